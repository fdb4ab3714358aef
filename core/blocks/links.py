"""Blocks that lead on: to pages, documents and people."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.models import Page
from wagtail.snippets.blocks import SnippetChooserBlock


class CallToActionBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), required=False)
    label = blocks.CharBlock(label=_("Text of the link"), max_length=60)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("or address elsewhere"), required=False)

    class Meta:
        icon = "link"
        label = _("Call to action")
        group = _("Leading on")
        template = "blocks/call_to_action_block.html"
        description = _("A wide invitation with one link.")
        preview_value = {
            "heading": "Take part",
            "text": "Tell us about your project.",
            "label": "Write to us",
            "page": None,
            "url": "https://example.org/",
        }

    def clean(self, value):
        value = super().clean(value)
        if bool(value.get("page")) == bool(value.get("url")):
            message = _("Choose a page of this site or give an address elsewhere: one of the two.")
            raise blocks.StructBlockValidationError({"page": ValidationError(message)})
        return value


class ContactBlock(blocks.StructBlock):
    person = SnippetChooserBlock("core.Person", label=_("Person"))
    note = blocks.CharBlock(label=_("Note"), required=False, max_length=160)

    class Meta:
        icon = "user"
        label = _("Contact person")
        group = _("Leading on")
        template = "blocks/contact_block.html"
        description = _("Whom to ask: name, title, areas of responsibility and address.")

    def get_preview_value(self):
        person = self.child_blocks["person"].model_class.objects.first()
        return self.normalize({"person": person, "note": ""})


class RelatedPagesBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=120, required=False)
    pages = blocks.ListBlock(blocks.PageChooserBlock(), label=_("Pages"), min_num=1, max_num=6)

    class Meta:
        icon = "doc-full-inverse"
        label = _("Related pages")
        group = _("Leading on")
        template = "blocks/related_pages_block.html"
        description = _("Cards that lead to other pages; each language shows its own version.")

    def get_preview_value(self):
        pages = Page.objects.live().filter(depth__gt=2)[:3]
        return self.normalize({"heading": "Read on", "pages": list(pages)})


class DocumentsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=120, required=False)
    documents = blocks.ListBlock(DocumentChooserBlock(), label=_("Documents"), min_num=1)

    class Meta:
        icon = "doc-full"
        label = _("Documents")
        group = _("Leading on")
        template = "blocks/documents_block.html"
        description = _("Documents to download, with language, kind and size.")

    def get_preview_value(self):
        documents = get_document_model().objects.all()[:2]
        return self.normalize({"heading": "Documents", "documents": list(documents)})
