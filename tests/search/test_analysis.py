"""What the words of the three languages are, and what they are made of."""

import subprocess
import sys

import pytest

from search.analysis import analyser


def base(code: str, word: str) -> tuple[str, ...]:
    return analyser(code).word(word).base


def parts(code: str, word: str) -> tuple[str, ...]:
    return analyser(code).word(word).parts


@pytest.mark.parametrize(
    ("code", "form", "expected"),
    [
        ("fi", "järvissä", "järvi"),
        ("fi", "käsiensä", "käsi"),
        ("fi", "poikien", "poika"),
        ("fi", "uusien", "uusi"),
        ("fi", "talossammekin", "talo"),
        ("fi", "veneillä", "vene"),
        ("fi", "Espoossa", "espoo"),
        ("fi", "parempaan", "hyvä"),
        ("fi", "EU:n", "eu"),
        ("fi", "teiden", "tie"),  # and of "tee"
        ("fi", "suurilla", "suuri"),  # and of "suura"
        ("fi", "terästä", "teräs"),  # and of "terä"
        ("fi", "tukea", "tuki"),  # and the verb
        ("fi", "parhaat", "paras"),
        ("fi", "datan", "data"),
        ("fi", "tehokkaampia", "tehokas"),
        ("fi", "toteutettua", "toteuttaa"),
        ("fi", "kasvavat", "kasvaa"),
        ("fi", "rakentavat", "rakentaa"),  # and of "rakentava"
        ("fi", "keräävät", "kerätä"),
        ("sv", "städerna", "stad"),
        ("sv", "böcker", "bok"),
        ("sv", "länder", "land"),
        ("sv", "förbundet", "förbund"),
        ("sv", "avfallet", "avfall"),
        ("sv", "Borgås", "borgå"),
        ("sv", "EU:s", "eu"),
        ("sv", "nytt", "ny"),
        ("sv", "sparar", "spara"),
        ("sv", "utvecklades", "utveckla"),
        ("sv", "mättes", "mäta"),  # and of "mätt"
        ("sv", "skrev", "skriva"),
        ("en", "children", "child"),
        ("en", "wolves", "wolf"),
        ("en", "taxes", "tax"),
        ("en", "organised", "organiz"),
        ("en", "Vantaa's", "vantaa"),
        ("en", "drove", "drive"),
    ],
)
def test_an_inflected_word_leads_to_its_base_form(code, form, expected):
    assert expected in base(code, form)


@pytest.mark.parametrize(
    ("british", "american"), [("harbours", "harbor"), ("programme", "program"), ("centres", "center")]
)
def test_the_two_spellings_of_english_are_one(british, american):
    assert base("en", british) == base("en", american)


@pytest.mark.parametrize(
    ("code", "word", "expected"),
    [
        ("fi", "kaukolämmöstä", ("kauko", "lämpö")),
        ("fi", "lastensairaalassa", ("lapsi", "sairaala")),
        ("fi", "ilmastoneutraaliustavoitteet", ("ilmasto", "neutraalius", "tavoite")),
        ("fi", "merivesilämpöpumppuja", ("meri", "vesi", "lämpö", "pumppu")),
        ("fi", "suomalaisyritykset", ("suomalainen", "yritys")),
        ("fi", "viherkattoja", ("viher", "katto")),
        ("sv", "klimatneutralitetsmålen", ("klimat", "neutralitet", "mål")),
        ("sv", "specialiseringsstrategin", ("specialisering", "strategi")),
        ("sv", "skolbiblioteket", ("skola", "bibliotek")),
        ("sv", "universitetssjukhusen", ("universitet", "sjuk", "hus")),
        ("sv", "elbilar", ("el", "bil")),
    ],
)
def test_a_compound_is_taken_apart(code, word, expected):
    assert parts(code, word) == expected


def test_the_compounds_within_a_compound_are_known():
    assert {"kaukolämpö", "lämpöverkko"} <= set(analyser("fi").word("kaukolämpöverkkoon").inner)
    assert "värmepump" in analyser("sv").word("värmepumpsanläggning").inner


@pytest.mark.parametrize(
    ("code", "word"),
    [
        *[("fi", word) for word in ("sairaala", "muutama", "prosentti", "markkina", "kirjasto", "aineisto", "kuuluu")],
        *[
            ("sv", word)
            for word in ("person", "rapport", "centrum", "program", "kontroll", "förslag", "minska", "läsare")
        ],
        *[("en", word) for word in ("restaurant", "management", "carpet", "template")],
    ],
)
def test_a_word_that_only_looks_like_a_compound_stays_whole(code, word):
    assert parts(code, word) == ()


def test_words_with_hyphens_numbers_and_letters_are_kept_and_taken_apart():
    assert parts("fi", "EU-rahoituksen") == ("eu", "rahoitus")
    assert parts("sv", "5G-nätet") == ("5g", "nät")
    assert [word.text for word in analyser("en").words("In 2024, 1,500 pumps")] == ["In", "2024", "1,500", "pumps"]
    assert base("fi", "2024") == ("2024",)


def test_a_word_says_where_it_stands():
    text = "Lämpöä, vesistä!"
    assert [text[word.start : word.end] for word in analyser("fi").words(text)] == ["Lämpöä", "vesistä"]


def test_an_unknown_word_is_guessed_and_keeps_itself():
    word = analyser("fi").word("Blorfeissa")
    assert "blorfeissa" in word.base
    assert not word.known


@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "-", "’’", "a" * 5_000, "ä-" * 400, "😀", "ß", "İstanbul", "ﬁn", "०१"]
)
@pytest.mark.parametrize("code", ["en", "fi", "sv"])
def test_any_text_can_be_analysed(code, text):
    for word in analyser(code).words(text):
        assert word.base
        assert all(word.terms)


def test_stop_words_are_told_from_others():
    assert analyser("fi").is_stopword("Ja")
    assert analyser("sv").is_stopword("och")
    assert analyser("en").is_stopword("the")
    assert not analyser("en").is_stopword("heat")


def test_the_lexicons_are_read_when_they_are_first_asked_for_and_mapped_rather_than_loaded():
    program = (
        "import search.analysis as a; from search.analysis.lexicon import lexicon;"
        "assert lexicon.cache_info().currsize == 0; a.analyser('fi').word('järvissä'); a.analyser('fi');"
        "assert lexicon.cache_info().currsize == 1;"
        "assert 'fi.forms.marisa' in open('/proc/self/maps').read()"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize(
    ("code", "word", "commoner"), [("fi", "autoilla", "auto"), ("fi", "lumen", "lumi"), ("sv", "kör", "köra")]
)
def test_who_types_a_rare_word_may_mean_a_form_of_a_common_one(code, word, commoner):
    read = analyser(code)
    assert set(read.meant(read.word(word))) >= {word, commoner}


@pytest.mark.parametrize(
    ("code", "word", "rarer"), [("fi", "maa", "maata"), ("fi", "vuori", "vuo"), ("en", "mean", "means")]
)
def test_who_types_a_common_word_means_no_rarer_one(code, word, rarer):
    read = analyser(code)
    assert rarer not in read.meant(read.word(word))
