"""Texts as the translator types them are texts as wagtail-localize keeps them, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translation.editor.texts import compared, difference, normal, shown, stored, tags_of

PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n&<>\"'"), max_size=60)


@given(PLAIN)
def test_any_plain_text_comes_back_as_it_was_typed(text):
    assert shown(stored(text, rich=False), rich=False) == normal(text)


@given(st.lists(st.sampled_from(["a", " ", "&", "&lt;", "<b>x</b>", "&amp;lt;", ";", '<a id="a1">y</a>']), max_size=8))
def test_any_rich_text_keeps_its_meaning(parts):
    text = normal("".join(parts))
    assert stored(shown(stored(text, rich=True), rich=True), rich=True) == stored(text, rich=True)


def test_a_browsers_line_ends_are_no_change():
    assert stored("one\r\ntwo ", rich=False) == "one<br/>two"


def test_whole_words_are_compared():
    assert str(difference("the town is warm", "the city is warm", rich=False)).count("<del>") == 1


def test_a_single_word_between_two_changes_is_read_with_them():
    before, after = compared("a big red car stood there", "a large red bus stood there", rich=False)
    assert before.count("<del>") == after.count("<ins>") == 1


def test_what_was_only_added_removes_nothing():
    before, after = compared("The heat.", "The heat of the sea.", rich=False)
    assert "<del>" not in before
    assert after.count("<ins>") == 1


@pytest.mark.parametrize("rich", [True, False])
def test_markup_in_a_text_is_shown_and_never_run(rich):
    html = difference("", "<script>alert(1)</script><img src=x onerror=alert(1)>", rich)
    assert "<script" not in html
    assert "<img" not in html


def test_the_elements_of_a_text_are_offered_once_each():
    assert tags_of('<b>a</b> <b>b</b> <a id="a1">c</a><br/>') == [
        ("<b>", "</b>"),
        ('<a id="a1">', "</a>"),
        ("<br/>", ""),
    ]
