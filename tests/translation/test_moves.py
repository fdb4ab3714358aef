"""A page that moves in the English tree takes its counterparts along."""

import pytest
from django.urls import reverse

from tests.factories import StandardPageFactory
from tests.translation.making import translate, version, with_aliases

LANGUAGES = ("en", "fi", "sv")


@pytest.fixture
def tree(homes):
    """Two pages below home; "moved", translated into Finnish, with a child, lies below the first."""
    here = with_aliases(StandardPageFactory(parent=homes["en"], title="Here"))
    there = with_aliases(StandardPageFactory(parent=homes["en"], title="There"))
    moved = with_aliases(StandardPageFactory(parent=here, title="Moved"))
    child = with_aliases(StandardPageFactory(parent=moved, title="Child"))
    translate(moved, "fi")
    return {"here": here, "there": there, "moved": moved, "child": child}


def test_translations_and_aliases_follow_with_what_lies_below_them(tree, client):
    tree["moved"].move(tree["there"], pos="last-child")

    for code in LANGUAGES:
        moved = version(tree["moved"], code)
        assert moved.get_parent().specific == version(tree["there"], code)
        assert version(tree["child"], code).get_parent().specific == moved
        assert client.get(version(tree["child"], code).url).status_code == 200
    assert version(tree["moved"], "sv").url == "/sv/there/moved/"
    assert version(tree["child"], "fi").url == "/fi/there/fi-moved/child/"


def test_they_follow_a_move_in_the_admin(tree, admin_client):
    address = reverse("wagtailadmin_pages:move_confirm", args=[tree["moved"].pk, tree["there"].pk])

    admin_client.post(address)

    for code in LANGUAGES:
        assert version(tree["moved"], code).get_parent().specific == version(tree["there"], code)


def test_a_translation_that_moves_moves_nothing_else(tree):
    version(tree["moved"], "fi").move(version(tree["there"], "fi"), pos="last-child")

    for code in ("en", "sv"):
        assert version(tree["moved"], code).get_parent().specific == version(tree["here"], code)


def test_a_taken_slug_does_not_stop_a_counterpart(tree, client):
    StandardPageFactory(parent=version(tree["there"], "sv"), title="Moved")

    tree["moved"].move(tree["there"], pos="last-child")

    alias = version(tree["moved"], "sv")
    assert alias.get_parent().specific == version(tree["there"], "sv")
    assert alias.slug == "moved-1"
    assert client.get(alias.url).status_code == 200


def test_reordering_moves_no_counterpart(tree):
    before = [version(tree["here"], code).path for code in LANGUAGES[1:]]

    tree["here"].move(tree["there"], pos="right")

    assert [version(tree["here"], code).path for code in LANGUAGES[1:]] == before


def test_a_page_without_counterparts_moves_alone(tree, homes):
    lonely = StandardPageFactory(parent=homes["en"], title="Lonely")

    lonely.move(tree["there"], pos="last-child")

    assert lonely.get_translations().count() == 0
