"""Blocks of running text."""

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

INLINE = ["bold", "italic", "link"]


class ProseBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        kwargs.setdefault("features", ["h3", "h4", "bold", "italic", "ul", "ol", "link", "document-link"])
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = _("Text")
        template = "blocks/prose_block.html"
        description = _("Paragraphs, lists and small headings.")
        preview_value = (
            "<p>The region has <b>26 municipalities</b>, from the archipelago to the fields of the north.</p>"
            "<ul><li>the capital and its neighbours</li><li>towns by the sea</li></ul>"
        )


class HeadingValue(blocks.StructValue):
    @property
    def anchor_id(self) -> str:
        """The part of an address after #: what the author gave, else made from the text.

        Empty for a text without Latin letters or digits.
        """
        return self.get("anchor") or slugify(self.get("text") or "")


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Text"), max_length=120)
    anchor = blocks.RegexBlock(
        regex=r"^[a-z][a-z0-9-]*$",
        label=_("Anchor"),
        required=False,
        max_length=60,
        error_messages={"invalid": _("Use small letters a to z, numbers and hyphens; begin with a letter.")},
        help_text=_("For links to this place: the part after #. Empty: made from the text."),
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        group = _("Text")
        template = "blocks/heading_block.html"
        value_class = HeadingValue
        description = _("Starts a section of the page, with an address of its own.")
        preview_value = {"text": "What others can copy", "anchor": ""}


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quote"), help_text=_("Without quotation marks; the page sets them."))
    person = blocks.CharBlock(label=_("Person"), max_length=120)
    role = blocks.CharBlock(label=_("Role"), max_length=160, required=False)
    portrait = ImageChooserBlock(label=_("Portrait"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        group = _("Text")
        template = "blocks/quote_block.html"
        description = _("Someone's words, with name, role and, if you like, a portrait.")
        preview_value = {
            "text": "We looked for heat where everyone else saw waste.",
            "person": "Senior adviser, climate and energy",
            "role": "Helsinki-Uusimaa Regional Council",
        }


class NoticeBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(
        choices=[("info", _("information")), ("success", _("good news")), ("warning", _("warning"))],
        default="info",
        label=_("Kind"),
    )
    heading = blocks.CharBlock(label=_("Heading"), max_length=120, required=False)
    text = blocks.RichTextBlock(label=_("Text"), features=[*INLINE, "ul"])

    class Meta:
        icon = "info-circle"
        label = _("Notice")
        group = _("Text")
        template = "blocks/notice_block.html"
        description = _("A box for what the reader must not miss.")
        preview_value = {"kind": "info", "heading": "Good to know", "text": "<p>The call is open until May.</p>"}


class AccordionItemBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=160)
    text = blocks.RichTextBlock(label=_("Text"), features=[*INLINE, "ul", "ol", "document-link"])

    class Meta:
        icon = "list-ul"
        label = _("Item")


class AccordionBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=120, required=False)
    items = blocks.ListBlock(AccordionItemBlock(), label=_("Items"))

    class Meta:
        icon = "list-ul"
        label = _("Accordion")
        group = _("Text")
        template = "blocks/accordion_block.html"
        description = _("Questions and answers, or details, that open one by one.")
        preview_value = {
            "heading": "Questions and answers",
            "items": [
                {"title": "Who may take part?", "text": "<p>Anyone with an idea for the region.</p>"},
                {"title": "What does it cost?", "text": "<p>Nothing.</p>"},
            ],
        }
