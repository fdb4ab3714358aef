"""Each hole is upstream's still, without the mend; and where upstream has done the work, the mend does nothing.

When a test of the first part fails after an upgrade, upstream has mended the hole: the mend can go.
"""

from contextlib import contextmanager
from typing import Any

import pytest
from django.db.models.signals import pre_delete
from django.test import RequestFactory
from wagtail.models import Page, PageLogEntry
from wagtail.signals import post_page_move, published
from wagtail_localize.fields import copy_synchronised_fields
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.synctree import create_aliases_for_new_page
from wagtail_localize.views.edit_translation import edit_string_translation, stop_translation, upload_pofile
from wagtail_localize.views.report import TranslationsReportView

from core.models import Theme
from tests.factories import BlogPageFactory, CasePageFactory, PriorityFactory, StandardPageFactory, ThemeFactory
from tests.translation.making import blog_index, case_index, locale, translate, version, with_aliases
from tests.translation.roles import somebody
from tests.translation.shims.asking import FORM, segment, text_of
from translation.models import NeedsRevision
from translation.saving import save_strings
from translation.shims import carrying, deletions, drafts, hooks, moves
from translation.shims.relations import copy_relations_too
from translation.shims.segments import upstream_refresh


@contextmanager
def without(signal: Any, receiver: Any, name: str, sender: Any = None):
    assert signal.disconnect(sender=sender, dispatch_uid=name)
    try:
        yield
    finally:
        signal.connect(receiver, sender=sender, dispatch_uid=name)


def asked(user: Any, method: str = "post", **body: Any) -> Any:
    """A request as upstream's views are given it."""
    request = getattr(RequestFactory(), method)("/", **body)
    request.user, request._messages = user, _Messages()
    request._dont_enforce_csrf_checks = True
    return request


class _Messages:
    def add(self, *message: Any) -> None:
        pass


# The holes are still there


def test_upstream_saves_a_draft_where_visitors_see_it(translation, finnish):
    save_strings(translation, {segment(translation).pk: "Not public yet"}, None)

    drafts._create_or_update(translation.source, translation.target_locale, publish=False, fallback=True)

    assert version(finnish, "fi").title == "Not public yet"


def test_upstream_loses_a_translation_with_one_letter_of_its_source(translation, page):
    page.title = "Heats"
    with without(published, carrying.synchronise, "strings of a published source"):
        page.save_revision().publish()
    translation.source.content_json = version(page, "fi").get_translation(locale("en")).specific.to_json()
    translation.source.save()

    upstream_refresh(translation.source)

    assert segment(translation).string.data == "Heats"
    assert not StringTranslation.objects.filter(translation_of=segment(translation).string).exists()


def test_upstream_saves_strings_of_a_locked_page(translation, finnish):
    Page.objects.filter(pk=finnish.pk).update(locked=True)
    request = asked(somebody("Finnish translators"), "put", data="value=Kuumuus", content_type=FORM)

    edit_string_translation(request, translation.pk, segment(translation).pk)

    assert text_of(translation) == "Kuumuus"


def test_upstream_lets_any_translator_of_the_page_stop_it(translation, finnish):
    Page.objects.filter(pk=finnish.pk).update(locked=True)

    stop_translation(asked(somebody("Finnish translators")), translation.pk)

    assert not Translation.objects.get(pk=translation.pk).enabled


def test_upstream_reports_every_language_to_everybody(translation):
    view = TranslationsReportView()
    view.setup(asked(somebody("Swedish translators"), "get"))

    assert [each.target_locale.language_code for each in view.get_queryset()] == ["fi"]


def test_upstream_fails_where_no_file_was_sent(translation):
    with pytest.raises(KeyError):
        upload_pofile(asked(somebody("Finnish translators")), translation.pk)


def test_upstream_leaves_the_counterparts_where_a_page_was_moved_from(homes, page):
    there = with_aliases(StandardPageFactory(parent=homes["en"], title="There"))

    with without(post_page_move, moves._on_move, "counterparts follow a move"):
        page.move(there, pos="last-child")

    assert version(page, "sv").get_parent().specific == homes["sv"]


def test_upstream_leaves_a_live_translation_of_what_was_deleted(page, finnish):
    with without(pre_delete, deletions._on_delete, "orphans of wagtailcore.Page", sender=Page):
        page.delete()

    assert Page.objects.get(pk=finnish.pk).live


def test_upstream_makes_no_aliases_of_copies(homes, page):
    copy = page.copy(update_attrs={"slug": "copy"})

    assert not copy.get_translations().exists()


def test_upstream_leaves_the_last_theme_of_a_source_on_its_translation(homes):
    case = with_aliases(CasePageFactory(parent=case_index(homes)))
    case.themes = [ThemeFactory()]
    case.save_revision().publish()
    target = translate(case, "fi")
    case.themes = []

    copy_synchronised_fields(case, target)

    assert target.themes.count() == Theme.objects.count() == 1


# Where upstream has done it already


def test_a_copy_that_has_its_aliases_gets_no_more(homes, page):
    copy = page.copy(update_attrs={"slug": "copy"})
    create_aliases_for_new_page(copy)
    before = Page.objects.count()

    hooks.alias_copies(RequestFactory().get("/"), page, copy)

    assert Page.objects.count() == before


def test_a_counterpart_that_has_moved_already_is_not_moved(homes, page):
    there = with_aliases(StandardPageFactory(parent=homes["en"], title="There"))
    page.move(there, pos="last-child")
    before = list(Page.objects.order_by("pk").values_list("path", "slug"))

    moves.follow(page, there)

    assert list(Page.objects.order_by("pk").values_list("path", "slug")) == before


def test_a_translation_that_is_offline_already_is_not_taken_offline(page, finnish):
    finnish.unpublish()
    before = PageLogEntry.objects.filter(page=finnish.pk).count()

    deletions.orphan(page)

    assert PageLogEntry.objects.filter(page=finnish.pk).count() == before


def test_a_string_that_has_a_translation_already_is_given_none(translation, page):
    before = list(translation.source.stringsegment_set.select_related("string", "context"))
    page.title = "Heats"
    with without(published, carrying.synchronise, "strings of a published source"):
        page.save_revision().publish()
    translation.source.content_json = page.to_json()
    translation.source.save()
    upstream_refresh(translation.source)
    save_strings(translation, {segment(translation).pk: "Kuumuudet"}, None)

    carrying.carry(before, list(StringSegment.objects.filter(source=translation.source)))

    assert text_of(translation) == "Kuumuudet"
    assert not NeedsRevision.objects.exists()


def test_what_is_emptied_already_stays_as_it_is(homes):
    post = with_aliases(BlogPageFactory(parent=blog_index(homes), priority=PriorityFactory()))
    target = translate(post, "fi")
    post.priority = target.priority = None

    copy_relations_too(post, target)

    assert target.priority is None


def test_a_page_of_its_own_is_not_made_one(translation, finnish):
    before = PageLogEntry.objects.count()

    drafts.first_publication(finnish, finnish.latest_revision)

    assert PageLogEntry.objects.count() == before
