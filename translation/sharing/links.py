"""Links that show the newest drafts of a page, in all its languages, to somebody without an account.

All that a link says is in its signed address: which page, who made it, until when. It shows what its maker may see,
asked anew at each visit, so that it ends with the maker's account or rights too. Calling back a single link before
its day would need a record of each, with a place in the admin to find it again: more than a link of at most thirty
days is worth. An address that got into wrong hands is stopped by waiting, or with all others by a new SECRET_KEY.
"""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.core.signing import BadSignature, Signer
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.models import Page
from wagtail_localize.models import Translation

from core.languages import CODES, OWN_NAMES, SOURCE
from translation.segments import progress_of
from translation.sharing.marking import translated_instance

DAYS = (1, 7, 30)


class BrokenLinkError(Exception):
    """The address is none that we have given out, or its page is gone."""


class EndedLinkError(Exception):
    """The link's time is over, or its maker may not see the page any more. `until`: when it would have ended."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


def _signer() -> Signer:
    return Signer(salt="translation.sharing.preview")


def make_token(page: Page, user: Any, days: int) -> tuple[str, datetime]:
    """The part of the address that says everything, and when it ends. The caller asks for the user's rights."""
    until = (timezone.now() + timedelta(days=days)).replace(microsecond=0)
    said = {"page": page.translation_key.hex, "by": user.pk, "until": int(until.timestamp())}
    return _signer().sign_object(said), until


@dataclass(frozen=True)
class Version:
    """What a link offers in one language. `kind`: "draft", "translation" in the making, "public", or "" for nothing."""

    code: str
    kind: str
    page: Page | None
    translation: Translation | None = None

    @property
    def name(self) -> str:
        return OWN_NAMES[self.code]

    def instance(self) -> Page:
        """The page to be shown; only where there is something."""
        if self.kind == "translation" and self.translation:
            return translated_instance(self.translation)
        if self.page is None:
            raise LookupError(self.code)
        return self.page.get_latest_revision_as_object() if self.kind == "draft" else self.page.specific


class Preview:
    """What somebody shows of a page by a link."""

    def __init__(self, key: uuid.UUID, maker: Any, until: datetime) -> None:
        self.key, self.maker, self.until = key, maker, until

    @classmethod
    def of_token(cls, token: str) -> "Preview":
        """Raises BrokenLinkError or EndedLinkError."""
        try:
            said = _signer().unsign_object(token)
        except BadSignature:
            raise BrokenLinkError from None
        until = datetime.fromtimestamp(said["until"], UTC)
        maker = get_user_model().objects.filter(pk=said["by"], is_active=True).first()
        if until <= timezone.now() or maker is None:
            raise EndedLinkError(until)
        preview = cls(uuid.UUID(said["page"]), maker, until)
        if not preview.pages:
            raise BrokenLinkError
        if not any(preview._may_edit(page) for page in preview.pages.values()):
            raise EndedLinkError(until)
        return preview

    @cached_property
    def pages(self) -> dict[str, Page]:
        pages = Page.objects.filter(translation_key=self.key).select_related("locale", "alias_of")
        return {page.locale.language_code: page for page in pages}

    @cached_property
    def versions(self) -> list[Version]:
        return [self._version(code) for code in CODES]

    def _may_edit(self, page: Page | None) -> bool:
        return page is not None and page.permissions_for_user(self.maker).can_edit()

    def _version(self, code: str) -> Version:
        page = self.pages.get(code)
        if page is None:
            return Version(code, "", None)
        # who writes the source may look at its translations as well, as side by side
        may_see_draft = self._may_edit(page) or self._may_edit(self.pages.get(SOURCE))
        translation = self._translation_into(page)
        is_untranslated = bool(page.alias_of and page.alias_of.locale_id != page.locale_id)
        if translation and may_see_draft and (not is_untranslated or translation.done + translation.changed):
            return Version(code, "translation", page, translation)
        if is_untranslated:
            return Version(code, "", page)
        if may_see_draft:
            return Version(code, "draft", page)
        is_public = page.live and not page.get_view_restrictions().exists()
        return Version(code, "public" if is_public else "", page)

    def _translation_into(self, page: Page) -> Any:
        kept = Translation.objects.filter(
            source__object_id=self.key, target_locale_id=page.locale_id, enabled=True
        ).select_related("source", "target_locale")
        return progress_of(kept).first()
