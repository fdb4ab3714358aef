"""Blocks that show pictures and films."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock


class FigureValue(blocks.StructValue):
    @property
    def alt(self) -> str:
        """The alternative text of this use, else the image's own in the active language; empty if decorative."""
        if self.get("decorative"):
            return ""
        image = self.get("image")
        return self.get("alt_override") or (image.default_alt_text if image else "")


class FigureBlock(blocks.StructBlock):
    """An image. Not Wagtail's ImageBlock: the default alternative text lies, in three languages, with the image."""

    image = ImageChooserBlock(label=_("Image"))
    alt_override = blocks.CharBlock(
        label=_("Alternative text here"),
        required=False,
        max_length=200,
        help_text=_("Only if this use needs another text than the image's own."),
    )
    decorative = blocks.BooleanBlock(
        label=_("Decorative"), required=False, help_text=_("It adds nothing that the text does not say.")
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=240)

    class Meta:
        icon = "image"
        label = _("Image")
        group = _("Pictures and films")
        template = "blocks/figure_block.html"
        value_class = FigureValue
        description = _("One picture with its caption and credit.")

    def get_preview_value(self):
        return self.normalize(
            {"image": get_image_model().objects.order_by("pk").first(), "caption": "The shore east of Helsinki"}
        )

    def clean(self, value):
        value = super().clean(value)
        if value.get("decorative") and value.get("alt_override"):
            raise blocks.StructBlockValidationError(
                {
                    "alt_override": ValidationError(
                        _("A decorative picture has no alternative text: empty this, or untick.")
                    )
                }
            )
        return value


class GalleryBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=120, required=False)
    images = blocks.ListBlock(FigureBlock(), label=_("Images"), min_num=1)

    class Meta:
        icon = "image"
        label = _("Gallery")
        group = _("Pictures and films")
        template = "blocks/gallery_block.html"
        description = _("Several pictures side by side.")

    def get_preview_value(self):
        images = get_image_model().objects.order_by("pk")[:3]
        return self.normalize(
            {"heading": "Pictures", "images": [{"image": image, "caption": image.title} for image in images]}
        )


class VideoValue(blocks.StructValue):
    @property
    def player_url(self) -> str:
        """The address of the player without cookies; empty for an address that is none of the known sites'."""
        for pattern, player in PLAYERS:
            if match := pattern.match(self.get("url") or ""):
                return player.format(match["id"])
        return ""

    @property
    def host(self) -> str:
        """The site that the film comes from, for the visitor to decide."""
        return "Vimeo" if "vimeo" in (self.get("url") or "") else "YouTube"


PLAYERS = [
    (
        re.compile(r"https://(?:www\.youtube\.com/watch\?v=|youtu\.be/)(?P<id>[\w-]{6,20})$"),
        "https://www.youtube-nocookie.com/embed/{}?autoplay=1",
    ),
    (re.compile(r"https://vimeo\.com/(?P<id>\d{4,15})$"), "https://player.vimeo.com/video/{}?dnt=1&autoplay=1"),
]


class VideoBlock(blocks.StructBlock):
    """A film on another site. Nothing is asked of that site until the visitor clicks."""

    url = blocks.URLBlock(label=_("Address"), help_text=_("The film's page on YouTube or Vimeo."))
    title = blocks.CharBlock(label=_("What the film shows"), max_length=160)

    class Meta:
        icon = "media"
        label = _("Film")
        group = _("Pictures and films")
        template = "blocks/video_block.html"
        value_class = VideoValue
        description = _("A film on YouTube or Vimeo, loaded only when the visitor asks for it.")
        preview_value = {"url": "https://vimeo.com/123456789", "title": "The region in two minutes"}

    def clean(self, value):
        value = super().clean(value)
        if value.get("url") and not value.player_url:
            message = _("Give the address of a film on YouTube or Vimeo, such as https://www.youtube.com/watch?v=…")
            raise blocks.StructBlockValidationError({"url": ValidationError(message)})
        return value
