"""Every rule of the quality gate, in the order in which findings are told."""

from django.utils.translation import gettext_lazy as _

from translation.quality.rules import english, length, markup, state, terms, values, wording
from translation.quality.rules.rule import Level, Rule

RULES = [
    Rule("missing", "error", _("Not translated"), state.missing),
    Rule("invalid", "error", _("Not usable"), state.invalid),
    Rule("numbers", "error", _("Numbers"), values.numbers),
    Rule("dates", "error", _("Dates"), values.dates),
    Rule("units", "error", _("Units"), values.units),
    Rule("anchors", "error", _("Links"), markup.anchors),
    Rule("addresses", "error", _("Web addresses"), markup.addresses),
    Rule("emails", "error", _("E-mail addresses"), markup.emails),
    Rule("placeholders", "error", _("Placeholders"), markup.placeholders),
    Rule("markup", "error", _("Bold, italic and other markup"), markup.markup),
    Rule("forbidden_term", "error", _("Forbidden terms"), terms.forbidden),
    Rule("too_long", "error", _("Too long for its place"), length.too_long),
    Rule("changed", "warning", _("The source was changed"), state.changed),
    Rule("same_as_source", "warning", _("Left as the source"), english.same_as_source),
    Rule("missing_term", "warning", _("Preferred terms"), terms.missing),
    Rule("number_added", "warning", _("Numbers that the source does not have"), values.number_added),
    Rule("number_words", "warning", _("Numbers in words"), values.number_words),
    Rule("number_format", "warning", _("Decimal marks"), values.number_format),
    Rule("long_title", "warning", _("Length of the title for search engines"), length.long_title),
    Rule("long_description", "warning", _("Length of the description for search engines"), length.long_description),
    Rule("line_breaks", "warning", _("Line breaks"), markup.line_breaks),
    Rule("spaces", "warning", _("Spaces"), wording.spaces),
    Rule("space_before", "warning", _("Space before a mark"), wording.space_before),
    Rule("quotes", "warning", _("Quotation marks"), wording.quotes),
    Rule("brackets", "warning", _("Brackets"), wording.brackets),
    Rule("ending", "warning", _("End of the sentence"), wording.ending),
    Rule("capital", "warning", _("Capital letter at the beginning"), wording.capital),
    Rule("slug", "warning", _("Address of the page"), wording.slug),
]
# Not of a segment, but of the pictures on the page (translation.quality.pictures).
ALT_TEXT = "alt_text"
LABELS = {rule.name: rule.label for rule in RULES} | {ALT_TEXT: _("Alternative texts of pictures")}
LEVELS: dict[str, Level] = {rule.name: rule.level for rule in RULES} | {ALT_TEXT: "warning"}

__all__ = ["ALT_TEXT", "LABELS", "LEVELS", "RULES", "Level", "Rule"]
