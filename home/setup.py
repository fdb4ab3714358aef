"""What a site needs before its first page: the languages, a home page in each, and the roles."""

from django.db import transaction
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import LocaleSynchronization

from core.languages import CODES, SOURCE
from home.models import HomePage
from home.roles import ensure_roles

# The tree's own slugs; they stand in no address.
HOME_SLUGS = {"en": "home-en", "fi": "home-fi", "sv": "home-sv"}


@transaction.atomic
def ensure_site(hostname: str = "localhost", port: int = 80) -> dict[str, HomePage]:
    """Make what is missing and change nothing that is there; {language: home page}.

    The Finnish and Swedish trees follow the English one: what is not translated yet stands in them as an alias.
    """
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in CODES}
    for locale in Locale.objects.exclude(language_code__in=CODES):
        if not Page.objects.filter(locale=locale, depth__gt=1).exists() and locale.pk not in {
            root.locale_id for root in Page.get_root_nodes()
        }:
            locale.delete()
    home = HomePage.objects.filter(locale=locales[SOURCE], depth=2).first()
    if home is None:
        root = Page.get_first_root_node()
        home = HomePage(
            title="Helsinki Smart Region", slug=HOME_SLUGS[SOURCE], locale=locales[SOURCE], summary="Helsinki Smart Region"
        )
        root.add_child(instance=home)
        home.save_revision().publish()
    site = Site.objects.filter(is_default_site=True).first()
    if site is None or not isinstance(site.root_page.specific, HomePage):
        old = site.root_page if site else None
        site = site or Site(hostname=hostname, port=port, is_default_site=True)
        site.root_page, site.site_name = home, "Helsinki Smart Region"
        site.save()
        # Wagtail's first migration makes a bare "Welcome" page; nothing of anybody's is on it.
        if old and old.depth == 2 and type(old.specific) is Page and not old.get_children().exists():
            old.delete()
    for code, locale in locales.items():
        if code != SOURCE:
            LocaleSynchronization.objects.get_or_create(locale=locale, defaults={"sync_from": locales[SOURCE]})
    homes = {SOURCE: home}
    for code in CODES:
        if code == SOURCE:
            continue
        translated = home.get_translation_or_none(locales[code])
        if translated is None:
            translated = home.copy_for_translation(locales[code], alias=True)
        # The synchronisation above makes the aliases itself, as a rule; either way they are named after the source.
        if translated.slug == f"{HOME_SLUGS[SOURCE]}-{code}":
            translated.slug = HOME_SLUGS[code]
            translated.save(clean=False)
        homes[code] = translated.specific
    ensure_roles(homes)
    return homes
