"""The data of a page's charts, at addresses below the page."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from core.blocks.charts import PREFIX, charts_of
from core.spreadsheets import csv_lines


class ChartDataMixin:
    """Gives a page the addresses chart-<block id>/, each the CSV of one of its charts.

    They go through Wagtail's own routing and serving, so a draft has none and a private page keeps its own private.
    """

    def route(self: Any, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if len(path_components) == 1 and path_components[0].startswith(PREFIX) and self.live:
            wanted = path_components[0].removeprefix(PREFIX)
            if any(block_id == wanted for block_id, _chart in charts_of(self)):
                return RouteResult(self, kwargs={"chart_id": wanted})
        return super().route(request, path_components)  # type: ignore[misc]

    def serve(self: Any, request: HttpRequest, *args: Any, chart_id: str = "", **kwargs: Any) -> HttpResponse:
        if chart_id:
            return chart_csv(self, chart_id)
        return super().serve(request, *args, **kwargs)  # type: ignore[misc]


def chart_csv(page: Page, chart_id: str) -> HttpResponse:
    """The data of one chart of the page as a file to keep; Http404 for a chart that it has not."""
    for block_id, chart in charts_of(page):
        if block_id == chart_id:
            response = HttpResponse("".join(csv_lines(chart.data())), content_type="text/csv; charset=utf-8")
            response["Content-Disposition"] = f'attachment; filename="{PREFIX}{block_id}.csv"'
            response["Content-Language"] = page.content_language
            return response
    raise Http404
