"""What wagtail-localize leaves undone in the page explorer."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.models import Page
from wagtail_localize.synctree import create_aliases_for_new_page


@hooks.register("after_copy_page")
def alias_copies(request: HttpRequest, page: Page, new_page: Page) -> None:
    """Pages made by "copy" get their aliases at once, like pages made by "add"; parents before children."""
    for copy in new_page.get_descendants(inclusive=True).order_by("path").specific():
        if not copy.get_translations().exists():
            create_aliases_for_new_page(copy)
