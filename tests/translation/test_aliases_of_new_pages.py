"""A page that is new in the English tree stands at once in the Finnish and Swedish trees, as an alias."""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from core.models import Municipality
from tests.factories import PriorityFactory, StandardPageFactory, ThemeFactory
from tests.translation.making import case_index, translate, version, with_aliases


def standard_page_form(**values) -> dict:
    empty = {"cover_image": "", "body": streamfield([]), "seo_title": "", "search_description": "", "slug": "new"}
    return nested_form_data(
        {"title": "New", "summary": "A summary.", **empty, "comments": inline_formset([]), **values}
    )


def child(parent: Page, slug: str) -> Page:
    return Page.objects.child_of(Page.objects.get(pk=parent.pk)).get(slug=slug)


def counterparts(page) -> dict[str, Page]:
    return {twin.locale.language_code: twin for twin in page.get_translations().select_related("locale")}


@pytest.mark.parametrize("action", ["action-publish", "action-save"])
def test_a_page_made_by_add_has_aliases_at_once(homes, admin_client, action):
    address = reverse("wagtailadmin_pages:add", args=["home", "standardpage", homes["en"].pk])

    response = admin_client.post(address, standard_page_form(**{action: "1"}))

    assert response.status_code == 302
    page = child(homes["en"], "new")
    aliases = counterparts(page)
    assert aliases.keys() == {"fi", "sv"}
    for code, alias in aliases.items():
        assert alias.alias_of_id == page.pk
        assert alias.live == page.live == (action == "action-publish")
        assert alias.get_parent() == Page.objects.get(pk=homes[code].pk)


def test_a_case_made_by_add_is_filed_alike_in_all_trees(homes, admin_client):
    index, priority, theme = case_index(homes), PriorityFactory(), ThemeFactory()
    espoo, vantaa = Municipality.objects.filter(name_fi__in=["Espoo", "Vantaa"]).order_by("name_fi")
    form = {
        "title": "Heat",
        "slug": "heat",
        "summary": "From the sea.",
        "priority": priority.pk,
        "problem": rich_text("<p>It was cold.</p>"),
        "solution": rich_text("<p>It is warm.</p>"),
        "transferability": rich_text(""),
        "results": streamfield([]),
        "body": streamfield([]),
        "sources": streamfield([]),
        "status": "ongoing",
        "published_on": "2026-05-04",
        "related_pages": inline_formset([]),
        "comments": inline_formset([]),
        "action-publish": "1",
    }
    address = reverse("wagtailadmin_pages:add", args=["cases", "casepage", index.pk])

    chosen = {"themes": [theme.pk], "municipalities": [espoo.pk, vantaa.pk]}
    response = admin_client.post(address, nested_form_data(form) | chosen)

    assert response.status_code == 302
    page = child(index, "heat").specific
    for code in ("fi", "sv"):
        alias = version(page, code)
        assert alias.alias_of_id == page.pk
        assert set(alias.municipalities.all()) == {espoo, vantaa}
        assert list(alias.themes.all()) == [theme]


def test_a_page_copied_with_its_subpages_has_aliases_at_once(homes, admin_client):
    parent = with_aliases(StandardPageFactory(parent=homes["en"], title="Parent"))
    middle = with_aliases(StandardPageFactory(parent=parent, title="Child"))
    with_aliases(StandardPageFactory(parent=middle, title="Grandchild"))
    form = {
        "new_title": "Copy",
        "new_slug": "copy",
        "new_parent_page": homes["en"].pk,
        "copy_subpages": "on",
        "publish_copies": "on",
    }

    response = admin_client.post(reverse("wagtailadmin_pages:copy", args=[parent.pk]), form)

    assert response.status_code == 302
    copies = child(homes["en"], "copy").get_descendants(inclusive=True)
    assert [copy.slug for copy in copies] == ["copy", "child", "grandchild"]
    for copy in copies:
        aliases = counterparts(copy)
        assert aliases.keys() == {"fi", "sv"}
        for code, alias in aliases.items():
            assert alias.alias_of_id == copy.pk
            assert alias.live
            assert alias.url_path == copy.url_path.replace("/home-en/", f"/home-{code}/")


def test_a_copied_draft_stays_a_draft_in_every_tree(homes, admin_client):
    page = with_aliases(StandardPageFactory(parent=homes["en"], title="Parent"))
    form = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": homes["en"].pk}

    admin_client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), form)

    copy = child(homes["en"], "copy")
    assert not copy.live
    assert [alias.live for alias in counterparts(copy).values()] == [False, False]


def test_a_copy_made_as_an_alias_has_counterparts_too(homes, admin_client):
    page = with_aliases(StandardPageFactory(parent=homes["en"], title="Parent"))
    form = {"new_title": "Twin", "new_slug": "twin", "new_parent_page": homes["en"].pk, "alias": "on"}

    admin_client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), form)

    twin = child(homes["en"], "twin")
    assert twin.alias_of_id == page.pk
    assert counterparts(twin).keys() == {"fi", "sv"}


def test_a_copied_translation_makes_nothing_in_the_other_trees(homes, admin_client):
    page = with_aliases(StandardPageFactory(parent=homes["en"], title="Parent"))
    finnish = translate(page, "fi")
    before = Page.objects.count()
    form = {"new_title": "Kopio", "new_slug": "kopio", "new_parent_page": homes["fi"].pk}

    admin_client.post(reverse("wagtailadmin_pages:copy", args=[finnish.pk]), form)

    assert Page.objects.count() == before + 1
    assert not counterparts(Page.objects.get(slug="kopio"))


def test_aliases_follow_the_source_when_it_is_published_again(homes):
    page = with_aliases(StandardPageFactory(parent=homes["en"], title="Before"))

    page.title = "After"
    page.save_revision().publish()

    assert version(page, "fi").title == version(page, "sv").title == "After"


def test_aliases_go_offline_with_the_source(homes):
    page = with_aliases(StandardPageFactory(parent=homes["en"]))

    page.unpublish()

    assert not version(page, "fi").live
    assert not version(page, "sv").live
