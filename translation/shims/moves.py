"""A page that moves takes its counterparts along.

wagtail-localize follows what is added to the source tree, not what is moved in it. Without this a page moved
below a private section would stay public in the other languages.
"""

from typing import Any

from wagtail.coreutils import find_available_slug
from wagtail.models import Page
from wagtail.signals import post_page_move
from wagtail_localize.models import LocaleSynchronization


def follow(page: Page, parent: Page) -> None:
    """Move the counterparts of `page`, which now lies below `parent`, below the counterparts of `parent`.

    Only in the trees that follow the page's own; a translator who moves a Finnish page moves nothing else.
    """
    followers = LocaleSynchronization.objects.filter(sync_from_id=page.locale_id).values("locale_id")
    for counterpart in page.get_translations().filter(locale_id__in=followers):
        home = parent.get_translation_or_none(counterpart.locale)
        if home is None or counterpart.is_child_of(home) or home == counterpart or home.is_descendant_of(counterpart):
            continue
        slug = find_available_slug(home, counterpart.slug, ignore_page_id=counterpart.pk)
        if slug != counterpart.slug:
            specific = counterpart.specific
            specific.slug = slug
            specific.save()
            counterpart.refresh_from_db()
        counterpart.move(home, pos="last-child")


def _on_move(**move: Any) -> None:
    if move["parent_page_before"].pk != move["parent_page_after"].pk:
        follow(move["instance"], move["parent_page_after"])


def connect() -> None:
    """Listen to moves; called once, when the app is ready."""
    post_page_move.connect(_on_move, dispatch_uid="counterparts follow a move")
