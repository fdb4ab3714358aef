"""StreamField blocks. Each has three namesakes: the class, its template and its stylesheet."""

from wagtail import blocks

from core.blocks.charts import ChartBlock
from core.blocks.figures import KeyFiguresBlock, StepsBlock, TableBlock, TimelineBlock
from core.blocks.links import CallToActionBlock, ContactBlock, DocumentsBlock, RelatedPagesBlock
from core.blocks.media import FigureBlock, GalleryBlock, VideoBlock
from core.blocks.text import AccordionBlock, HeadingBlock, NoticeBlock, ProseBlock, QuoteBlock


class BodyBlock(blocks.StreamBlock):
    """The body of a page: every block an author may use, in the order of their use."""

    text = ProseBlock()
    heading = HeadingBlock()
    image = FigureBlock()
    gallery = GalleryBlock()
    embed = VideoBlock()
    key_figures = KeyFiguresBlock()
    chart = ChartBlock()
    table = TableBlock()
    quote = QuoteBlock()
    notice = NoticeBlock()
    accordion = AccordionBlock()
    timeline = TimelineBlock()
    steps = StepsBlock()
    call_to_action = CallToActionBlock()
    related_pages = RelatedPagesBlock()
    documents = DocumentsBlock()
    contact = ContactBlock()

    class Meta:
        required = False


__all__ = ["BodyBlock"]
