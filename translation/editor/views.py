"""The editor of a translation, at the usual edit address of its page or snippet.

It is one form, which works without scripts; static/translation/editor.js saves each segment in the background.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import WorkflowMixin
from wagtail_localize.models import Translation

from translation import assignments, publishing, quality, saving
from translation.editor import choices
from translation.editor.head import Head
from translation.editor.listing import Listing, TextRow, listing_of, texts_of
from translation.editor.posting import Outcome, keep, show_typed, take_over
from translation.rights import may_publish, may_translate, require
from translation.shims.guard import obstacle, translation_for

SHOWS = ("all", "todo", "findings")


class Editor:
    """One request to the editor of one translation."""

    def __init__(self, request: HttpRequest, translation: Translation, instance: Any) -> None:
        self.request = request
        self.translation = translation
        self.instance = instance
        self.user = request.user
        self.source = translation.source.get_source_instance()
        asked = request.GET.get("show", "all")
        self.show = asked if asked in SHOWS else "all"

    @cached_property
    def may_translate(self) -> bool:
        return may_translate(self.user, self.translation, self.instance)

    @cached_property
    def may_publish(self) -> bool:
        return may_publish(self.user, self.translation, self.instance)

    @cached_property
    def obstacle(self) -> str:
        return obstacle(self.user, self.translation, self.instance)

    @property
    def is_editable(self) -> bool:
        return self.may_translate and not self.obstacle

    @cached_property
    def listing(self) -> Listing:
        return listing_of(self.translation, self.source, self.show)

    @property
    def codes(self) -> dict[str, str]:
        return {
            "source_code": self.translation.source.locale.language_code,
            "target_code": self.translation.target_locale.language_code,
        }

    def respond(self) -> HttpResponse:
        return self.post() if self.request.method == "POST" else self.page()

    def page(self) -> HttpResponse:
        head = Head(self.translation, self.instance, self.source, self.request)
        side_panels = head.side_panels
        context = {
            "translation": self.translation,
            "instance": self.instance,
            "head": head,
            "links": head.links,
            "lag": head.lag,
            "review": head.review,
            "breadcrumbs": head.breadcrumbs,
            "side_panels": side_panels,
            "first": self.listing.first,
            "show": self.show,
            "listing": self.listing,
            "chips": self.chips(),
            **self.codes,
            "obstacle": self.obstacle,
            "is_editable": self.is_editable,
            "may_translate": self.may_translate,
            "may_publish": self.may_publish,
            "trail": assignments.trail(self.request, self.translation),
            "media": choices.media() + MediaContainer(side_panels).media,
        }
        return render(self.request, "translation/editor/edit.html", context)

    def chips(self) -> list[dict[str, Any]]:
        labels = [
            ("all", _("All"), len(self.listing.rows)),
            ("todo", _("To do"), self.listing.todo),
            ("findings", _("Findings"), self.listing.with_findings),
        ]
        return [
            {"label": label, "count": count, "query": self.query(show=show), "is_current": show == self.show}
            for show, label, count in labels
        ]

    def query(self, show: str) -> str:
        """The part of the address after the path, that keeps where to go back to."""
        given = self.request.GET.copy()
        given["show"] = show
        return f"?{given.urlencode()}"

    # What a form asks for

    def post(self) -> HttpResponse:
        require(self.may_translate)
        data = self.request.POST
        if self.obstacle:
            show_typed(self.listing, data)
            messages.error(self.request, _("Nothing was saved. What you typed stands below: copy what you need."))
            return self.page()
        outcome = take_over(self.translation, self.listing, data, self.user)
        self.draft_under_review(outcome)
        if outcome.kept:
            messages.error(self.request, _("Some of it was not saved: see the marked places below."))
            fresh = Editor(self.request, self.translation, self.instance)
            keep(fresh.listing, outcome)
            return fresh.page()
        for name in ("confirm", "waive", "take"):
            if name in data:
                return getattr(self, name)(data[name])
        action = getattr(self, f"do_{data.get('action', 'save')}", self.do_save)
        return action(outcome)

    def draft_under_review(self, outcome: Outcome) -> None:
        """What a reviewer changes belongs to what the reviewer approves."""
        if outcome.saved and _is_under_review(self.instance):
            self.attempt(lambda: publishing.save_draft(self.translation, self.user))

    def confirm(self, value: str) -> HttpResponse:
        """The old translation still fits."""
        row = self.row(value)
        saving.confirm(self.translation, [row.pk], self.user)
        return self.back()

    def waive(self, value: str) -> HttpResponse:
        """A warning is waved through with a reason."""
        number, _colon, rule = value.partition(":")
        row = self.row(number)
        try:
            quality.waive(self.translation, row.state, rule, self.request.POST.get(f"reason-{value}", ""), self.user)
        except ValueError:
            messages.error(self.request, _("Give a reason: without one the warning stays."))
        return self.back(f"#{row.anchor}")

    def take(self, value: str) -> HttpResponse:
        """A suggestion is put into the field; it is saved with the form."""
        number, _colon, index = value.partition(":")
        fresh = Editor(self.request, self.translation, self.instance)
        row = fresh.row(number)
        try:
            row.typed = row.offers[int(index)].text
        except (ValueError, IndexError):
            raise Http404 from None
        return fresh.page()

    def do_save(self, outcome: Outcome) -> HttpResponse:
        if outcome.saved:
            text = ngettext("%(count)d text was saved.", "%(count)d texts were saved.", outcome.saved)
            messages.success(self.request, text % {"count": outcome.saved})
        else:
            messages.info(self.request, _("Nothing had been changed."))
        return self.back()

    def do_fill(self, outcome: Outcome) -> HttpResponse:
        """On to wagtail-localize's address, which fills in what is missing and comes back."""
        address = reverse("wagtail_localize:machine_translate", args=[self.translation.pk])
        return HttpResponseRedirect(f"{address}?next={self.request.path}", preserve_request=True)

    def do_publish(self, outcome: Outcome) -> HttpResponse:
        refusal = self.attempt(lambda: publishing.publish(self.translation, self.user))
        if refusal:
            return refusal
        target = self.translation.get_target_instance()
        url = target.get_url(self.request) if hasattr(target, "get_url") else None
        buttons = [messages.button(url, _("View live"), new_window=True)] if url else None
        messages.success(self.request, _("“%(title)s” was published.") % {"title": target}, buttons=buttons)
        return self.onward()

    def do_review(self, outcome: Outcome) -> HttpResponse:
        comment = self.request.POST.get("review-comment", "")
        refusal = self.attempt(lambda: publishing.send_to_review(self.translation, self.user, comment))
        if refusal:
            return refusal
        messages.success(self.request, _("Sent to review. A reviewer publishes it."))
        return self.onward()

    def do_approve(self, outcome: Outcome) -> HttpResponse:
        """The reviewer's answer, by Wagtail's own workflow; what is approved passes the gate like all that is
        published."""
        if stops := quality.stops(quality.findings(self.translation)):
            return self.closed(stops)
        return self.answer_review("approve")

    def do_reject(self, outcome: Outcome) -> HttpResponse:
        return self.answer_review("reject")

    def answer_review(self, action: str) -> HttpResponse:
        instance = self.translation.get_target_instance()
        state = instance.current_workflow_task_state if isinstance(instance, WorkflowMixin) else None
        if state is None:
            messages.error(self.request, _("It is not before a reviewer any more."))
            return self.back()
        task = state.task.specific
        require(action in {name for name, _label, _modal in task.get_actions(instance, self.user)})
        comment = self.request.POST.get("review-comment", "")
        task.on_action(state.specific, self.user, action, comment=comment)
        done = _("Approved.") if action == "approve" else _("Sent back to the translator.")
        messages.success(self.request, done)
        return self.onward()

    # How it answers

    def attempt(self, act: Any) -> HttpResponse | None:
        """Do it; the answer if the gate is closed or the page is locked."""
        try:
            act()
        except publishing.GateClosed as closed:
            return self.closed(closed.findings)
        except publishing.Locked as locked:
            messages.error(self.request, locked.args[0])
            return self.back()
        return None

    def closed(self, findings: list[quality.Finding]) -> HttpResponse:
        text = ngettext(
            "It was saved, but not published: one thing is to be mended or answered first.",
            "It was saved, but not published: %(count)d things are to be mended or answered first.",
            len(findings),
        )
        messages.error(self.request, text % {"count": len(findings)})
        rows = {row.pk for row in self.listing.texts}
        for finding in findings:
            if finding.rule == "invalid" and finding.segment_id not in rows:
                messages.error(self.request, finding.message)
        return redirect(self.request.path + self.query(show="findings"))

    def back(self, anchor: str = "") -> HttpResponse:
        return redirect(self.request.get_full_path() + anchor)

    def onward(self) -> HttpResponse:
        return redirect(get_valid_next_url_from_request(self.request) or self.request.path)

    def row(self, value: str) -> TextRow:
        for row in self.listing.texts:
            if str(row.pk) == value:
                return row
        raise Http404


