"""Documents in the search: their text is read once, after the upload, by a background task."""

import logging
from functools import partial
from io import BytesIO
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import QuerySet
from django.db.models.functions import Cast
from django_tasks import task
from pypdf import PdfReader
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex
from wagtail.search.index import insert_or_update_object

from core.models import SiteDocument
from search.languages import searching_in

MOST_PAGES = 300
MOST_LETTERS = 500_000
MOST_BYTES = 50 * 1024**2
READABLE = ("pdf", "txt", "md", "csv")

logger = logging.getLogger(__name__)


def text_in(document: SiteDocument) -> str:
    """The text of a PDF or of a plain text file, cut to what is worth an index; "" if it has none to be read."""
    if document.file_extension.lower() not in READABLE or (document.file_size or 0) > MOST_BYTES:
        return ""
    with document.open_file() as file:
        data = file.read()
    text = _text_of_pdf(data) if document.file_extension.lower() == "pdf" else data.decode("utf-8", "replace")
    # PostgreSQL keeps no NUL, and extraction leaves halves of surrogate pairs
    return text[:MOST_LETTERS].replace("\0", " ").encode("utf-8", "ignore").decode()


def _text_of_pdf(data: bytes) -> str:
    reader = PdfReader(BytesIO(data))
    texts: list[str] = []
    for page in reader.pages[:MOST_PAGES]:
        texts.append(page.extract_text())
        if sum(map(len, texts)) > MOST_LETTERS:
            break
    return "\n".join(texts)


@task()
def read_document(document_id: int) -> None:
    """Read a document's text and index it. One deleted meanwhile is no error, nor is a file that cannot be read."""
    document = SiteDocument.objects.filter(pk=document_id).first()
    if document is None:
        return
    try:
        document.text = text_in(document)
    except Exception:  # a damaged file fails in many ways, and is found by its title all the same
        logger.warning("The text of document %s could not be read.", document_id, exc_info=True)
        document.text = ""
    SiteDocument.objects.filter(pk=document_id).update(text=document.text)
    insert_or_update_object(document)


def read_later(sender: Any, instance: SiteDocument, raw: bool = False, **kwargs: Any) -> None:
    """post_save of a document: have its file read once the upload is safe in the database."""
    if not raw:
        transaction.on_commit(partial(read_document.enqueue, instance.pk))


def documents_of(language: str, pages: QuerySet) -> QuerySet:
    """The documents in a language that anybody may open and that one of `pages` (public ones) leads to."""
    used = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(SiteDocument),
        object_id__in=pages.order_by().values_list(Cast("pk", models.CharField())),
    )
    documents = SiteDocument.objects.filter(
        pk__in=used.values_list(Cast("to_object_id", models.BigIntegerField())), language=language
    )
    for path in CollectionViewRestriction.objects.values_list("collection__path", flat=True):
        documents = documents.exclude(collection__path__startswith=path)
    return documents


def search_documents(query: str, language: str, pages: QuerySet, limit: int) -> list[SiteDocument]:
    """The best documents for a cleaned query, at most `limit`, without their texts."""
    documents = SiteDocument.objects.filter(pk__in=documents_of(language, pages).values("pk")).defer("text")
    with searching_in(language):
        return list(documents.search(query)[:limit])
