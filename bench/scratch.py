"""A scratch database with the site in three languages, and documents in it as pages."""

import html
import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

LEAST_DOCUMENTS = 1_000
BATCH = 200


@contextmanager
def scratch_database() -> Iterator[None]:
    """Sets Django up, and makes a database beside the one that DATABASE_URL names, thrown away at the end."""
    import django

    django.setup()
    from django.db import connection

    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        from home.setup import ensure_site

        ensure_site()
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def load(code: str, documents: list[dict], queries: list[dict]) -> dict[int, str]:
    """Makes a page of each document, with as many unrelated ones as count for enough; {page id: document id}."""
    from django.contrib.contenttypes.models import ContentType
    from django.utils import timezone
    from wagtail.models import Page

    from bench.bulk import insert
    from bench.unrelated import unrelated
    from home.models import HomePage, StandardPage

    home = HomePage.objects.get(locale__language_code=code)
    few = len(documents) < LEAST_DOCUMENTS
    texts = [*documents, *unrelated(code, LEAST_DOCUMENTS, [*documents, *queries])] if few else documents
    content_type = ContentType.objects.get_for_model(StandardPage)
    now = timezone.now()
    pages = [
        Page(
            title=text["title"],
            draft_title=text["title"],
            slug=f"document-{number}",
            path=Page._get_path(home.path, home.depth + 1, home.numchild + number),
            depth=home.depth + 1,
            numchild=0,
            url_path=f"{home.url_path}document-{number}/",
            live=True,
            locale=home.locale,
            translation_key=uuid.uuid4(),
            content_type=content_type,
            first_published_at=now,
        )
        for number, text in enumerate(texts, 1)
    ]
    Page.objects.bulk_create(pages, batch_size=500)
    Page.objects.filter(pk=home.pk).update(numchild=home.numchild + len(pages))
    made = list(Page.objects.child_of(home).filter(slug__startswith="document-"))
    ids = {page.slug: page for page in made}
    rows = []
    for number, text in enumerate(texts, 1):
        page = ids[f"document-{number}"]
        body = json.dumps([{"type": "text", "value": f"<p>{html.escape(text['body'])}</p>", "id": str(uuid.uuid4())}])
        standard = StandardPage(page_ptr=page, body=body)
        standard.__dict__.update({**page.__dict__, "page_ptr_id": page.pk, "_state": standard._state})
        rows.append(standard)
    insert(StandardPage, rows)
    return {ids[f"document-{number}"].pk: text["id"] for number, text in enumerate(texts, 1)}


def index_with(path: str) -> None:
    """Indexes all pages anew with a backend."""
    from wagtail.search.backends import get_search_backend

    from home.models import StandardPage

    backend = get_search_backend(path)
    backend.reset_indexes()
    objects = StandardPage.objects.order_by("pk").select_related("alias_of")
    keys = list(objects.values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        backend.add_bulk(StandardPage, list(objects.filter(pk__in=keys[start : start + BATCH])))
    backend.refresh_indexes()
