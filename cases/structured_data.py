"""What a case says to machines beyond an article: what it is about, where, when, by whom and with whose money."""

from typing import Any

from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext as _

from core.structured_data import Node


def properties_of(case: Any, request: HttpRequest) -> Node:
    """The properties of the case's article, in the language of its text; what is not known is left out."""
    places = case.places  # sorted in the active language, before that changes
    with translation.override(case.content_language):
        found: Node = {
            "about": _subjects(case),
            "spatialCoverage": [_place(municipality) for municipality in places],
            "temporalCoverage": _years(case),
            "contributor": {"@type": "Organization", "name": case.lead.name} if case.lead else None,
            "funding": _grant(case) if case.has_funding else None,
        }
    return {name: value for name, value in found.items() if value}


def _subjects(case: Any) -> list[Node]:
    priority = [{"@type": "Thing", "name": case.priority.name}] if case.priority else []
    return priority + [{"@type": "Thing", "name": theme.name} for theme in case.theme_list]


def _place(municipality: Any) -> Node:
    return {
        "@type": "City",
        "name": municipality.name,
        "geo": {
            "@type": "GeoCoordinates",
            "latitude": municipality.latitude,
            "longitude": municipality.longitude,
        },
        "containedInPlace": {
            "@type": "AdministrativeArea",
            "name": _("Uusimaa"),
            "address": {"@type": "PostalAddress", "addressCountry": "FI"},
        },
    }


def _years(case: Any) -> str:
    """The time as ISO 8601: "2024/2028", open at the end "2024/.."; empty if it is not known."""
    if not case.start_year:
        return ""
    return str(case.start_year) if case.end_year == case.start_year else f"{case.start_year}/{case.end_year or '..'}"


def _grant(case: Any) -> Node:
    grant: Node = {"@type": "MonetaryGrant"}
    if case.funding_programme:
        grant["name"] = case.funding_programme
    if case.eu_funding:
        grant["funder"] = {
            "@type": "Organization",
            "name": _("European Union"),
            "url": "https://european-union.europa.eu/",
        }
        grant["amount"] = {"@type": "MonetaryAmount", "currency": "EUR", "value": case.eu_funding}
    return grant
