"""Loads the trying-out content into an empty site.

Everything is made in one transaction: either all of it is there, or nothing. English pages first, all of them,
then their texts (which may link to one another), then the translations through wagtail-localize.
"""

import json
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils.timezone import get_current_timezone
from wagtail.models import Locale, Page, Site
from wagtail_localize.synctree import create_aliases_for_new_page

from blog.models import BlogIndexPage, BlogPage, BlogRelatedPage
from cases.models import CaseIndexPage, CasePage, CaseRelatedPage
from core.languages import CODES, SOURCE
from core.models import (
    MenuItem,
    Municipality,
    Organisation,
    Person,
    Priority,
    SiteDocument,
    SiteImage,
    SiteSettings,
    SustainableDevelopmentGoal,
    Theme,
)
from demo.blocks import Converter
from demo.reading import CONTENT, ContentError, Document, keys, read_all, read_yaml
from demo.translating import translate
from home.models import HomePage, StandardPage, StrategyEdition, StrategyPage
from home.setup import HOME_SLUGS, ensure_site
from translation import memory
from translation.models import Term

TARGETS = tuple(code for code in CODES if code != SOURCE)
# The order of the pages below the home page, which is the order of the explorer.
TOP = ["cases", "strategy", "blog", "about", "take-part", "accessibility", "privacy"]
MENU = ["cases", "strategy", "blog", "about", "take-part"]
TYPES: dict[str, type[Page]] = {
    "standard": StandardPage,
    "strategy": StrategyPage,
    "case_index": CaseIndexPage,
    "blog_index": BlogIndexPage,
}


