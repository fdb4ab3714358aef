"""The pages and downloads: who may, what is shown, how files are named."""

import csv
import zipfile
from io import BytesIO, StringIO
from urllib.parse import unquote

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation as language
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask
from wagtail.users.models import UserProfile
from wagtail_localize.models import Translation

from tests.factories import PriorityFactory
from tests.translation.exchange.making import rows, set_text, texts_of, translation_of, translator, zipped
from tests.translation.exchange.structure import check
from tests.translation.making import submit, version
from tests.translation.reading import soup
from tests.translation.roles import is_refused
from translation.exchange import export_po, export_xliff
from translation.segments import segments_of


@pytest.fixture
def finnish(homes) -> Translation:
    made = translation_of(homes, slug="heat")
    set_text(made, "Heat", "Lämpö")
    return made


@pytest.fixture
def swedish(homes, finnish) -> Translation:
    return Translation.objects.create(source=finnish.source, target_locale=homes["sv"].locale)


def of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def into_finnish(homes) -> Client:
    return of(translator(homes, "fi"))


def address(name: str, *args) -> str:
    return reverse(f"translation_exchange:{name}", args=args)


def upload(client: Client, where: str, name: str, content: bytes | str):
    return client.post(
        where, {"file": SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)}
    )


def with_text(translation: Translation, path: str, text: str) -> str:
    file = export_po(translation)
    start = file.index("msgstr", file.index(f'msgctxt "{path}"'))
    return f'{file[:start]}msgstr "{text}"{file[file.index(chr(10), start) :]}'


@pytest.mark.parametrize(("format_name", "ending"), [("po", ".po"), ("xliff", ".xlf")])
def test_a_translation_is_downloaded_under_its_name(into_finnish, finnish, format_name, ending):
    response = into_finnish.get(address("download", finnish.pk, format_name))

    assert response.status_code == 200
    assert response["Content-Disposition"] == (
        f"attachment; filename=\"heat.fi{ending}\"; filename*=UTF-8''heat.fi{ending}"
    )
    if format_name == "po":
        assert polib.pofile(response.text).find("Heat").msgstr == "Lämpö"
    else:
        check(response.content)


def test_a_name_in_other_letters_has_a_fallback(homes, into_finnish):
    made = translation_of(homes, slug="heat")
    page = version(made.source.get_source_instance(), "fi")
    type(page).objects.filter(pk=page.pk).update(slug="lämpö-тепло")

    header = into_finnish.get(address("download", made.pk, "po"))["Content-Disposition"]

    ascii_part, full = header.removeprefix("attachment; ").split("; ")
    assert ascii_part == 'filename="lampo-.fi.po"'
    assert unquote(full.removeprefix("filename*=UTF-8''")) == "lämpö-тепло.fi.po"


# {what: (method, address)} of everything that belongs to one translation
OF_ONE = {
    "po": ("get", lambda made: address("download", made.pk, "po")),
    "xliff": ("get", lambda made: address("download", made.pk, "xliff")),
    "form": ("get", lambda made: address("upload", made.pk)),
    "upload": ("post", lambda made: address("upload", made.pk)),
    "backlog po": ("get", lambda made: address("backlog", made.target_locale.language_code, "po")),
    "backlog xliff": ("get", lambda made: address("backlog", made.target_locale.language_code, "xliff")),
}


@pytest.mark.parametrize("what", OF_ONE)
def test_a_translator_works_in_their_own_language_only(homes, into_finnish, finnish, swedish, what):
    method, where = OF_ONE[what]
    file = {"file": SimpleUploadedFile("a.po", with_text(swedish, "title", "Värme").encode())}
    before = rows()

    assert getattr(into_finnish, method)(where(finnish)).status_code == 200
    assert is_refused(getattr(into_finnish, method)(where(swedish), file if method == "post" else None))
    assert is_refused(getattr(of(translator(homes, "sv")), method)(where(finnish)))
    assert rows() == before


@pytest.mark.parametrize("what", OF_ONE)
def test_who_translates_nothing_gets_nothing(homes, finnish, what):
    method, where = OF_ONE[what]

    assert is_refused(getattr(of(translator(homes)), method)(where(finnish)))
    response = getattr(Client(), method)(where(finnish))
    assert (response.status_code, response.url.split("?")[0]) == (302, reverse("wagtailadmin_login"))


def test_who_translates_nothing_does_not_see_the_exchange(homes):
    client = of(translator(homes))

    assert is_refused(client.get(address("backlog_form")))
    assert is_refused(upload(client, address("backlog_upload"), "a.po", "x"))


def test_a_file_of_another_language_is_refused_by_the_exchange_too(into_finnish, finnish, swedish):
    before = rows()

    response = upload(into_finnish, address("backlog_upload"), "a.po", with_text(swedish, "title", "Värme"))

    assert "You have no right to translate this page into this language." in response.text
    assert swedish.source.object_repr not in soup(response).select_one("#report-section").get_text()
    assert rows() == before


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_downloads_are_only_asked_for(into_finnish, finnish, method):
    assert getattr(into_finnish, method)(address("download", finnish.pk, "po")).status_code == 405
    assert getattr(into_finnish, method)(address("backlog", "fi", "po")).status_code == 405