def _is_under_review(instance: Any) -> bool:
    return isinstance(instance, WorkflowMixin) and instance.workflow_in_progress


@require_POST
def save_segment(request: HttpRequest, translation_id: int, segment_id: int) -> JsonResponse:
    """Save one segment in the background: `text`, with the `base` that it was loaded with, or `confirm`.

    Answers {state, base, message, row, progress}; 409 with `theirs` where somebody else has saved another text, 423
    with `message` where the page is locked.
    """
    translation, instance = translation_for(request.user, translation_id)
    if reason := obstacle(request.user, translation, instance):
        return JsonResponse({"message": strip_tags(reason)}, status=423)
    editor = Editor(request, translation, instance)
    editor.listing = texts_of(translation, editor.source, segment_id)
    row = editor.row(str(segment_id))
    data = {f"{name}-{row.pk}": request.POST[name] for name in ("text", "base") if name in request.POST}
    outcome = take_over(translation, editor.listing, data, request.user)
    if "confirm" in request.POST and not outcome.kept:
        saving.confirm(translation, [row.pk], request.user)
    editor.draft_under_review(outcome)
    editor.listing = texts_of(translation, editor.source, segment_id)
    keep(editor.listing, outcome)
    row = editor.row(str(segment_id))
    context = {**editor.codes, "row": row, "is_editable": True, "listing": editor.listing}
    answer = {
        "state": row.state.state,
        "base": row.base,
        "message": _("Not saved: see the marked place.") if outcome.kept else _("Saved"),
        "status": render_to_string("translation/editor/text_status.html", context, request),
        "notes": render_to_string("translation/editor/text_notes.html", context, request),
        "progress": render_to_string("translation/editor/progress.html", context, request),
    }
    return JsonResponse(answer, status=409 if outcome.kept else 200)
