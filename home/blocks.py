"""The sections of the home page, in any order the editors like."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.charts import ChartBlock
from core.blocks.figures import KeyFigureBlock


class HeroBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=90, help_text=_("What this region is good at."))
    text = blocks.TextBlock(label=_("Text"), required=False)

    class Meta:
        icon = "home"
        label = _("Opening")
        template = "blocks/hero_block.html"
        description = _("The first thing a visitor reads, over the region's shore.")
        preview_value = {"heading": "A region that solves things", "text": "Twenty-six municipalities, one shore."}


class PrioritiesBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=90)
    text = blocks.TextBlock(label=_("Text"), required=False)

    class Meta:
        icon = "tag"
        label = _("Priorities")
        template = "blocks/priorities_block.html"
        description = _("The strategic priorities in force, as ways in.")
        preview_value = {"heading": "Three priorities", "text": ""}


class FeaturedCasesBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=90)
    text = blocks.TextBlock(label=_("Text"), required=False)
    pages = blocks.ListBlock(blocks.PageChooserBlock("cases.CasePage"), label=_("Cases"), min_num=1, max_num=3)

    class Meta:
        icon = "pick"
        label = _("Chosen cases")
        template = "blocks/featured_cases_block.html"
        description = _("One to three cases, shown large.")

    def get_preview_value(self):
        [case_page] = self.child_blocks["pages"].child_block.target_models
        return self.normalize({"heading": "Look here first", "text": "", "pages": list(case_page.objects.live()[:3])})


class RegionMapBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=90)
    text = blocks.TextBlock(label=_("Text"), required=False)

    class Meta:
        icon = "site"
        label = _("Map of cases")
        template = "blocks/region_map_block.html"
        description = _("The region's map with the number of cases by municipality, and the same as a list.")
        preview_value = {"heading": "Where it happens", "text": ""}


class RegionFiguresBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=90)
    text = blocks.TextBlock(label=_("Text"), required=False)
    figures = blocks.ListBlock(KeyFigureBlock(), label=_("Figures"), min_num=1, max_num=6)
    charts = blocks.ListBlock(ChartBlock(), label=_("Charts"), default=[], max_num=2)

    class Meta:
        icon = "order"
        label = _("The region in figures")
        template = "blocks/region_figures_block.html"
        description = _("Key figures across the whole width, and up to two charts.")
        preview_value = {"heading": "In figures", "text": "", "figures": [{"value": "26", "label": "municipalities"}]}


class LatestPostsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=90)

    class Meta:
        icon = "list-ul"
        label = _("Latest")
        template = "blocks/latest_posts_block.html"
        description = _("The three newest posts.")
        preview_value = {"heading": "Latest"}


class HomeQuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quote"))
    person = blocks.CharBlock(label=_("Person"), max_length=120)
    role = blocks.CharBlock(label=_("Role"), max_length=160, required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "blocks/home_quote_block.html"
        description = _("Someone's words, large.")
        preview_value = {"text": "We show what works.", "person": "Communications", "role": "Helsinki Smart Region"}


class TakePartBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=90)
    text = blocks.TextBlock(label=_("Text"), required=False)
    label = blocks.CharBlock(label=_("Text of the link"), max_length=60)
    page = blocks.PageChooserBlock(label=_("Page"))

    class Meta:
        icon = "group"
        label = _("Take part")
        template = "blocks/take_part_block.html"
        description = _("An invitation with one link, at the end.")
        preview_value = {"heading": "Take part", "text": "", "label": "How", "page": None}


class HomeBlock(blocks.StreamBlock):
    hero = HeroBlock()
    priorities = PrioritiesBlock()
    cases = FeaturedCasesBlock()
    map = RegionMapBlock()
    figures = RegionFiguresBlock()
    latest = LatestPostsBlock()
    quote = HomeQuoteBlock()
    take_part = TakePartBlock()

    class Meta:
        block_counts = {"hero": {"max_num": 1}, "priorities": {"max_num": 1}, "map": {"max_num": 1}}