def test_what_there_is_not_is_not_found(into_finnish, finnish):
    for where in (
        address("download", finnish.pk, "docx"),
        address("download", 10_000, "po"),
        address("upload", 10_000),
        address("backlog", "fi", "docx"),
        address("backlog", "de", "po"),
    ):
        assert into_finnish.get(where).status_code == 404


def test_the_upload_shows_what_was_saved_and_what_was_not_with_the_way_back(into_finnish, finnish):
    file = with_text(finnish, "summary", "Lause.") + '\nmsgctxt "body.9"\nmsgid "<Elsewhere>"\nmsgstr "Muualla"\n'

    page = soup(upload(into_finnish, address("upload", finnish.pk), "back.po", file))

    assert texts_of(finnish) == {"Heat": "Lämpö", "In one sentence.": "Lause."}
    report = page.select_one("#report-section").get_text(" ", strip=True)
    assert "1 segment was saved. 1 segment was the same already." in report
    cells = [cell.get_text(strip=True) for cell in page.select("#report-section td")]
    assert cells[1:] == ["<Elsewhere>", "The page has no such segment any more."]
    edit = reverse("wagtailadmin_pages:edit", args=[version(finnish.source.get_source_instance(), "fi").pk])
    assert page.find("a", string="Back to the editor")["href"] == edit


def test_a_refused_file_is_told_of_with_status_200_and_changes_nothing(into_finnish, finnish):
    before = rows()

    report = soup(upload(into_finnish, address("upload", finnish.pk), "back.xlf", "<xliff")).select_one(
        "#report-section"
    )

    assert "Nothing was changed by this file." in report.get_text()
    assert rows() == before


@pytest.mark.parametrize("where", ["upload", "backlog_upload"])
def test_a_form_without_a_file_or_with_too_large_a_one_says_so(into_finnish, finnish, where, monkeypatch):
    where = address(where, *([finnish.pk] if where == "upload" else []))
    monkeypatch.setattr("translation.exchange.forms.UploadForm.largest", 10)
    monkeypatch.setattr("translation.exchange.forms.BacklogForm.largest", 10)

    assert "This field is required." in into_finnish.post(where).text
    assert "The file is larger than" in upload(into_finnish, where, "a.po", "x" * 11).text


def test_a_locked_page_takes_no_file_from_others(homes, into_finnish, finnish, superuser):
    page = version(finnish.source.get_source_instance(), "fi")
    page.locked, page.locked_by = True, superuser
    page.save()
    before = rows()

    form = into_finnish.get(address("upload", finnish.pk))
    assert "locked" in form.text
    assert not soup(form).select("input[type=file]")
    for where in (address("upload", finnish.pk), address("backlog_upload")):
        response = upload(into_finnish, where, "a.po", with_text(finnish, "summary", "Lause."))
        report = soup(response).select_one("#report-section").get_text()
        assert "locked" in report
        assert "<b>" not in report
    assert rows() == before
    assert into_finnish.get(address("download", finnish.pk, "po")).status_code == 200


def test_a_page_with_its_reviewer_takes_no_file_from_the_translator(homes, finnish):
    user = translator(homes, "fi")
    finnish.source.create_or_update_translation(finnish.target_locale, fallback=True)
    page = version(finnish.source.get_source_instance(), "fi")
    page.save_revision()
    workflow, task = Workflow.objects.create(name="Review"), GroupApprovalTask.objects.create(name="Review")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    workflow.start(page, user)
    before = rows()

    for where in (address("upload", finnish.pk), address("backlog_upload")):
        response = upload(of(user), where, "a.po", with_text(finnish, "summary", "Lause."))
        assert "awaiting" in soup(response).select_one("#report-section").get_text()
    assert rows() == before


def test_a_snippet_goes_out_and_comes_in(homes, admin_client):
    made = submit(PriorityFactory(name="Heat", slug="heat", summary="What it is."), "fi")
    made.source.create_or_update_translation(made.target_locale, fallback=True)

    response = admin_client.get(address("download", made.pk, "xliff"))
    file = response.text.replace("<source>Heat</source>", "<source>Heat</source><target>Lämpö</target>")
    upload(admin_client, address("upload", made.pk), "heat.fi.xlf", file)

    assert "heat.fi.xlf" in response["Content-Disposition"]
    assert texts_of(made) == {"Heat": "Lämpö"}


