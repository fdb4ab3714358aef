"""How the translation is written: quotation marks, spaces, brackets, the sentence's beginning and end."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from translation.quality.rules.english import word_set
from translation.quality.subject import Subject, bare

# The marks of each language; » stands for ” in both Finnish and Swedish books.
QUOTES = {"en": "“”", "fi": "””", "sv": "””"}
ALLOWED = {"en": "“”", "fi": "”»", "sv": "”»"}
ANY_QUOTE = re.compile('["“”„‟«»]')
INCHES = re.compile(r"(?<=[0-9])\"")
SPACE_BEFORE = re.compile(r"(?<=\S)[ \u00a0\u202f]+([,;!?]|[.:](?!\w|\.))")
DOUBLE_SPACE = re.compile(r"[ \u00a0\u202f\t]{2,}")
BRACKETS = {")": "(", "]": "[", "}": "{"}
# a) the first of a list, and faces :)
LISTED = re.compile(r"(?:^|(?<=\s))[0-9A-Za-zåäö]{1,2}\)(?=\s)|[:;]-?[()]")
ENDINGS = re.compile(r"[.!?:…,;]+$")
AFTER_END = "\"”“»’')] \u00a0\n"
ABBREVIATED = re.compile(
    r"(?i)\b(?:etc|jne|jnr|ym|yms|tms|ks|mm|esim|m\.fl|o\.s\.v|osv|m\.m|t\.ex|bl\.a|e\.g|i\.e|inc|ltd|co|a\.m|p\.m|oy|ab|nro|n:o|s)\.$"
)
QUESTION = re.compile(r"(?i)\b(?:what|how|why|where|when|who|whom|whose|which|whether)\b")
# What English writes with a capital letter in the middle of a sentence too, and Finnish and Swedish do not.
ALWAYS_CAPITAL = word_set(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday english finnish swedish european nordic baltic danish norwegian estonian german "
    "french russian asian american african arctic christmas easter midsummer finns swedes europeans internet"
)


def quotes(subject: Subject) -> Iterator[str]:
    if subject.same:
        return
    text = INCHES.sub("", bare(subject.target))
    wrong = [mark for mark in ANY_QUOTE.findall(text) if mark not in ALLOWED[subject.target_code]]
    values = {"marks": "{}…{}".format(*QUOTES[subject.target_code])}
    if wrong:
        yield _("The quotation mark %(mark)s is not this language's; write %(marks)s.") % {**values, "mark": wrong[0]}
    elif len(ANY_QUOTE.findall(text)) % 2:
        yield _("A quotation mark has no partner.")


def spaces(subject: Subject) -> Iterator[str]:
    text = subject.target
    if DOUBLE_SPACE.search(text.strip()):
        yield _("There are two spaces after one another.")
    if text and text != text.strip() and subject.source == subject.source.strip():
        yield _("There is a space at the beginning or at the end.")


def space_before(subject: Subject) -> Iterator[str]:
    match = SPACE_BEFORE.search(bare(subject.target, "x"))
    if match and not SPACE_BEFORE.search(bare(subject.source, "x")):
        yield _("There is a space before %(mark)s.") % {"mark": match[1]}


def brackets(subject: Subject) -> Iterator[str]:
    if (mark := _unpaired(subject.target)) and not _unpaired(subject.source):
        yield _("The bracket %(mark)s has no partner.") % {"mark": mark}


def _unpaired(text: str) -> str | None:
    return _first_unpaired(text) and _first_unpaired(LISTED.sub("", text))


def _first_unpaired(text: str) -> str | None:
    open_brackets: list[str] = []
    for mark in text:
        if mark in BRACKETS.values():
            open_brackets.append(mark)
        elif mark in BRACKETS and (not open_brackets or open_brackets.pop() != BRACKETS[mark]):
            return mark
    return open_brackets[-1] if open_brackets else None


def ending(subject: Subject) -> Iterator[str]:
    if subject.same or not subject.target.strip():
        return
    wanted, found = _ending(subject.source), _ending(subject.target)
    ordinal = not wanted and subject.target_code == "fi" and re.search(r"[0-9]\.$", subject.target.strip())
    if wanted == found or ordinal or any(ABBREVIATED.search(text.strip()) for text in (subject.source, subject.target)):
        return
    if (wanted, found) == (".", "?") and QUESTION.search(re.split(r"[.!?]\s", subject.source)[-1]):
        return  # what was learnt from it, told or asked
    if wanted and found:
        yield _("The source ends with %(source)s, the translation with %(translation)s.") % {
            "source": wanted,
            "translation": found,
        }
    elif wanted:
        yield _("The source ends with %(source)s, the translation with no mark.") % {"source": wanted}
    else:
        yield _("The source ends with no mark, the translation with %(translation)s.") % {"translation": found}


def _ending(text: str) -> str:
    match = ENDINGS.search(text.rstrip(AFTER_END).replace("...", "…"))
    # a quotation's own mark may stand inside or outside
    return match[0][-1] if match else ""


def capital(subject: Subject) -> Iterator[str]:
    wanted, found = _first_word(subject.source), _first_word(subject.target)
    if subject.same or not wanted or not found or subject.field.name == "slug":
        return
    # eHealth is spelt so wherever it stands
    small = found[0].islower() and (found.islower() or found not in subject.source)
    if wanted[0].isupper() and small and wanted.lower() not in ALWAYS_CAPITAL:
        yield _("The source begins with a capital letter, the translation does not.")


def _first_word(text: str) -> str:
    """The word that the text begins with; none if it begins with a figure or a mark that is no quotation."""
    match = re.match(r"[\s\"“”»'’(\[*–-]*([^\W\d_][\w-]*)", text)
    return match[1] if match else ""


def slug(subject: Subject) -> Iterator[str]:
    if subject.field.name == "slug" and subject.target and not re.fullmatch(r"[a-z0-9-]+", subject.target):
        yield _("An address has small letters a to z, digits and hyphens only.")
