"""A segment's text as the translator sees it, and back; and the difference of two texts.

wagtail-localize keeps every string as HTML. Only those of rich text have markup; the others are shown and typed as the
plain text that they are.
"""

import hashlib
import re
from difflib import SequenceMatcher

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail_localize.strings import StringValue

AMPERSAND = re.compile(r"&(?![#\w]+;)")  # one that stands for itself
ESCAPED_AMPERSAND = re.compile(r"&amp;(?![#\w]+;)")
TAG = re.compile(r"<[^<>]*>")
TOKEN = re.compile(r"<[^<>]*>|\w+|\s+|[^\w\s]")


def shown(data: str, rich: bool) -> str:
    """A stored string as text to edit."""
    if rich:
        return ESCAPED_AMPERSAND.sub("&", data)
    return StringValue(data).render_text() if "<" in data or "&" in data else data


def stored(text: str, rich: bool) -> str:
    """An edited text as wagtail-localize keeps it; "" if nothing but space was typed."""
    text = normal(text)
    if rich or not text:
        return AMPERSAND.sub("&amp;", text)
    return StringValue.from_plaintext(text).data


def normal(text: str) -> str:
    """Without what a browser does to a text: its line ends, and the space around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def fingerprint(text: str) -> str:
    """Tells whether a text is the one that a form was loaded with."""
    return hashlib.sha256(normal(text).encode()).hexdigest()[:16]


def length(text: str, rich: bool) -> int:
    """How many characters a reader sees."""
    return len(StringValue(text).render_text() if rich else text)


def tags_of(text: str) -> list[tuple[str, str]]:
    """The elements of a rich text, each once: [("<b>", "</b>"), ('<a id="a1">', "</a>")]; ("<br/>", "") is alone."""
    opening = dict.fromkeys(tag for tag in TAG.findall(text) if not tag.startswith("</"))
    return [(tag, "" if tag.startswith("<br") else f"</{re.split(r'[ >]', tag[1:])[0]}>") for tag in opening]


def marked(text: str, rich: bool) -> SafeString:
    """The text as HTML, its tags set apart from its words."""
    return _joined([_escaped(token, rich) for token in TOKEN.findall(text)])


def compared(old: str, new: str, rich: bool) -> tuple[SafeString, SafeString]:
    """Both texts as HTML, with what the new one has lost and gained marked, for eyes and for screen readers."""
    before, after = [], []
    for kind, left, right in _changes(old, new):
        if kind == "equal":
            before.append(_run(left, rich))
            after.append(_run(right, rich))
        else:
            before.append(_removed(left, rich))
            after.append(_added(right, rich))
    return _joined(before), _joined(after)


def difference(old: str, new: str, rich: bool) -> SafeString:
    """One text as HTML: the new one with what was removed from the old one and added to it, in place."""
    parts = []
    for kind, left, right in _changes(old, new):
        parts += [_run(left, rich)] if kind == "equal" else [_removed(left, rich), _added(right, rich)]
    return _joined(parts)


def _changes(old: str, new: str) -> list[tuple[str, list[str], list[str]]]:
    """[(kind, old words, new words)]. One word that stayed between two changed ones counts as changed with them."""
    left, right = TOKEN.findall(old), TOKEN.findall(new)
    found: list[tuple[str, list[str], list[str]]] = []
    codes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    for index, (code, start, end, from_, to) in enumerate(codes):
        kind = "equal" if code == "equal" else "changed"
        if kind == "equal" and 0 < index < len(codes) - 1 and len("".join(left[start:end]).split()) < 2:
            kind = "changed"
        if found and found[-1][0] == kind == "changed":
            found[-1] = (kind, found[-1][1] + left[start:end], found[-1][2] + right[from_:to])
        else:
            found.append((kind, left[start:end], right[from_:to]))
    return found


def _removed(tokens: list[str], rich: bool) -> SafeString:
    return _spoken("del", _("removed:"), tokens, rich)


def _added(tokens: list[str], rich: bool) -> SafeString:
    return _spoken("ins", _("added:"), tokens, rich)


def _spoken(element: str, said: str, tokens: list[str], rich: bool) -> SafeString:
    if not tokens:
        return mark_safe("")
    return format_html(
        '<{0}><span class="w-sr-only">[{1} </span>{2}<span class="w-sr-only">]</span></{0}>',
        mark_safe(element),  # noqa: S308  "del" or "ins"
        said,
        _run(tokens, rich),
    )


def _run(tokens: list[str], rich: bool) -> SafeString:
    return _joined([_escaped(token, rich) for token in tokens])


def _escaped(token: str, rich: bool) -> SafeString:
    if rich and TAG.fullmatch(token):
        return format_html('<code class="te-tag">{}</code>', token)
    return conditional_escape(token)


def _joined(parts: list[SafeString]) -> SafeString:
    return mark_safe("".join(parts))  # noqa: S308  each part is escaped
