"""What the page of one author says beside their posts: its addresses in each language, and its head."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from core import structured_data
from core.models import Person
from core.models.pages import LanguageVersion
from core.models.sharing import short_description


def versions(of_index: list[LanguageVersion], paths: dict[str, str], codes: set[str]) -> list[LanguageVersion]:
    """The author's pages in the languages `codes`, where they have posts; in the others the index page stays.

    `of_index` are the index page's versions, `paths` is {language: what follows the index page's address}.
    """
    return [
        replace(version, url=version.url + paths[version.code], full_url=version.full_url + paths[version.code])
        if version.full_url and version.code in codes
        else replace(version, is_translation=False)
        for version in of_index
    ]


def head(index: Any, person: Person, request: HttpRequest, url: str, breadcrumbs: list[Any]) -> dict[str, Any]:
    """The template's variables for the head of the author's page at `url`, an absolute address."""
    title = person.title if person.name else ""
    said = ". ".join(filter(None, [title, person.responsibilities]))
    description = short_description(said, _("Posts by %(name)s") % {"name": person.display_name})
    language = index.locale.language_code
    node = structured_data.web_page(
        "ProfilePage" if person.name else "CollectionPage",
        url,
        name=person.display_name,
        description=description,
        language=language,
    )
    if person.name:
        node["mainEntity"] = {"@type": "Person", "name": person.name, "jobTitle": person.title}
    crumbs = [(page.title, page.get_full_url(request)) for page in [*breadcrumbs, index]]
    crumbs[0] = (_("Home"), crumbs[0][1])
    breadcrumb_list = structured_data.breadcrumb_list([*crumbs, (person.display_name, url)])
    return {"meta_description": description, "structured_data": [node, breadcrumb_list]}
