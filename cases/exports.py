"""Cases as data for others to use."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse

from core.spreadsheets import csv_lines

COLUMNS = [
    "title",
    "address",
    "summary",
    "language",
    "priority",
    "themes",
    "municipalities",
    "status",
    "start_year",
    "end_year",
    "lead",
    "partners",
    "goals",
    "budget_eur",
    "eu_funding_eur",
    "published",
]


def _with_parts(cases: QuerySet) -> QuerySet:
    return cases.select_related("lead").prefetch_related("partners", "goals")


def _record(case: Any) -> dict[str, Any]:
    """A case as one flat record, names in the active language, several values joined by "; "."""
    return {
        "title": case.title,
        "address": case.full_url,
        "summary": case.summary,
        "language": case.content_language,
        "priority": case.priority.name if case.priority else "",
        "themes": "; ".join(theme.name for theme in case.themes.all()),
        "municipalities": "; ".join(municipality.name for municipality in case.municipalities.all()),
        "status": case.status,
        "start_year": case.start_year,
        "end_year": case.end_year,
        "lead": case.lead.name if case.lead else "",
        "partners": "; ".join(partner.name for partner in case.partners.all()),
        "goals": "; ".join(str(goal.number) for goal in case.goals.all()),
        "budget_eur": case.budget,
        "eu_funding_eur": case.eu_funding,
        "published": case.published_on.isoformat(),
    }


def as_csv(cases: QuerySet) -> StreamingHttpResponse:
    """CSV in UTF-8 with a byte order mark, so that spreadsheets read it right; a header line first."""

    def rows() -> Iterator[list[Any]]:
        yield COLUMNS
        for case in _with_parts(cases).iterator(chunk_size=500):
            record = _record(case)
            yield [record[column] for column in COLUMNS]

    response = StreamingHttpResponse(csv_lines(rows()), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="cases.csv"'
    return response


def as_geojson(cases: QuerySet) -> HttpResponse:
    """A FeatureCollection with a point feature for each municipality of each case (RFC 7946, WGS 84)."""
    features = []
    for case in _with_parts(cases):
        record = _record(case)
        features += [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [municipality.longitude, municipality.latitude]},
                "properties": {**record, "municipality": municipality.name, "municipality_code": municipality.code},
            }
            for municipality in case.municipalities.all()
        ]
    collection = {"type": "FeatureCollection", "features": features}
    return JsonResponse(collection, content_type="application/geo+json", json_dumps_params={"ensure_ascii": False})