def unpacked(response) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(response.content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def complete(made: Translation) -> None:
    for segment in segments_of(made):
        set_text(made, segment.source, f"fi {segment.source}")


def test_a_backlog_has_a_file_for_each_page_that_waits_and_a_list(homes, into_finnish, finnish, swedish):
    complete(translation_of(homes, "Done"))
    stopped = translation_of(homes, "Stopped")
    Translation.objects.filter(pk=stopped.pk).update(enabled=False)
    power = translation_of(homes, "Power", slug="power")

    response = into_finnish.get(address("backlog", "fi", "po"))

    files = unpacked(response)
    assert set(files) == {"heat.fi.po", "power.fi.po", "index.csv", "README.txt"}
    assert files["heat.fi.po"].split("\n")[5:] == export_po(finnish).split("\n")[5:]
    assert files["index.csv"].startswith("\ufeff")
    table = list(csv.DictReader(StringIO(files["index.csv"].removeprefix("\ufeff"))))
    assert [(row["File"], row["Page"], row["Segments"], row["Missing"]) for row in table] == [
        ("heat.fi.po", "Heat", "3", "2"),
        ("power.fi.po", "Power", "3", "3"),
    ]
    edit = reverse("wagtailadmin_pages:edit", args=[version(power.source.get_source_instance(), "fi").pk])
    assert table[1]["Address"] == f"http://testserver{edit}"
    assert "2 translations into this language: Finnish" in files["README.txt"]
    assert response["Content-Disposition"].startswith('attachment; filename="translations-fi-po.zip"')


def test_pages_of_one_slug_get_files_of_their_own(homes, into_finnish):
    first, second = translation_of(homes, "A", slug="a"), translation_of(homes, "B", slug="b")
    pages = [version(made.source.get_source_instance(), "fi") for made in (first, second)]
    type(pages[1]).objects.filter(pk=pages[1].pk).update(slug="a")

    files = unpacked(into_finnish.get(address("backlog", "fi", "xliff")))

    assert {"a.fi.xlf", f"a-{second.pk}.fi.xlf"} < set(files)


def test_more_than_fit_in_one_file_are_counted_in_the_note(homes, into_finnish, finnish, monkeypatch):
    monkeypatch.setattr("translation.exchange.backlog.MAX_FILES", 1)
    translation_of(homes, "Power", slug="power")

    files = unpacked(into_finnish.get(address("backlog", "fi", "po")))

    assert set(files) == {"heat.fi.po", "index.csv", "README.txt"}
    assert "1 more waits." in files["README.txt"]


def test_the_exchange_offers_the_users_languages_and_how_much_waits(homes, into_finnish, finnish, swedish):
    page = soup(into_finnish.get(address("backlog_form")))

    table = [
        [cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in page.select("#download-section tr")
    ]
    assert table[1:] == [["Finnish", "1", "PO XLIFF 2.0"]]
    assert address("backlog", "fi", "xliff") in [link["href"] for link in page.select("#download-section a")]


def test_a_backlog_comes_back_with_a_report_for_each_file(homes, into_finnish, finnish, swedish):
    power = translation_of(homes, "Power", slug="power")
    packed = zipped(
        {
            "back/heat.fi.po": with_text(finnish, "summary", "Lause."),
            "back/power.fi.xlf": export_xliff(power).replace(b"</source>", b"</source><target>Teho</target>", 1),
            "back/heat.sv.po": with_text(swedish, "title", "Värme"),
            "back/broken.xlf": "<xliff",
            "back/again.po": with_text(finnish, "summary", "Muu."),
            "back/index.csv": "File",
            "README.txt": "Read me",
            "__MACOSX/._heat.fi.po": "\0\0",
            "notes.docx": "x",
        }
    )

    page = soup(upload(into_finnish, address("backlog_upload"), "back.zip", packed))

    told = {
        section["aria-label"]: section.get_text(" ", strip=True) for section in page.select("#report-section section")
    }
    assert {name: "Nothing was changed" in text for name, text in told.items()} == {
        "back/heat.fi.po": False,
        "back/power.fi.xlf": False,
        "back/heat.sv.po": True,
        "back/broken.xlf": True,
        "back/again.po": True,
        "notes.docx": True,
    }
    assert "another file for the same translation" in told["back/again.po"]
    assert texts_of(finnish) == {"Heat": "Lämpö", "In one sentence.": "Lause."}
    assert texts_of(power) == {"Power": "Teho"}
    assert texts_of(swedish) == {}


def test_whoever_reloads_a_report_comes_to_the_form(into_finnish, finnish):
    assert into_finnish.get(address("backlog_upload")).url == address("backlog_form")
    assert into_finnish.post(address("backlog_form")).status_code == 405


def test_the_report_speaks_the_users_language(homes, finnish):
    user = translator(homes, "fi")
    UserProfile.objects.create(user=user, preferred_language="fi")

    page = soup(of(user).get(address("upload", finnish.pk)))

    with language.override("fi"):
        assert page.find("html")["lang"] == "fi"


def test_a_long_list_of_refusals_is_cut_and_counted(homes, into_finnish, finnish):
    extra = "".join(f'\nmsgctxt "x.{number}"\nmsgid "No {number}"\nmsgstr "Ei"\n' for number in range(205))

    page = soup(upload(into_finnish, address("upload", finnish.pk), "a.po", export_po(finnish) + extra))

    assert len(page.select("#report-section tbody tr")) == 200
    assert "And 5 more." in page.get_text()
