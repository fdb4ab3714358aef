"""Random texts as wagtail-localize keeps them, and as translators write them."""

import json
import uuid
from html import escape

from hypothesis import strategies as st

NASTY = [
    " ",
    "\u00a0",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\u2028",
    "\u0085",
    "\x0b",
    "\x0c",
    "\x1c",
    "\x01",
    "\ufffe",
    "\ufeff",
    "\\",
    "\\n",
    '"',
    "'",
    "”",
    "&",
    "<",
    ">",
    "]]>",
    "<![CDATA[",
    "<!--",
    "%(name)s",
    "{0}",
    "👩‍👩‍👧",
    "שלום",
    "\u202eعربي\u202c",
    "e\u0301",
    "å",
    "#",
    "#~ msgid",
    "-->",
    "<?xml?>",
]
# No database and no file in UTF-8 holds half a surrogate pair, and PostgreSQL holds no NUL.
CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
WORDS = st.lists(st.one_of(st.text(CHARACTERS, max_size=8), st.sampled_from(NASTY)), max_size=6).map("".join)
PLAIN = WORDS.map(lambda text: escape(text, quote=False))


def _wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tags = st.sampled_from(["b", "i", "em", "strong", "code", "abbr"])
    pair = st.builds(lambda tag, text: f"<{tag}>{text}</{tag}>", tags, inner)
    link = st.builds(lambda number, text: f'<a id="a{number}">{text}</a>', st.integers(1, 3), inner)
    return st.lists(st.one_of(inner, pair, link, st.just("<br/>")), min_size=1, max_size=4).map("".join)


# Well-formed inline HTML with the three entities that wagtail-localize writes.
SOURCES = st.recursive(PLAIN, _wrapped, max_leaves=8).filter(str.strip)
# What somebody may type into the editor, where nothing is tidied: entities, bare ampersands, tags left open.
CARELESS = st.lists(
    st.one_of(
        WORDS, SOURCES, st.sampled_from(["&nbsp;", "&quot;", "&#8217;", "A & B", "5 > 3", "<br>", "<b>", "</i>"])
    ),
    min_size=1,
    max_size=4,
).map("".join)
TARGETS = st.one_of(SOURCES, CARELESS).filter(str.strip)

_LINK = st.builds(lambda text: f'<a href="https://example.org/?a=1&amp;b=2">{text}</a>', PLAIN)
_RICH = st.recursive(
    st.one_of(PLAIN, _LINK),
    _wrapped_rich := lambda inner: st.lists(
        st.one_of(inner, st.builds(lambda tag, text: f"<{tag}>{text}</{tag}>", st.sampled_from("bi"), inner)),
        min_size=1,
        max_size=3,
    ).map("".join),
    max_leaves=6,
)
_PARAGRAPHS = st.lists(st.builds(lambda text: f"<p>{text}</p>", _RICH), min_size=1, max_size=3).map("".join)
# What XML cannot hold Wagtail's forms refuse too, or they strip it.
_LINES = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60).filter(str.strip)


def _block(kind: str, value: object) -> dict:
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


BODIES = st.lists(
    st.one_of(
        _PARAGRAPHS.map(lambda html: _block("text", html)),
        _LINES.map(lambda text: _block("heading", {"text": text, "anchor": ""})),
    ),
    min_size=1,
    max_size=4,
).map(json.dumps)
