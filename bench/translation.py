"""Counts the queries of translating a page of 187 strings, as wagtail-localize does it and as this project does, and
those of the translators' workspace for few pages and for many.

`python -m bench.translation` prints a table. It works in a scratch database and leaves nothing.
"""

import json
import os
import tempfile
import time
import uuid
from collections.abc import Callable
from typing import Any
from unittest.mock import patch

STRINGS = 187


def body() -> str:
    """184 strings (the page has three beside them) and 120 links that a translator may lead elsewhere."""
    blocks: list[dict[str, Any]] = []
    for number in range(60):
        links = [f'<a href="https://example.org/{number}/{place}">the report</a>' for place in (1, 2)]
        html = (
            f"<p>In year {number} heat was stored, says {links[0]}.</p><p>It was <b>{number} GWh</b>, says {links[1]}."
            f"</p><p>Nothing was lost in year {number}.</p>"
        )
        blocks.append({"type": "text", "value": html, "id": str(uuid.uuid4())})
    headings = [{"type": "heading", "value": {"text": f"Part {n}"}, "id": str(uuid.uuid4())} for n in range(4)]
    return json.dumps(blocks + headings)


def queries(action: Callable[[], Any]) -> int:
    from django.db import connection, reset_queries, transaction
    from django.test.utils import CaptureQueriesContext

    reset_queries()  # Django keeps the last 9,000 only, and counts none beyond
    with CaptureQueriesContext(connection) as captured, transaction.atomic():
        action()
    return len(captured)


def make_page() -> Any:
    from django.test import TestCase
    from wagtail_localize.synctree import create_aliases_for_new_page

    from home.models import StandardPage
    from home.setup import ensure_site

    home = ensure_site()["en"]
    page = StandardPage(title="Heat", slug=uuid.uuid4().hex, summary="Stored.", body=body(), locale=home.locale)
    with TestCase.captureOnCommitCallbacks(execute=True):
        home.add_child(instance=page)
        page.save_revision().publish()
        create_aliases_for_new_page(page)
    return page


def life(read: Callable, save_all: Callable, save_one: Callable) -> dict[str, int]:
    """{step: queries} of one page's life."""
    from wagtail.models import Locale
    from wagtail_localize.models import Translation, TranslationSource

    page, found = make_page(), {}
    with patch.object(TranslationSource, "refresh_segments", read):
        found["source record"] = queries(lambda: TranslationSource.get_or_create_from_instance(page))
        source = TranslationSource.objects.get_for_instance(page)
        translation = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="fi"))
        found["all strings saved, as from a file"] = queries(lambda: save_all(translation))
        if translation.get_progress() != (STRINGS, STRINGS):
            raise RuntimeError("Not all was saved.")
        found["one string saved"] = queries(lambda: save_one(translation))
        found["first publication"] = queries(lambda: translation.save_target(publish=True))
        found["second publication"] = queries(lambda: translation.save_target(publish=True))
        found["synchronisation, unchanged"] = queries(source.update_from_db)
        page.body = json.dumps(page.body.get_prep_value()).replace("heat was", "much heat was")
        page.save()
        found["synchronisation, 60 strings changed"] = queries(source.update_from_db)
    return found


def measure() -> list[tuple[str, int, int]]:
    """(step, queries of wagtail-localize, queries of ours) a row."""
    from django.utils import timezone
    from wagtail_localize.models import StringTranslation

    from translation.saving import save_strings
    from translation.shims.segments import refresh_segments, upstream_refresh

    def import_po(translation: Any) -> None:
        po = translation.export_po()
        for entry in po:
            entry.msgstr = f"fi {entry.msgid}"
        translation.import_po(po)

    def put_one(translation: Any) -> None:
        segment = translation.source.stringsegment_set.first()
        StringTranslation.objects.update_or_create(
            translation_of_id=segment.string_id,
            locale_id=translation.target_locale_id,
            context_id=segment.context_id,
            defaults={"data": "Uusi", "updated_at": timezone.now()},
        )

    def save_all(translation: Any) -> None:
        texts = translation.source.stringsegment_set.values_list("pk", "string__data")
        save_strings(translation, {pk: f"fi {text}" for pk, text in texts}, None)

    def save_one(translation: Any) -> None:
        save_strings(translation, {translation.source.stringsegment_set.first().pk: "Uusi"}, None)

    theirs = life(upstream_refresh, import_po, put_one)
    ours = life(refresh_segments, save_all, save_one)
    return [(step, number, ours[step]) for step, number in theirs.items()]


def workspace(pages: int) -> tuple[int, float]:
    """(queries, seconds) of the workspace's list with `pages` cases in every state of translation."""
    from django.contrib.auth import get_user_model
    from django.test import Client
    from wagtail_localize.synctree import create_aliases_for_new_page

    from bench.bulk_translations import make_translated
    from cases.models import CaseIndexPage
    from core.models import Priority
    from home.setup import ensure_site

    home = ensure_site()["en"]
    Priority.objects.get_or_create(
        slug="climate", locale=home.locale, defaults={"name": "Climate", "summary": "All.", "period_start": 2022}
    )
    index = CaseIndexPage(title="Cases", slug=uuid.uuid4().hex, summary="All.", locale=home.locale)
    home.add_child(instance=index)
    create_aliases_for_new_page(index)
    users = list(get_user_model().objects.filter(is_superuser=False))
    make_translated(index, pages, users=users)
    client = Client(headers={"host": "localhost"})
    client.force_login(get_user_model().objects.get_or_create(username="bench", is_superuser=True, is_staff=True)[0])

    def ask() -> None:
        if client.get("/admin/translation/").status_code != 200:
            raise RuntimeError("The workspace did not answer.")

    ask()
    started = time.perf_counter()
    number = queries(ask)
    return number, time.perf_counter() - started


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="hsr-bench-") as folder:
        os.environ["DJANGO_SETTINGS_MODULE"] = "hsr_cms.settings.dev"
        os.environ["VAR_DIR"] = folder
        os.environ.setdefault("LOG_LEVEL", "ERROR")
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import transaction

        call_command("migrate", verbosity=0)
        print("| step | wagtail-localize | here |\n|---|---|---|")
        for step, theirs, ours in measure():
            print(f"| {step} | {theirs:,} | {ours:,} |")
        print("\n| pages in the workspace | queries | seconds |\n|---|---|---|")
        for pages in (30, 10_000):
            with transaction.atomic():
                number, seconds = workspace(pages)
                transaction.set_rollback(True)
            print(f"| {pages:,} | {number} | {seconds:.1f} |")


if __name__ == "__main__":
    main()
