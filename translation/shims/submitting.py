"""Beginning translations and bringing them up to their source, for the languages that the user translates into."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.views import submit_translations, update_translations

from translation.rights import lock_for, may_begin, may_translate, require
from translation.shims.guard import obstacle
from translation.shims.machine import MachineFailed, fill


class SubmitForm(submit_translations.SubmitTranslationForm):
    def __init__(self, instance: Any, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(instance, *args, **kwargs)
        self.instance, self.user = instance, user
        locales = self.fields["locales"]
        allowed = [locale.pk for locale in locales.queryset if may_begin(user, instance, locale)]
        locales.queryset = Locale.objects.filter(pk__in=allowed)

    def clean_locales(self) -> Any:
        """A counterpart that somebody has locked gets no draft."""
        locales = self.cleaned_data["locales"]
        for counterpart in self.instance.get_translations().filter(locale__in=locales):
            if lock := lock_for(self.user, counterpart):
                self.add_error("locales", lock.get_message(self.user) or _("The page is locked."))
        return locales


class GuardedSubmission:
    """Mixin: drafts only (a setting of wagtail-localize), and only into the user's languages."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        source = self.get_object()  # type: ignore[attr-defined]
        require(any(may_begin(request.user, source, locale) for locale in Locale.objects.all()))
        if origin := _translated_from(source):
            messages.error(request, _("This is a translation itself. Translate what it was translated from."))
            return redirect(origin)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    def get_form(self) -> SubmitForm:
        if self.request.method == "POST":  # type: ignore[attr-defined]
            return SubmitForm(self.object, self.request.POST, user=self.request.user)  # type: ignore[attr-defined]
        wanted = Locale.objects.filter(language_code=self.request.GET.get("select_locale", ""))  # type: ignore[attr-defined]
        return SubmitForm(self.object, initial={"locales": list(wanted)}, user=self.request.user)  # type: ignore[attr-defined]

    def form_valid(self, form: SubmitForm) -> HttpResponse:
        try:
            return super().form_valid(form)  # type: ignore[misc]
        except ObjectDoesNotExist:
            # the source breaks the rules of its own kind, so that wagtail-localize could not copy it
            messages.error(self.request, _("No translation could be made: the source is not complete."))  # type: ignore[attr-defined]
            return redirect(self.request.path)  # type: ignore[attr-defined]


def _translated_from(instance: Any) -> str:
    """Where the origin of a translation is submitted; "" for an origin."""
    if isinstance(instance, Page) and instance.alias_of_id:
        origin = instance.alias_of
    else:
        record = TranslationSource.objects.filter(object_id=instance.translation_key, translations__enabled=True)
        record = record.filter(translations__target_locale_id=instance.locale_id).first()
        try:
            origin = record.get_source_instance() if record else None
        except ObjectDoesNotExist:
            origin = None
    if origin is None:
        return ""
    if isinstance(origin, Page):
        return reverse("wagtail_localize:submit_page_translation", args=[origin.pk])
    names = origin._meta.app_label, origin._meta.model_name, origin.pk
    return reverse("wagtail_localize:submit_snippet_translation", args=names)


class SubmitPageView(GuardedSubmission, submit_translations.SubmitPageTranslationView):
    pass


class SubmitSnippetView(GuardedSubmission, submit_translations.SubmitSnippetTranslationView):
    pass


class SyncForm(update_translations.UpdateTranslationsForm):
    """Without "publish immediately", which put English on live pages."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("publish_translations", None)


class SyncView(update_translations.UpdateTranslationsView):
    """Reads the source anew for all its translations. What is public changes by publishing each translation only."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        source = self.get_object()
        self.own = [each for each in _live_records(source) if may_translate(request.user, each)]
        require(bool(self.own))
        try:
            source.get_source_instance()
        except ObjectDoesNotExist:
            raise Http404 from None
        return super().dispatch(request, *args, **kwargs)

    def get_form(self) -> SyncForm:
        return SyncForm(self.request.POST) if self.request.method == "POST" else SyncForm()

    def get_default_success_url(self) -> str:
        instance = self.own[0].get_target_instance()
        return AdminURLFinder(self.request.user).get_edit_url(instance) or reverse("wagtailadmin_home")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        # upstream's asks every translation for a page that may be gone
        return {
            "view": self,
            "translations": [
                {
                    "title": str(each.get_target_instance()),
                    "locale": each.target_locale,
                    "edit_url": self.get_edit_url(each.get_target_instance()),
                }
                for each in self.own
            ],
            "last_sync_date": self.object.last_updated_at,
            "form": self.get_form(),
            "next_url": self.get_success_url(),
            "back_url": self.get_success_url() or self.get_default_success_url(),
            "components": self.components,
        }

    def form_valid(self, form: SyncForm) -> HttpResponse:
        self.object.update_from_db()
        if form.cleaned_data.get("use_machine_translation"):
            self._fill()
        messages.success(self.request, self.get_success_message())
        return redirect(self.get_success_url() or self.get_default_success_url())

    def _fill(self) -> None:
        for translation in self.own:
            reason = obstacle(self.request.user, translation, translation.get_target_instance())
            try:
                if not reason:
                    fill(translation, self.request.user)
            except MachineFailed as problem:
                reason = str(problem)
            if reason:
                messages.error(self.request, reason)


def _live_records(source: TranslationSource) -> list[Translation]:
    """The enabled translations whose page or snippet is there."""
    records = source.translations.filter(enabled=True).select_related("source__locale", "target_locale")
    return [each for each in records if source.object.has_translation(each.target_locale)]
