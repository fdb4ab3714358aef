"""What is offered for a text, the same on both databases."""

import random

import pytest
from django.db import connection

from tests.translation.making import locale
from tests.translation.memory.making import know, offered
from translation.memory import suggest, suggest_many
from translation.memory.texts import Text, score
from translation.models import MemoryEntry

pytestmark = pytest.mark.usefixtures("homes")

HEAT = "The caverns of Vantaa store the heat of the summer for the winter."


def test_the_same_text_is_offered_in_full_and_a_like_one_with_its_score():
    know({HEAT: "Luolat varastoivat lämpöä.", "Residents plan their own parks.": "Asukkaat suunnittelevat puistonsa."})

    assert offered(HEAT) == [("Luolat varastoivat lämpöä.", 100)]
    [(target, points)] = offered(HEAT.replace("Vantaa", "Espoo"))
    assert target == "Luolat varastoivat lämpöä."
    assert 70 <= points < 100


def test_a_changed_number_is_never_offered_as_the_same():
    know({"It holds 90 GWh.": "Siihen mahtuu 90 GWh."})

    assert offered("It holds 91 GWh.") == [("Siihen mahtuu 90 GWh.", 95)]


def test_numbers_alone_are_offered_only_as_they_are():
    know({"90": "90", "1,5": "1,5"})

    assert offered("90") == [("90", 100)]
    assert offered("91") == []
    assert offered("–") == []


def test_a_text_without_letters_or_digits_is_found_too():
    know({"–": "–"})

    assert offered("–") == [("–", 100)]


def test_the_best_come_first_and_of_equals_the_last_used():
    know([("Heat store", "Vanha"), ("Heat store", "Uusi"), ("Heat stores", "Monta"), ("Heat stored", "Toinen")])

    assert offered("Heat store") == [("Uusi", 100), ("Vanha", 100), ("Toinen", 95)]
    assert offered("Heat store", limit=1) == [("Uusi", 100)]


def test_what_is_too_unlike_is_left_out():
    know({HEAT: "Luolat."})

    assert offered("The caverns of Vantaa are closed on Sundays.") == []
    assert offered("The caverns of Vantaa store the heat.", threshold=50) != []


def test_links_are_those_of_the_text_that_was_asked_for():
    know({'Read <a id="a1">more</a>.': '<a id="a1">Lue lisää</a>.'})

    assert offered('Read <a id="a7">more</a>.') == [('<a id="a7">Lue lisää</a>.', 100)]


def test_languages_are_kept_apart():
    know({"Heat": "Lämpö"})
    know({"Heat": "Värme"}, "sv")

    assert (offered("Heat"), offered("Heat", "sv")) == ([("Lämpö", 100)], [("Värme", 100)])
    assert suggest_many(["Lämpö"], locale("fi"), locale("sv")) == {"Lämpö": []}


@pytest.mark.parametrize("text", ["", " ", "'; DROP TABLE", "100 %_\\", "<b>", "ä" * 3000, "\U0001f600"])
def test_any_text_may_be_asked_for(text):
    know({"Heat": "Lämpö"})

    assert offered(text) == []


def test_nothing_is_asked_for_nothing(django_assert_num_queries):
    english, finnish = locale("en"), locale("fi")
    with django_assert_num_queries(0):
        assert suggest_many([], english, finnish) == {}


SENTENCES = [
    HEAT,
    "The city of Vantaa and its energy company built the store in three caverns.",
    "Waste heat of data centres warms 20,000 homes in Espoo.",
    "Residents of Hyvinkää chose how 100,000 euros were spent.",
    'The plan is <b>open</b> until 31 May; read <a id="a1">the report</a>.',
    "Companies, universities and municipalities try it out together.",
    "Contact person",
    "How to do the same",
    "Read on",
    "2024",
]


def variants(number: int) -> list[str]:
    dice = random.Random(5)  # noqa: S311
    vocabulary = [word for sentence in SENTENCES for word in sentence.split()]

    def variant() -> str:
        words = dice.choice(SENTENCES).split()
        for _change in range(dice.randint(0, 3)):
            words[dice.randrange(len(words))] = dice.choice(vocabulary)
        return " ".join(words)

    return [variant() for _number in range(number)]


def test_nothing_that_is_alike_is_missed_by_the_database():
    """For one string PostgreSQL looks only at what shares trigrams; it must find the best there are all the same."""
    known = list(dict.fromkeys(variants(400)))
    know({source: f"fi {source}" for source in known})

    asked_together = suggest_many(SENTENCES, locale("en"), locale("fi"), limit=5)
    for source in SENTENCES:
        wanted = Text(source)
        best = sorted((points for each in known if (points := score(wanted, Text(each))) >= 70), reverse=True)
        assert [suggestion.score for suggestion in asked_together[source]] == best[:5]
        assert offered(source, limit=5) == [(each.target, each.score) for each in asked_together[source]]


def test_five_hundred_texts_cost_as_many_queries_as_ten(django_assert_num_queries):
    know(dict.fromkeys(variants(50), "x"))
    english, finnish = locale("en"), locale("fi")

    for number in (10, 500):
        texts = [f"{text} {number}" for number, text in enumerate(variants(number))]
        # the sources, then what is offered
        with django_assert_num_queries(2):
            suggest_many(texts, english, finnish)
    # on PostgreSQL: a savepoint, its settings, the nearest, the savepoint's rollback and release; then what is offered
    with django_assert_num_queries(6 if connection.vendor == "postgresql" else 2):
        suggest(HEAT, english, finnish)


def test_asking_leaves_the_databases_settings_as_they_were():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no such settings.")
    know({HEAT: "Luolat."})

    assert offered(HEAT)

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('enable_seqscan'), current_setting('pg_trgm.similarity_threshold')")
        assert cursor.fetchone() == ("on", "0.3")


def test_the_index_for_likeness_is_there():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite compares with everything.")
    know({HEAT: "Luolat."})
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        plan = MemoryEntry.objects.extra(where=["source %% %s"], params=[HEAT]).explain()
    assert "translation_memory_source_trigrams" in plan
