"""A private page is private in every language.

Wagtail keeps a view restriction per page. Here a restriction that is set, changed or removed on one language's
page is carried to its counterparts, aliases included, at once; and a counterpart made later takes it over.
"""

from collections.abc import Iterable
from contextvars import ContextVar
from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import copy_for_translation_done

_carrying: ContextVar[bool] = ContextVar("carrying view restrictions over", default=False)


def _signature(page: Page) -> list[tuple]:
    return sorted(
        (
            restriction.restriction_type,
            restriction.password,
            tuple(sorted(group.pk for group in restriction.groups.all())),
        )
        for restriction in PageViewRestriction.objects.filter(page_id=page.pk).prefetch_related("groups")
    )


def carry_over(page: Page, targets: list[Page] | None = None) -> None:
    """Give the counterparts of `page` (or only `targets`) exactly the restrictions that `page` has.

    While it works the copies set off no further copying.
    """
    wanted = _signature(page)
    token = _carrying.set(True)
    try:
        _copy(wanted, page.get_translations() if targets is None else targets)
    finally:
        _carrying.reset(token)


def _copy(wanted: list[tuple], counterparts: Iterable[Page]) -> None:
    for counterpart in counterparts:
        if _signature(counterpart) == wanted:
            continue
        PageViewRestriction.objects.filter(page_id=counterpart.pk).delete()
        for kind, password, group_ids in wanted:
            copy = PageViewRestriction(page_id=counterpart.pk, restriction_type=kind, password=password)
            copy.save()
            copy.groups.set(group_ids)


def _on_change(sender: type, instance: PageViewRestriction, **kwargs: Any) -> None:
    if kwargs.get("raw") or not kwargs.get("action", "post_").startswith("post_") or _carrying.get():
        return
    if page := Page.objects.filter(pk=instance.page_id).first():
        waits = kwargs.get("created", False) and _lacks_groups(instance)
        carry_over(page, _still_open(page) if waits else None)


def _lacks_groups(restriction: PageViewRestriction) -> bool:
    """Whether a new restriction is still to be given its groups.

    Wagtail saves it first and sets the groups then, also where it makes an alias of a restricted page; carried over
    at once, "no group" would replace the groups of the page that the alias is made of.
    """
    return restriction.restriction_type == PageViewRestriction.GROUPS and not restriction.groups.exists()


def _still_open(page: Page) -> list[Page]:
    return list(page.get_translations().filter(view_restrictions=None))


def _on_delete(sender: type, instance: PageViewRestriction, origin: Any = None, **kwargs: Any) -> None:
    # A page that is deleted takes its restriction along; that must not open its counterparts.
    if getattr(origin, "model", type(origin)) is PageViewRestriction:
        _on_change(sender, instance)


def _on_translation_made(sender: type, source_obj: Any, target_obj: Any, **kwargs: Any) -> None:
    if isinstance(source_obj, Page):
        carry_over(source_obj, [target_obj])


def connect() -> None:
    """Listen to every way a restriction changes; called once, when the app is ready."""
    post_save.connect(_on_change, sender=PageViewRestriction, dispatch_uid="restriction saved")
    post_delete.connect(_on_delete, sender=PageViewRestriction, dispatch_uid="restriction deleted")
    m2m_changed.connect(
        _on_change, sender=PageViewRestriction.groups.through, dispatch_uid="restriction's groups changed"
    )
    copy_for_translation_done.connect(_on_translation_made, dispatch_uid="restriction of a new translation")
