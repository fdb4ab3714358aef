"""The term base out and in again, and what is not taken."""

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.translation.roles import is_refused, signed_in
from translation.models import Term
from translation.terms.files import TermFileError, take, to_csv, to_tbx

# what a one-line form field holds
NAME = st.text(
    st.characters(min_codepoint=32, max_codepoint=0xD7FF, exclude_categories=["Cc", "Zl", "Zp", "Cn"]),
    min_size=1,
    max_size=60,
)
NAME = NAME.map(lambda text: " ".join(text.split())).filter(lambda text: text and not text.startswith("'"))
COLUMNS = ["en", "fi", "sv", "forbidden_en", "forbidden_fi", "forbidden_sv", "note"]


def everything() -> list[tuple]:
    return list(Term.objects.order_by("en").values_list(*COLUMNS))


def csv_of(terms) -> bytes:
    return "".join(to_csv(terms)).encode()


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(*[NAME] * 5), min_size=1, max_size=5, unique_by=lambda row: row[0]))
def test_a_file_brings_back_the_very_terms(rows):
    Term.objects.all().delete()
    for en, fi, sv, bad, note in rows:
        forbidden = "" if bad.casefold() == fi.casefold() else f"{bad}\n{bad} 2"
        Term.objects.create(en=en, fi=fi, sv=sv, forbidden_fi=forbidden, note=note)
    kept = everything()
    for name, data in (("t.csv", csv_of(Term.objects.all())), ("t.tbx", to_tbx(Term.objects.all()))):
        Term.objects.all().delete()
        assert take(name, data) == (len(rows), 0)
        assert everything() == kept
        assert take(name, data) == (0, 0)


@pytest.mark.django_db
def test_semicolons_and_a_byte_order_mark_are_read():
    assert take("terms.csv", "\ufeffen;fi;sv\r\nheat;lämpö;värme\r\n".encode()) == (1, 0)
    assert Term.objects.get().fi == "lämpö"


@pytest.mark.django_db
def test_a_known_term_is_changed():
    Term.objects.create(en="heat", fi="kuumuus", sv="värme")
    assert take("terms.csv", "en,fi,sv\nheat,lämpö,värme\n".encode()) == (0, 1)
    assert Term.objects.get().fi == "lämpö"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("t.csv", b"\xff\xfe\x00", "UTF-8"),
        ("t.csv", b"en,fi\nheat,l\n", "sv"),
        ("t.csv", b"en,fi,sv\nheat,,v\n", "Row 2"),
        ("t.csv", b"en,fi,sv\nheat,l,v\nheat,l,v\n", "twice"),
        ("t.csv", b"en,fi,sv,forbidden_fi\nheat,l,v,L\n", "Row 2"),
        ("t.csv", b"en,fi,sv\n", "no term"),
        ("t.csv", b"", "en, fi, sv"),
        ("t.tbx", b"<tbx", "well-formed"),
        ("t.tbx", b'<!DOCTYPE tbx [<!ENTITY a "aaaa">]><tbx>&a;</tbx>', "entities"),
        ("t.tbx", b"<html/>", "no TBX"),
        ("t.tbx", b"<tbx/>", "no term"),
        ("t.pdf", b"%PDF", "CSV or a TBX"),
        ("t.csv", b"x" * (2 * 1024**2 + 1), "larger"),
    ],
)
def test_a_bad_file_is_refused_as_a_whole(name, data, said):
    Term.objects.create(en="kept", fi="pidetty", sv="behållen")
    with pytest.raises(TermFileError) as refusal:
        take(name, data)
    assert said in " ".join(refusal.value.messages)
    assert [term.en for term in Term.objects.all()] == ["kept"]


@pytest.mark.django_db
def test_a_cell_is_no_formula():
    Term.objects.create(en="=1+1", fi="f", sv="s")
    assert "'=1+1" in csv_of(Term.objects.all()).decode()


def upload(client, text: str):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return client.post(reverse("translation_terms:import"), {"file": SimpleUploadedFile("t.csv", text.encode())})


def test_a_translator_takes_terms_from_a_file(homes):
    client = signed_in("Finnish translators")
    response = upload(client, "en,fi,sv\nheat,lämpö,värme\n")
    assert response.status_code == 302
    assert Term.objects.get(en="heat").sv == "värme"
    assert "heat" in client.get(response.url).text


def test_what_is_wrong_is_said_on_the_form(homes):
    assert "Row 2" in upload(signed_in("Finnish translators"), "en,fi,sv\nheat,,v\n").text


def test_authors_may_take_the_terms_out_but_not_in(homes):
    Term.objects.create(en="heat", fi="lämpö", sv="värme")
    client = signed_in("Authors")
    for format_name in ("csv", "tbx"):
        response = client.get(reverse("translation_terms:export", args=[format_name]))
        assert "lämpö".encode() in b"".join(response)
    assert is_refused(upload(client, "en,fi,sv\nx,y,z\n"))
    assert not Term.objects.filter(en="x").exists()
