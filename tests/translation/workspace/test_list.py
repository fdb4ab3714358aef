"""The list of the work: what it shows to whom, how it is filtered and sorted, and what is done from it."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.models import Translation

from core.models import Priority
from tests.factories import BlogPageFactory, CasePageFactory, PriorityFactory, StandardPageFactory
from tests.translation.making import blog_index, case_index, locale, submit, translate, version, with_aliases
from tests.translation.roles import client_of, is_refused, signed_in, somebody
from tests.translation.workspace.states import published_anew, some_texts
from translation.assignments import assign, begin
from translation.models import Assignment

INDEX = "/admin/translation/"


def soup(response: Any) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser")


def listed(client: Any, query: str = "", address: str = INDEX) -> list[tuple[str, str, str]]:
    """(title, language, state) a row."""
    rows = soup(client.get(f"{address}?{query}")).select(".work-list tbody tr")
    parts = (".work-title .title-wrapper", ".work-language", ".work-state")
    return [tuple(row.select_one(part).get_text(strip=True) for part in parts) for row in rows]


def titles(client: Any, query: str = "") -> list[str]:
    return [title for title, _language, _state in listed(client, query)]


@pytest.fixture
def work(homes):
    """A finished, a changed, a begun and an untouched page; what is needed to tell them apart."""
    pages = {
        name: with_aliases(StandardPageFactory(parent=homes["en"], title=name))
        for name in ("Done", "Changed", "Begun", "Untouched")
    }
    for code in ("fi", "sv"):
        translate(homes["en"], code)
        translate(pages["Done"], code)
        translate(pages["Changed"], code)
    published_anew(pages["Changed"], summary="Another sentence altogether.")
    submit(pages["Begun"], "fi").save_target(publish=False)
    return pages


def test_a_translator_sees_what_needs_work_in_the_own_language(work):
    found = listed(signed_in("Finnish translators"))

    assert set(found) == {
        ("Changed", "Finnish", "out of date"),
        ("Begun", "Finnish", "in work"),
        ("Untouched", "Finnish", "not started"),
    }


def test_a_moderator_sees_all_languages(work):
    found = {(title, language) for title, language, _state in listed(signed_in("Moderators"), "state=all")}

    assert {("Done", "Finnish"), ("Done", "Swedish")} < found


def test_the_other_language_is_hidden_from_a_translator_whatever_the_address_says(work):
    client = signed_in("Swedish translators")

    for query in ("language=fi&state=all", "state=all"):
        assert {language for _title, language, _state in listed(client, query)} <= {"Swedish"}
    results = listed(client, "state=all", f"{INDEX}results/")
    assert {language for _title, language, _state in results} == {"Swedish"}
    key = work["Done"].translation_key
    assert is_refused(client.get(reverse("translation_assignments:text", args=[key, "fi"])))


@pytest.mark.parametrize("address", [INDEX, f"{INDEX}results/", f"{INDEX}parity/fi/sv/"])
def test_an_author_is_refused(homes, address):
    assert is_refused(signed_in("Authors").get(address))


def test_the_title_leads_straight_to_the_editor(work):
    page = soup(signed_in("Finnish translators").get(INDEX))

    links = {link.get_text(strip=True): link["href"] for link in page.select("tbody .work-title a")}

    expected = {name: reverse("wagtailadmin_pages:edit", args=[version(work[name], "fi").pk]) for name in work}
    assert links == {name: expected[name] for name in ("Changed", "Begun")}


def test_a_priority_stands_in_the_list_with_its_editor(homes):
    priority = PriorityFactory(name="Climate")
    translate(priority, "fi")
    page = soup(signed_in("Finnish translators").get(f"{INDEX}?state=all"))

    link = page.find("a", string="Climate")

    finnish = priority.get_translation(locale("fi"))
    assert link["href"] == reverse("wagtailsnippets_core_priority:edit", args=[finnish.pk])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("language=fi", {"Changed", "Begun", "Untouched"}),
        ("state=out_of_date", {"Changed"}),
        ("state=in_work", {"Begun"}),
        ("state=not_started", {"Untouched", "Begun"}),  # begun in Finnish only
        ("state=up_to_date", {"Helsinki Smart Region", "Done"}),
        ("state=all", {"Helsinki Smart Region", "Done", "Changed", "Begun", "Untouched"}),
        ("q=TOUCH", {"Untouched"}),
        ("q=nothing+of+the+kind", set()),
        ("state=nonsense", {"Helsinki Smart Region", "Done", "Changed", "Begun", "Untouched"}),
    ],
)
def test_the_list_is_filtered_by_what_the_address_says(work, query, expected):
    assert set(titles(signed_in("Moderators"), query)) == expected


def test_the_list_is_filtered_by_type_and_priority(homes):
    climate, city = PriorityFactory(name="Climate"), PriorityFactory(name="City")
    cases, blog = case_index(homes), blog_index(homes)
    case = with_aliases(CasePageFactory(parent=cases, title="A case", priority=climate))
    with_aliases(CasePageFactory(parent=cases, title="Another", priority=city))
    with_aliases(BlogPageFactory(parent=blog, title="A post", priority=climate))
    client = signed_in("Finnish translators")

    assert set(titles(client, f"kind={case.content_type_id}")) == {"A case", "Another"}
    assert set(titles(client, f"priority={climate.translation_key}")) == {"A case", "A post", "Climate"}
    assert set(titles(client, f"priority={city.translation_key}&kind={case.content_type_id}")) == {"Another"}


def test_the_list_is_filtered_by_translator_and_deadline(work, superuser):
    me, other = somebody("Finnish translators"), somebody("Moderators")
    today = timezone.localdate()
    for name, translator, due in [("Begun", me, today - timedelta(days=1)), ("Changed", other, today)]:
        translation = Translation.objects.get(source__object_id=work[name].translation_key, target_locale=locale("fi"))
        assign(translation, translator, due, superuser)
    client = client_of(me)

    assert titles(client, "translator=me") == ["Begun"]
    assert titles(client, f"translator={other.pk}") == ["Changed"]
    assert titles(client, "translator=nobody") == ["Untouched"]
    assert titles(client, "deadline=overdue") == ["Begun"]
    assert set(titles(client, "deadline=week")) == {"Begun", "Changed"}
    assert titles(client, "deadline=none") == ["Untouched"]
    row = soup(client.get(f"{INDEX}?translator=me")).select_one(".work-list tbody .work-due")
    assert "overdue" in row.get_text()


def test_mine_comes_first_then_nobodys_by_deadline(work, superuser):
    me, other = somebody("Finnish translators"), somebody("Moderators")
    for name, translator, days in [("Changed", other, 1), ("Begun", me, 9)]:
        translation = Translation.objects.get(source__object_id=work[name].translation_key, target_locale=locale("fi"))
        assign(translation, translator, timezone.localdate() + timedelta(days=days), superuser)

    assert titles(client_of(me)) == ["Begun", "Untouched", "Changed"]


def test_the_list_is_sorted_by_each_of_its_columns(work):
    client = signed_in("Finnish translators")

    for column in ("title", "language", "state", "words", "translator", "due", "changed"):
        up, down = titles(client, f"ordering={column}"), titles(client, f"ordering=-{column}")
        assert sorted(up) == sorted(down) == ["Begun", "Changed", "Untouched"], column
    assert titles(client, "ordering=title") == ["Begun", "Changed", "Untouched"]
    assert titles(client, "ordering=-title") == ["Untouched", "Changed", "Begun"]
    assert titles(client, "ordering=-words")[0] == "Begun"


def test_fifty_texts_make_a_page(homes):
    for _position in range(51):
        with_aliases(StandardPageFactory(parent=homes["en"]))
    client = signed_in("Finnish translators")

    assert len(listed(client)) == 50
    assert len(listed(client, "p=2")) == 2  # and the home page


def test_each_number_of_a_card_leads_to_the_texts_it_counts(homes):
    some_texts(homes, 7, number=10)
    client = signed_in("Moderators")
    cards = soup(client.get(INDEX)).select(".work-card")
    links = [link for card in cards[:2] for link in card.select(".work-figures a")]

    assert len(links) > 6
    for link in links:
        number = int(link.find("strong").get_text())
        assert len(listed(client, link["href"].partition("?")[2])) == number, link["href"]


def test_a_card_says_the_coverage_in_words(homes):
    translate(homes["en"], "fi")
    with_aliases(StandardPageFactory(parent=homes["en"]))
    with_aliases(StandardPageFactory(parent=homes["en"]))

    lead = soup(signed_in("Finnish translators").get(INDEX)).select_one(".work-lead").get_text(" ", strip=True)

    assert lead.startswith("33% of the published texts have a public translation: 1 of 3.")


def test_one_click_begins_a_text_takes_it_and_opens_the_editor(work):
    translator = somebody("Finnish translators")
    client = client_of(translator)
    page = work["Untouched"]
    form = soup(client.get(INDEX)).find("button", string=lambda text: text and "Start" in text).find_parent("form")

    response = client.post(form["action"])

    assert response.status_code == 302
    assert response.url == reverse("wagtailadmin_pages:edit", args=[version(page, "fi").pk])
    assignment = Assignment.objects.get(translation__source__object_id=page.translation_key)
    assert (assignment.translator, assignment.translation.target_locale) == (translator, locale("fi"))
    assert version(page, "fi").alias_of_id == page.pk, "a draft stays out of the public"


def test_a_priority_is_begun_by_one_click_too(homes):
    priority = PriorityFactory(name="Climate")
    client = signed_in("Finnish translators")

    response = client.post(reverse("translation_workspace:start", args=[priority.translation_key, "fi"]))

    finnish = Priority.objects.get(translation_key=priority.translation_key, locale=locale("fi"))
    assert response.url == reverse("wagtailsnippets_core_priority:edit", args=[finnish.pk])
    assert not finnish.live


@pytest.mark.parametrize("role", ["Authors", "Swedish translators"])
def test_nobody_begins_a_text_in_a_language_of_others(work, role):
    address = reverse("translation_workspace:start", args=[work["Untouched"].translation_key, "fi"])

    assert is_refused(signed_in(role).post(address))
    assert not Translation.objects.filter(source__object_id=work["Untouched"].translation_key).exists()


def test_what_is_no_published_text_cannot_be_begun(homes):
    client = signed_in("Finnish translators")
    draft = with_aliases(StandardPageFactory(parent=homes["en"], live=False))

    for key, language in [
        (draft.translation_key, "fi"),
        ("3a3a3a3a-0000-4000-8000-000000000000", "fi"),
        (homes["en"].translation_key, "en"),
        (homes["en"].translation_key, "de"),
    ]:
        assert client.post(reverse("translation_workspace:start", args=[key, language])).status_code == 404
    address = reverse("translation_workspace:start", args=[homes["en"].translation_key, "fi"])
    assert client.get(address).status_code == 405


def test_many_texts_are_given_to_somebody_at_once(work, mailoutbox, django_capture_on_commit_callbacks):
    translator = somebody("Finnish translators")
    due = timezone.localdate() + timedelta(days=3)
    chosen = [f"{work[name].translation_key}:fi" for name in ("Untouched", "Begun")]
    form = {"give-translator": translator.pk, "give-due": due.isoformat(), "text": chosen, "next": f"{INDEX}?p=1"}

    with django_capture_on_commit_callbacks(execute=True):
        response = signed_in("Moderators").post(reverse("translation_workspace:give"), form)

    assert response.url == f"{INDEX}?p=1"
    given = Assignment.objects.filter(translator=translator, due=due)
    assert {each.translation.source.object_id for each in given} == {
        work["Untouched"].translation_key,
        work["Begun"].translation_key,
    }
    [mail] = mailoutbox
    assert mail.to == [translator.email]
    assert "Untouched" in mail.body
    assert "Begun" in mail.body


def test_a_text_that_cannot_be_given_is_named_and_the_others_are_given(work):
    swede = somebody("Swedish translators")
    form = {
        "give-translator": swede.pk,
        "text": [f"{work['Untouched'].translation_key}:{code}" for code in ("fi", "sv")],
    }

    response = signed_in("Moderators").post(reverse("translation_workspace:give"), form, follow=True)

    [assignment] = Assignment.objects.all()
    assert (assignment.translator, assignment.translation.target_locale) == (swede, locale("sv"))
    assert "swedish-translators has no right to translate into Finnish." in response.text


def test_without_a_choice_nothing_is_given(work):
    moderator = somebody("Moderators")
    client, address = client_of(moderator), reverse("translation_workspace:give")
    text = f"{work['Begun'].translation_key}:fi"

    nobody = client.post(address, {"give-translator": "12345", "text": [text]}, follow=True)
    nothing = client.post(address, {"give-translator": moderator.pk}, follow=True)
    nonsense = client.post(address, {"give-translator": moderator.pk, "text": ["x"]})

    assert "Choose a translator and a valid deadline." in nobody.text
    assert "Choose at least one text." in nothing.text
    assert nonsense.status_code == 404
    assert not Assignment.objects.exists()


def test_a_translator_who_is_reviewed_takes_but_does_not_give(work):
    settings_of = locale("fi").translation_settings
    settings_of.reviewed = True
    settings_of.save()
    me, colleague = somebody("Finnish translators"), somebody("Moderators")
    client = client_of(me)
    address = reverse("translation_workspace:give")
    text = f"{work['Untouched'].translation_key}:fi"

    client.post(address, {"give-translator": colleague.pk, "text": [text]})
    assert not Assignment.objects.exists()

    client.post(address, {"give-translator": me.pk, "text": [text]})
    assert Assignment.objects.get().translator == me


def test_an_author_gives_nothing(work):
    author = somebody("Authors")
    text = f"{work['Untouched'].translation_key}:fi"

    response = client_of(author).post(
        reverse("translation_workspace:give"), {"give-translator": author.pk, "text": [text]}
    )

    assert is_refused(response)
    assert not Assignment.objects.exists()


def test_the_page_takes_as_many_queries_for_sixty_texts_as_for_five(homes):
    client, translator = signed_in("Moderators"), somebody("Finnish translators")

    def more(number: int) -> None:
        for position in range(number):
            page = with_aliases(StandardPageFactory(parent=homes["en"]))
            if position % 2:
                begin(page, locale("fi"), translator)
                translate(page, "sv")

    def queries(address: str) -> int:
        client.get(f"{address}?state=all")  # what is kept in the process, such as content types
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"{address}?state=all").status_code == 200
        return len(asked)

    more(5)
    few, whole = queries(f"{INDEX}results/"), queries(INDEX)
    more(55)

    # the session, the user with permissions and profile: 5; whose languages are seen and may be given, by the pages and
    # permissions of each: 9; the account (test_standing): 12; names of types and priorities: 2; people: 2
    assert few == queries(f"{INDEX}results/") == 30
    assert whole == queries(INDEX)
