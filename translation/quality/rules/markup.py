"""Links, inline tags, placeholders and addresses must be those of the source."""

import re
from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _

from translation.quality.subject import ADDRESS, EMAIL, PLACEHOLDER, TAG, Subject, plain

LINK = re.compile(r"<a\b[^>]*?\bid=[\"']?([\w-]+)[\"']?[^>]*>(.*?)</a>", re.IGNORECASE | re.DOTALL)
LINK_START = re.compile(r"<a\b[^>]*?\bid=[\"']?([\w-]+)", re.IGNORECASE)
EMPTY = {"br"}
# Wagtail's rich text says b and i, other tools say strong and em.
SAME = {"strong": "b", "em": "i"}
LANGUAGE_PART = re.compile(
    r"(?i)(?<=/)(en|fi|sv|se|english|suomi|suomeksi|svenska|pa-svenska)(?=/|$|-|\?)|\b(en|fi|sv)(?=\.)"
)


def anchors(subject: Subject) -> Iterator[str]:
    wanted = Counter(LINK_START.findall(subject.source_html))
    found = Counter(LINK_START.findall(subject.target_html))
    texts = {name: plain(text) for name, text in LINK.findall(subject.source_html)}
    for name in wanted:
        if not found[name]:
            yield _("The link “%(text)s” of the source is not here.") % {"text": texts.get(name, name)}
        elif found[name] > wanted[name]:
            yield _("The link “%(text)s” of the source is here more than once.") % {"text": texts.get(name, name)}
    for name in found:
        if name not in wanted:
            yield _("There is a link here (%(name)s) that the source does not have.") % {"name": name}
    for name, text in LINK.findall(subject.target_html):
        if name in wanted and not plain(text).strip():
            yield _("The link “%(text)s” has no text here.") % {"text": texts.get(name, name)}


def markup(subject: Subject) -> Iterator[str]:
    if broken := _unbalanced(subject.target_html):
        yield _("The tag <%(tag)s> is not closed, or not opened.") % {"tag": broken}
        return
    wanted, found = _tags(subject.source_html), _tags(subject.target_html)
    for tag in sorted(wanted.keys() | found.keys()):
        if wanted[tag] > found[tag]:
            yield _("The source has <%(tag)s> %(source)d times, the translation %(translation)d times.") % {
                "tag": tag,
                "source": wanted[tag],
                "translation": found[tag],
            }
        elif found[tag] > wanted[tag]:
            yield _("There are more <%(tag)s> here than in the source.") % {"tag": tag}


def _tags(text: str) -> Counter[str]:
    """The opening tags; links have a rule of their own, line breaks too."""
    names = (SAME.get(match[1].lower(), match[1].lower()) for match in TAG.finditer(text) if match[0][1] != "/")
    return Counter(name for name in names if name not in ("a", "br"))


def _unbalanced(text: str) -> str | None:
    """The first tag that is not closed or not opened in its order."""
    open_tags: list[str] = []
    for match in TAG.finditer(text):
        name = match[1].lower()
        if name in EMPTY:
            continue
        if match[0][1] != "/":
            open_tags.append(name)
        elif not open_tags or open_tags.pop() != name:
            return name
    return open_tags[-1] if open_tags else None


def line_breaks(subject: Subject) -> Iterator[str]:
    wanted, found = subject.source.count("\n"), subject.target.count("\n")
    if wanted != found:
        yield _("The source has %(source)d line breaks, the translation %(translation)d.") % {
            "source": wanted,
            "translation": found,
        }


def placeholders(subject: Subject) -> Iterator[str]:
    wanted, found = Counter(PLACEHOLDER.findall(subject.source)), Counter(PLACEHOLDER.findall(subject.target))
    for name in wanted - found:
        yield _("The placeholder %(name)s stands in the source, not here.") % {"name": name}
    for name in found - wanted:
        yield _("The placeholder %(name)s stands here, not in the source.") % {"name": name}


def emails(subject: Subject) -> Iterator[str]:
    wanted, found = Counter(_emails(subject.source)), Counter(_emails(subject.target))
    for address in wanted - found:
        yield _("The e-mail address %(address)s stands in the source, not here.") % {"address": address}
    for address in found - wanted:
        yield _("The e-mail address %(address)s stands here, not in the source.") % {"address": address}


def _emails(text: str) -> list[str]:
    return [address.casefold() for address in EMAIL.findall(text)]


def addresses(subject: Subject) -> Iterator[str]:
    """An address may lead to the same page in another language; else it is the source's."""
    for address in _lost_addresses(subject):
        yield _("The address %(address)s stands in the source, not here.") % {"address": address}


def _lost_addresses(subject: Subject) -> list[str]:
    wanted, found = _addresses(subject.source), _addresses(subject.target)
    rest = Counter(map(_without_language, found)) - Counter()
    lost = []
    for address in wanted:
        key = _without_language(address)
        if rest[key]:
            rest[key] -= 1
        else:
            lost.append(address)
    return lost


def _addresses(text: str) -> list[str]:
    text = EMAIL.sub(" ", text)
    return [match[0].rstrip(".,;:!?'’") for match in ADDRESS.finditer(text)]


def _without_language(address: str) -> str:
    bare = re.sub(r"(?i)^https?://(www\.)?|^www\.", "", address).rstrip("/")
    bare = re.sub(r"/{2,}", "/", LANGUAGE_PART.sub("", bare)).rstrip("/")
    host, slash, path = bare.partition("/")
    return host.casefold() + slash + path
