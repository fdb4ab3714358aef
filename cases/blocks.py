"""Blocks of a case: results with their evidence, and sources."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class ResultBlock(blocks.StructBlock):
    figure = blocks.CharBlock(label=_("Figure"), max_length=20, required=False)
    unit = blocks.CharBlock(label=_("Unit"), max_length=30, required=False)
    text = blocks.CharBlock(label=_("What was reached"), max_length=200)
    evidence = blocks.CharBlock(label=_("Evidence"), max_length=200, help_text=_("Who says so, where and when."))
    url = blocks.URLBlock(label=_("Address of the evidence"), required=False)

    class Meta:
        icon = "success"
        label = _("Result")
        template = "blocks/result_block.html"
        description = _("One result with the evidence for it.")
        preview_value = {
            "figure": "90",
            "unit": "GWh",
            "text": "of heat fits into the store",
            "evidence": "Operator, 2024",
        }


class SourceBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=200)
    publisher = blocks.CharBlock(label=_("Publisher"), max_length=120)
    url = blocks.URLBlock(label=_("Address"), required=False)
    year = blocks.CharBlock(label=_("Year"), max_length=10, required=False)

    class Meta:
        icon = "link-external"
        label = _("Source")
        template = "blocks/source_block.html"
        description = _("Where the facts of the case can be checked.")
        preview_value = {
            "title": "Project page",
            "publisher": "City of Vantaa",
            "url": "https://example.org/",
            "year": "2024",
        }


class ResultsBlock(blocks.StreamBlock):
    result = ResultBlock()


class SourcesBlock(blocks.StreamBlock):
    source = SourceBlock()
