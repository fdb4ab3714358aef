"""Keeps share cards: drawn when they are first asked for, one file a page in the default storage."""

import logging

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from core.share_card import ShareCard

logger = logging.getLogger(__name__)
FOLDER = "share"
A_YEAR = 365 * 24 * 60 * 60


def serve(card: ShareCard, owner: str, digest: str, language: str) -> HttpResponse:
    """The card as a picture that may be kept for ever; Http404 if `digest` is not of what it shows now.

    `owner` ("page-12") names the page; there is never more than one card of an owner in the storage, so that
    visitors and edits cannot fill it.
    """
    if digest != card.digest:
        raise Http404(_("There is no such entry."))
    headers = {"Cache-Control": f"public, max-age={A_YEAR}, immutable", "Content-Language": language}
    return HttpResponse(_picture(card, owner), content_type="image/png", headers=headers)


def _picture(card: ShareCard, owner: str) -> bytes:
    folder = f"{FOLDER}/{owner}"
    name = f"{folder}/{card.digest}.png"
    try:
        if default_storage.exists(name):
            with default_storage.open(name) as file:
                return file.read()
    except Exception:
        # each kind of storage has errors of its own, and the picture does not need it
        logger.exception("The share card %s cannot be read; it is drawn again.", name)
    picture = card.png()
    try:
        _forget(folder)
        default_storage.save(name, ContentFile(picture))
    except Exception:
        logger.exception("The share card %s cannot be kept.", name)
    return picture


def _forget(folder: str) -> None:
    """Delete the cards that the page had before."""
    try:
        _folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for file in files:
        default_storage.delete(f"{folder}/{file}")
