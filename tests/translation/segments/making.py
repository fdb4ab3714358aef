"""Pages with as many strings as one likes, and every block of the project with a text in each of its fields."""

import json
import re
import uuid
from random import Random
from typing import Any

from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation

from tests.factories import StandardPageFactory
from tests.translation.making import submit, with_aliases


def block(kind: str, value: Any, name: str = "") -> dict:
    """A block of a body; the same name gives the same id, so that a changed body keeps its blocks."""
    return {"type": kind, "value": value, "id": str(uuid.uuid5(uuid.NAMESPACE_OID, name or repr((kind, value))))}


def prose(*paragraphs: str, name: str = "prose") -> dict:
    return block("text", "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs), name)


def big_body(strings: int) -> list[dict]:
    """A body of exactly this many strings: three paragraphs a block with two links, then headings."""
    blocks = []
    for number in range(strings // 3):
        link = f'<a href="https://example.org/{number}/%d">the report</a>'
        blocks.append(
            prose(
                f"In year {number} the heat was stored, says {link % 1}.",
                f"It was <b>{number} GWh</b>, says {link % 2}.",
                f"Nothing was lost in year {number}.",
                name=f"prose {number}",
            )
        )
    return blocks + [block("heading", {"text": f"Heading {n}", "anchor": ""}, f"h{n}") for n in range(strings % 3)]


def big_page(homes: dict[str, Page], strings: int, code: str = "en", **fields: Any) -> Page:
    """A live page of exactly this many strings: its title, slug and summary, and a body; with its aliases."""
    body = json.dumps(big_body(strings - 3))
    return with_aliases(StandardPageFactory(parent=homes[code], title=f"Heat {strings}", body=body, **fields))


def big_translation(homes: dict[str, Page], strings: int, code: str = "fi") -> Translation:
    translation = submit(big_page(homes, strings), code)
    assert translation.source.stringsegment_set.count() == strings
    return translation


def segment(translation: Translation, text: str) -> StringSegment:
    """The one segment of the translation with this source text."""
    return translation.source.stringsegment_set.select_related("string", "context").get(string__data=text)


def dice(seed: int) -> Random:
    return Random(seed)  # noqa: S311


WORDS = ["heat", "Was stored", "& sold", "<5", "it's", "“cold”", "50 %", "a\nb", ""]
INLINE = [
    "<b>{}</b>",
    '<a href="https://example.org/{}">{}</a>',
    '<a linktype="page" id="1">{}</a>',
    "<i>so <b>{}</b></i>",
    "<br/>{}",
    "{}",
    "{}",
]
BLOCKS = ["<p>{}</p>", "<p>{}</p>", "<h3>{}</h3>", "<ul><li>{}</li><li>{}</li></ul>", "<p>{}</p><hr/>"]


def random_text(dice: Random) -> str:
    return " ".join(dice.choices(WORDS, k=dice.randint(0, 3)))


def random_html(dice: Random) -> str:
    def inline() -> str:
        part = dice.choice(INLINE)
        text = random_text(dice).replace("&", "&amp;").replace("<", "&lt;")
        return part.format(dice.randint(1, 3), text) if part.count("{}") == 2 else part.format(text)

    def paragraph() -> str:
        return "".join(inline() for _ in range(dice.randint(0, 3)))

    return "".join(re.sub("{}", lambda _: paragraph(), dice.choice(BLOCKS)) for _ in range(dice.randint(0, 4)))


def random_value(kind: blocks.Block, dice: Random, choices: dict[type, list[int]]) -> Any:
    """A raw value for a block, as the database has it; `choices`: {model: primary keys for its choosers}."""
    if isinstance(kind, blocks.StreamBlock):
        names = dice.choices(sorted(kind.child_blocks), k=dice.randint(0, 5))
        return [
            block(name, random_value(kind.child_blocks[name], dice, choices), f"{number} {name}")
            for number, name in zip(dice.sample(range(8), len(names)), names, strict=True)
        ]
    if isinstance(kind, blocks.ListBlock):
        places = dice.sample(range(4), dice.randint(0, 3))
        return [block("item", random_value(kind.child_block, dice, choices), str(place)) for place in places]
    if isinstance(kind, blocks.StructBlock):
        return {name: random_value(child, dice, choices) for name, child in kind.child_blocks.items()}
    if isinstance(kind, TypedTableBlock):
        return _random_table(kind, dice)
    if isinstance(kind, blocks.ChooserBlock):
        return dice.choice([None, *choices[kind.model_class]])
    return _random_field(kind, dice)


def _random_table(kind: TypedTableBlock, dice: Random) -> dict[str, Any]:
    names = dice.choices(sorted(kind.child_blocks), k=dice.randint(1, 3))
    rows = [
        {"values": [_random_field(kind.child_blocks[name], dice) for name in names]} for _ in range(dice.randint(0, 3))
    ]
    columns = [{"type": name, "heading": random_text(dice)} for name in names]
    return {"columns": columns, "rows": rows, "caption": random_text(dice)}


def _random_field(kind: blocks.Block, dice: Random) -> Any:
    if isinstance(kind, blocks.RichTextBlock):
        return random_html(dice)
    if isinstance(kind, blocks.ChoiceBlock):
        return dice.choice([value for value, _label in kind.field.choices if value])
    if isinstance(kind, blocks.BooleanBlock):
        return dice.choice([True, False])
    if isinstance(kind, blocks.IntegerBlock):
        return dice.choice([None, 1])
    if isinstance(kind, blocks.URLBlock):
        return dice.choice(["", "https://example.org/"])
    assert isinstance(kind, blocks.CharBlock | blocks.TextBlock | blocks.RegexBlock), f"What is a {kind!r} like?"
    return random_text(dice)