class Loader:
    def __init__(self, say: Callable[[str], object] = str) -> None:
        self.say = say
        self.documents: dict[str, dict[str, Document]] = {}
        self.pages: dict[str, Page] = {}
        self.found: dict[str, dict[str, Any]] = {"person": {}, "organisation": {}, "image": {}, "document": {}}
        self.priorities: dict[str, Priority] = {}

    @transaction.atomic
    def load(self) -> bool:
        """Load everything; returns False and changes nothing if the site has content already."""
        self.homes = ensure_site()
        home = self.homes[SOURCE]
        if home.body or home.get_children().exists():
            return False
        self.locales = {code: Locale.objects.get(language_code=code) for code in CODES}
        self._read()
        self.say("vocabularies")
        self._vocabularies()
        self.say("pages")
        self.pages["pages/home"] = home
        for key in [f"pages/{name}" for name in TOP]:
            self._make(key, home)
        for folder in ("cases", "blog"):
            for key in sorted(self._keys(folder), key=self._date):
                self._make(key, self.pages[f"pages/{folder}"])
        for key in self.documents:
            self._fill(self.pages[key], self.documents[key][SOURCE], self.documents[key][SOURCE])
        self.say("translations")
        for key, documents in self.documents.items():
            for language in TARGETS:
                if language in documents:
                    self._translate(key, language)
        memory.rebuild()
        self._revise()
        self._settings()
        return True

    def _keys(self, folder: str) -> list[str]:
        return [key for key in self.documents if key.startswith(f"{folder}/")]

    def _date(self, key: str) -> Any:
        meta = self.documents[key][SOURCE].meta
        return meta.get("published") or meta.get("date") or date(2026, 1, 1)

    def _read(self) -> None:
        for folder in ("pages", "cases", "blog"):
            for key in keys(folder):
                self.documents[key] = read_all(key)
        self.documents = {"pages/home": self.documents.pop("pages/home"), **self.documents}

    def lookup(self, kind: str, key: str) -> int:
        return self.pages[key].pk if kind == "page" else self.found[kind][key].pk

    # Vocabularies, people and files

    def _vocabularies(self) -> None:
        for key, row in read_yaml("themes.yaml").items():
            columns = {f"{name}_{code}": row[name][code] for name in ("name", "summary") for code in CODES}
            Theme.objects.get_or_create(slug_en=key, defaults=columns)
        for name, row in read_yaml("terms.yaml").items():
            forbidden = {f"forbidden_{code}": "\n".join(lines) for code, lines in row.get("not", {}).items()}
            columns = {"fi": row["fi"], "sv": row["sv"], "note": row.get("note", ""), **forbidden}
            Term.objects.get_or_create(en=name, defaults=columns)
        for file in sorted(CONTENT.glob("organisations*.yaml")):
            for key, row in read_yaml(file.name).items():
                if key not in self.found["organisation"]:
                    self.found["organisation"][key] = Organisation.objects.create(
                        kind=row["kind"],
                        website=row.get("website", ""),
                        **{f"name_{code}": row["name"][code] for code in CODES},
                    )
        for key, row in read_yaml("people.yaml").items():
            columns = {f"{name}_{code}": row[name][code] for name in ("title", "responsibilities") for code in CODES}
            self.found["person"][key] = Person.objects.create(email=row["email"], **columns)
        for key, row in read_yaml("images.yaml").items():
            path = CONTENT / "images" / row["file"]
            with path.open("rb") as stream:
                self.found["image"][key] = SiteImage.objects.create(
                    title=row["title"],
                    file=ImageFile(stream, name=path.name),
                    credit="Helsinki Smart Region",
                    licence="CC BY 4.0",
                    **{f"alt_{code}": row["alt"][code] for code in CODES},
                )
        for key, row in read_yaml("documents.yaml").items():
            path = CONTENT / "documents" / row["file"]
            document = SiteDocument(
                title=row["title"],
                language=row["language"],
                accessibility=row["accessibility"],
                file=ContentFile(path.read_bytes(), name=path.name),
                file_size=path.stat().st_size,
            )
            document.save()
            self.found["document"][key] = document
        for key in keys("priorities"):
            self._priority(key)

    def _priority(self, key: str) -> None:
        documents = read_all(key)
        source = self._priority_from(documents[SOURCE], documents[SOURCE])
        source.save()
        source.save_revision().publish()
        self.priorities[Path(key).name] = source
        for language in TARGETS:
            twin = self._priority_from(documents[language], documents[SOURCE])
            translate(source, twin, self.locales[language], documents[language].file)

    def _priority_from(self, document: Document, source: Document) -> Priority:
        converter = Converter(document, self.lookup)
        return Priority(
            locale=self.locales[SOURCE],
            **{name: document.need(name) for name in ("name", "slug", "summary", "parent_theme")},
            description=converter.rich(document.text),
            colour=source.need("colour"),
            icon=source.need("icon"),
            period_start=source.need("period_start"),
            period_end=source.get("period_end"),
            sort_order=source.need("order"),
        )

    # Pages

    def _make(self, key: str, parent: Page) -> None:
        """A page with what the database asks for; its texts follow when all pages are there."""
        document = self.documents[key][SOURCE]
        kind: type[Page] = {"cases": CasePage, "blog": BlogPage}.get(key.split("/")[0]) or TYPES[document.need("type")]
        dates = {"published_on": self._date(key)} if kind is CasePage else {}
        dates |= {"date": self._date(key)} if kind is BlogPage else {}
        page = kind(
            title=document.need("title"),
            slug=document.need("slug"),
            summary=document.need("summary"),
            locale=self.locales[SOURCE],
            live=False,
            **dates,
        )
        parent.refresh_from_db()
        parent.add_child(instance=page)
        self.pages[key] = page

    def _fill(self, page: Page, document: Document, source: Document, publish: bool = True) -> None:
        """Put the document's texts on the page; what is no text comes from the source document."""
        converter = Converter(document, self.lookup)
        page.title = document.need("title")
        page.search_description = document.get("search_description", "")
        if isinstance(page, HomePage):
            page.slug = HOME_SLUGS[document.language]
            page.summary = document.need("hero")["text"][:200]
            page.body = json.dumps(converter.home_sections(source))
        else:
            page.slug, page.summary = document.need("slug"), document.need("summary")
        if isinstance(page, (StandardPage, StrategyPage, CasePage, BlogPage)):
            page.body = json.dumps(converter.body())
        if isinstance(page, StrategyPage) and publish:
            page.editions = [
                StrategyEdition(document=self.found["document"][key], sort_order=order)
                for order, key in enumerate(source.need("editions"))
            ]
        if isinstance(page, CasePage):
            self._fill_case(page, document, source, converter, publish)
        if isinstance(page, BlogPage):
            page.kind = source.need("kind")
            page.author = self.found["person"][source.need("author")]
            page.priority = self.priorities[source.get("priority")] if source.get("priority") else None
            if publish:
                page.themes = self._themes(source)
                page.related_pages = [
                    BlogRelatedPage(related=self._page(source, key), sort_order=order)
                    for order, key in enumerate(source.get("related", []))
                ]
        if publish:
            page.full_clean()
            page.save()
            page.save_revision().publish()
            # as if published on its day, so that lists, feeds and the notice of an older translation tell likely dates
            published = datetime.combine(self._date(document.key), time(9), tzinfo=get_current_timezone())
            Page.objects.filter(pk=page.pk).update(first_published_at=published, last_published_at=published)
            if not isinstance(page, HomePage):
                # read again: an alias is made live or not as the object at hand says
                create_aliases_for_new_page(page.specific_class.objects.get(pk=page.pk))

    def _page(self, source: Document, key: str) -> Page:
        if key not in self.pages:
            raise ContentError(f"{source.file}: there is no page {key!r}.")
        return self.pages[key]

    def _themes(self, source: Document) -> list[Theme]:
        wanted = source.get("themes") or []
        found = list(Theme.objects.filter(slug_en__in=wanted))
        if len(found) != len(wanted):
            raise ContentError(f"{source.file}: one of the themes {wanted} does not exist.")
        return found

    def _fill_case(
        self, page: CasePage, document: Document, source: Document, converter: Converter, publish: bool
    ) -> None:
        for name in ("problem", "solution", "transferability"):
            setattr(page, name, converter.rich(document.need(name)))
        results = [
            {
                name: str(translated.get(name) or original.get(name) or "")
                for name in ("figure", "unit", "text", "evidence", "url")
            }
            for original, translated in self._side_by_side("results", source, document)
        ]
        page.results = json.dumps(converter.stream("results", "result", results))
        sources = [
            {
                "title": translated["title"],
                "publisher": translated["publisher"],
                "url": original.get("url", ""),
                "year": str(original.get("year", "")),
            }
            for original, translated in self._side_by_side("sources", source, document)
        ]
        page.sources = json.dumps(converter.stream("sources", "source", sources))
        funding = source.get("funding") or {}
        page.funding_programme = (document.get("funding") or {}).get("programme") or funding.get("programme", "")
        page.budget, page.eu_funding = funding.get("total"), funding.get("eu_share")
        page.priority = self.priorities[source.need("priority")]
        page.status = source.need("status")
        page.start_year, page.end_year = source.get("start_year"), source.get("end_year")
        page.website = source.get("website", "")
        page.lead = self.found["organisation"][source.get("lead")] if source.get("lead") else None
        page.contact = self.found["person"][source.need("contact")]
        page.published_on = self._date(document.key)
        if publish:
            page.themes = self._themes(source)
            page.goals = list(SustainableDevelopmentGoal.objects.filter(number__in=source.get("goals", [])))
            names = source.need("municipalities")
            page.municipalities = list(Municipality.objects.filter(name_fi__in=names))
            if len(page.municipalities.all()) != len(names):
                raise ContentError(f"{source.file}: one of the municipalities {names} does not exist.")
            page.partners = [self.found["organisation"][key] for key in source.get("partners") or []]
            page.related_pages = [
                CaseRelatedPage(related=self._page(source, key), sort_order=order)
                for order, key in enumerate(source.get("related", []))
            ]

    def _side_by_side(self, name: str, source: Document, document: Document) -> list[tuple[dict, dict]]:
        originals, translated = source.get(name, []), document.get(name, [])
        if len(originals) != len(translated):
            raise ContentError(f"{document.file}: {name} has {len(translated)} entries, its source {len(originals)}.")
        return list(zip(originals, translated, strict=True))

    def _translate(self, key: str, language: str) -> None:
        document = self.documents[key][language]
        page = self.pages[key].specific_class.objects.get(pk=self.pages[key].pk)
        twin = page.specific_class.objects.get(pk=page.pk)
        self._fill(twin, document, self.documents[key][SOURCE], publish=False)
        translate(page, twin, self.locales[language], document.file)

    def _revise(self) -> None:
        """Change the sources that are meant to be newer than their translations."""
        for key, documents in self.documents.items():
            for field, text in (documents[SOURCE].get("revised") or {}).items():
                page = self.pages[key].specific_class.objects.get(pk=self.pages[key].pk)
                setattr(page, field, text)
                page.save_revision().publish()

    def _settings(self) -> None:
        row = read_yaml("settings.yaml")
        settings = SiteSettings(
            site=Site.objects.get(is_default_site=True),
            email=row["email"],
            accessibility_page=self.pages["pages/accessibility"],
            privacy_page=self.pages["pages/privacy"],
            news_page=self.pages["pages/blog"],
            **{f"{name}_{code}": row[name][code] for name in ("organisation", "about") for code in CODES},
        )
        settings.menu_items = [
            MenuItem(
                page=self.pages[f"pages/{name}"],
                sort_order=order,
                **{f"label_{code}": row["menu"][name][code] for code in CODES},
            )
            for order, name in enumerate(MENU)
        ]
        settings.save()
