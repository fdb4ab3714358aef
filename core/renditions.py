"""The sizes and formats in which pictures are shown, and how they are made ahead of the first visitor.

Every use of a picture on the public pages is named here, so that a background task can make all its renditions when
the picture is uploaded, and a page only ever looks them up.
"""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django_tasks import task
from wagtail.images import get_image_model
from wagtail.images.models import Filter, Picture

FORMATS = ("avif", "webp", "jpeg")


@dataclass(frozen=True)
class Use:
    """One way of showing a picture: the resizings offered, and the width it takes up, as `sizes` says it."""

    resizings: tuple[str, ...]
    sizes: str

    @property
    def filters(self) -> list[Filter]:
        return [Filter(f"{resizing}|format-{name}") for name in FORMATS for resizing in self.resizings]


USES = {
    "head": Use(("fill-640x480", "fill-1280x960"), "(min-width: 62rem) 42vw, 100vw"),
    "card": Use(("fill-480x320", "fill-960x640"), "(min-width: 62rem) 30vw, 100vw"),
    "figure": Use(("width-480", "width-960", "width-1440"), "(min-width: 62rem) 44rem, 100vw"),
    "portrait": Use(("fill-320x320",), "5rem"),
}


def picture(image: Any, use: str, alt: str, *, first_view: bool = False, css_class: str = "") -> Picture:
    """The <picture> element of an image in one of the USES, with its width and height.

    `first_view`: it is seen at once, so it is fetched early; else it is fetched when it comes near. One query, none
    if the image's renditions were prefetched.
    """
    filters = USES[use].filters
    renditions = image.get_renditions(*filters)
    attributes = {"alt": alt, "sizes": USES[use].sizes}
    attributes |= {"fetchpriority": "high"} if first_view else {"loading": "lazy"}
    if css_class:
        attributes["class"] = css_class
    return Picture({item.spec: renditions[item.spec] for item in filters}, attributes)


@task()
def make_renditions(image_id: int) -> None:
    """Make all renditions of an image that are missing. An image deleted meanwhile is no error."""
    image = get_image_model().objects.filter(pk=image_id).first()
    if image:
        image.get_renditions(*(item for use in USES.values() for item in use.filters))


def make_ahead(sender: Any, instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """post_save of an image: have its renditions made once the upload is safe in the database."""
    if not raw:
        transaction.on_commit(partial(make_renditions.enqueue, instance.pk))
