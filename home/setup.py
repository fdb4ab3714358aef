"""What a site needs before its first page: the languages, a home page in each, and the roles."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.dispatch import Signal
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import LocaleSynchronization

from core.languages import CODES, SOURCE
from home.models import HomePage
from home.roles import ensure_roles

# The tree's own slugs; they stand in no address.
HOME_SLUGS = {"en": "home-en", "fi": "home-fi", "sv": "home-sv"}


# Sent at the end of ensure_site, in its transaction, with `homes`: for the parts above, which home may not import.
site_ensured = Signal()


@transaction.atomic
def ensure_site() -> dict[str, HomePage]:
    """Make what is missing and change nothing that is there; {language: home page}.

    The Finnish and Swedish trees follow the English one: what is not translated yet stands in them as an alias.
    """
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in CODES}
    home = _ensure_home(locales[SOURCE])
    _ensure_site_record(home)
    for code, locale in locales.items():
        if code != SOURCE:
            LocaleSynchronization.objects.get_or_create(locale=locale, defaults={"sync_from": locales[SOURCE]})
    homes = {code: _home_in(home, locale) for code, locale in locales.items()}
    ensure_roles(homes)
    site_ensured.send(sender=None, homes=homes)
    return homes


def _ensure_home(locale: Locale) -> HomePage:
    home = HomePage.objects.filter(locale=locale, depth=2).first()
    if home is None:
        name = settings.WAGTAIL_SITE_NAME
        home = HomePage(title=name, slug=HOME_SLUGS[SOURCE], locale=locale, summary=name)
        Page.get_first_root_node().add_child(instance=home)
        home.save_revision().publish()
    return home


def _ensure_site_record(home: HomePage) -> None:
    """Let Wagtail's record of the site lead to our home page, at PUBLIC_URL; one that does so already is kept."""
    site = Site.objects.filter(is_default_site=True).first()
    if site and isinstance(site.root_page.specific, HomePage):
        return
    old = site.root_page if site else None
    public = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    site = site or Site(is_default_site=True)
    site.root_page, site.site_name = home, settings.WAGTAIL_SITE_NAME
    site.hostname = public.hostname or "localhost"
    site.port = public.port or (443 if public.scheme == "https" else 80)
    site.save()
    # Wagtail's first migration makes a bare "Welcome" page; nothing of anybody's is on it.
    if old and old.depth == 2 and type(old.specific) is Page and not old.get_children().exists():
        old.delete()


def _home_in(home: HomePage, locale: Locale) -> HomePage:
    """The home page in a language; an alias of `home` if there is none yet."""
    if locale == home.locale:
        return home
    translated = home.get_translation_or_none(locale)
    if translated is None:
        translated = home.copy_for_translation(locale, alias=True)
    # The synchronisation of trees makes the aliases itself, as a rule; either way they are named after the source.
    if translated.slug == f"{HOME_SLUGS[SOURCE]}-{locale.language_code}":
        translated.slug = HOME_SLUGS[locale.language_code]
        translated.save(clean=False)
    return translated.specific
