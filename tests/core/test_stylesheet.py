"""One stylesheet is put together from the parts."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from core.finders import LAYERS, NAME, StylesheetFinder

SOURCE = Path(settings.STATICFILES_DIRS[0]) / "css"


@pytest.fixture
def folder(tmp_path, settings):
    """A small set of stylesheets and nothing built yet."""
    source = tmp_path / "static" / "css"
    (source / "components").mkdir(parents=True)
    for name in ("reset", "tokens", "base", "layout", "utilities"):
        (source / f"{name}.css").write_text(f"/* {name} */")
    for name in ("quote", "card"):
        (source / "components" / f"{name}.css").write_text(f"/* {name} */")
    settings.STATICFILES_DIRS = [tmp_path / "static"]
    settings.VAR_DIR = tmp_path / "var"
    return source


def test_the_layers_are_declared_before_anything_else(folder):
    assert (
        StylesheetFinder().build().read_text().startswith("@layer reset, tokens, base, layout, components, utilities;")
    )


def test_the_parts_follow_in_the_order_of_the_layers(folder):
    text = StylesheetFinder().build().read_text().removeprefix(LAYERS)
    assert text.split("\n") == [
        f"/* {name} */" for name in ("reset", "tokens", "base", "layout", "card", "quote", "utilities")
    ]


def test_a_changed_part_is_put_in_at_the_next_request(folder):
    finder = StylesheetFinder()
    finder.build()
    (folder / "components" / "quote.css").write_text(".quote { color: red }")
    assert ".quote { color: red }" in Path(finder.find(NAME)).read_text()


def test_an_unchanged_stylesheet_is_not_written_again(folder):
    finder = StylesheetFinder()
    target = finder.build()
    target.chmod(0o444)
    before = target.stat().st_mtime_ns
    assert finder.build().stat().st_mtime_ns == before


def test_the_finder_knows_no_other_file(folder):
    assert StylesheetFinder().find("css/base.css") == []


def test_the_sites_stylesheet_holds_every_part_of_it():
    found = finders.find(NAME)
    assert found is not None
    text = Path(found).read_text()
    parts = [path for path in SOURCE.rglob("*.css") if path.name != "admin.css"]
    assert len(parts) > 20
    for part in parts:
        assert part.read_text() in text, part.name


def test_every_part_stands_in_a_declared_layer():
    for part in SOURCE.rglob("*.css"):
        layer = "components" if part.parent.name == "components" else part.stem
        if part.name != "admin.css":
            assert f"@layer {layer} {{" in part.read_text(), part.name


def test_collecting_the_static_files_takes_the_stylesheet_along():
    names = [name for finder in finders.get_finders() for name, _storage in finder.list([])]
    assert NAME in names
