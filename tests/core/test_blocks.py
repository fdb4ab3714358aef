"""What holds for every StreamField block: its preview, and its namesakes."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from cases.blocks import ResultsBlock, SourcesBlock
from core.blocks import BodyBlock
from home.blocks import HomeBlock
from tests import sites
from tests.factories import DocumentFactory, ImageFactory, PersonFactory

STREAMS = [BodyBlock(), HomeBlock(), ResultsBlock(), SourcesBlock()]
BODY_BLOCKS = list(BodyBlock().child_blocks.values())
BLOCKS = [block for stream in STREAMS for block in stream.child_blocks.values()]

every_block = pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
every_body_block = pytest.mark.parametrize("block", BODY_BLOCKS, ids=lambda block: type(block).__name__)

# What is not there cannot be previewed: these show nothing on a site without pages, pictures or people.
NEEDS_SOMETHING = {"FigureBlock", "RelatedPagesBlock", "ContactBlock", "FeaturedCasesBlock", "LatestPostsBlock"}


def theme_of(block) -> str:
    """QuoteBlock -> "quote", KeyFiguresBlock -> "key_figures"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", type(block).__name__.removesuffix("Block")).lower()


def preview(admin_client, block) -> str:
    """What the block shows in its preview in the editor."""
    response = admin_client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert response.status_code == 200
    found = re.search(r'<div class="wrap section article-body[^"]*">(.*)</div>', response.text, re.DOTALL)
    assert found, response.text
    return re.sub(r"\s+", " ", found[1]).strip()


@every_block
def test_every_block_shows_its_preview(admin_client, homes, block):
    sites.page_of_every_type(homes)
    ImageFactory()
    DocumentFactory()
    PersonFactory()
    shown = preview(admin_client, block)
    template = (Path(settings.BASE_DIR) / "templates" / block.meta.template).read_text()
    for class_name in re.findall(r'^<\w+ class="([\w-]+)', template, re.MULTILINE):
        assert f'class="{class_name}' in shown
    assert re.sub(r"<[^>]+>", "", shown).strip(), "the preview shows no text"


@every_block
def test_every_block_previews_on_an_empty_site_without_failing(admin_client, homes, block):
    shown = preview(admin_client, block)
    assert shown or type(block).__name__ in NEEDS_SOMETHING


@every_block
def test_every_block_says_what_it_is_for(block):
    assert str(block.meta.description).endswith(".")
    assert block.meta.icon != "placeholder"
    assert str(block.label)


@every_block
def test_every_block_has_a_template_of_its_own_name(block):
    assert block.meta.template == f"blocks/{theme_of(block)}_block.html"


@every_body_block
def test_every_body_block_has_a_stylesheet_of_its_own_name(block):
    stylesheet = Path(settings.STATICFILES_DIRS[0]) / "css" / "components" / f"{theme_of(block)}.css"
    assert "@layer components" in stylesheet.read_text()


@pytest.mark.parametrize(
    "template", sorted((settings.BASE_DIR / "templates" / "blocks").glob("*.html")), ids=lambda path: path.name
)
def test_every_class_in_a_blocks_template_is_defined_in_a_stylesheet(template):
    folder = Path(settings.STATICFILES_DIRS[0]) / "css"
    styles = "".join(path.read_text() for path in folder.rglob("*.css"))
    without_tags = re.sub(r"{[{%].*?[%}]}", " ", template.read_text())
    used = {name for names in re.findall(r'class="([^"]*)"', without_tags) for name in names.split()}
    undefined = {name for name in used if not name.endswith("-") and not re.search(rf"\.{name}(?![\w-])", styles)}
    assert undefined == set()


def test_an_author_finds_every_body_block_under_a_group():
    assert [type(block).__name__ for block in BODY_BLOCKS if not block.meta.group] == []
