from core.models.files import SiteDocument, SiteImage, SiteRendition
from core.models.pages import AbstractRelatedPage, BasePage
from core.models.people import Person
from core.models.settings import MenuItem, SiteSettings
from core.models.taxonomy import (
    Municipality,
    Organisation,
    Priority,
    SustainableDevelopmentGoal,
    Theme,
)

__all__ = [
    "AbstractRelatedPage",
    "BasePage",
    "MenuItem",
    "Municipality",
    "Organisation",
    "Person",
    "Priority",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "SiteSettings",
    "SustainableDevelopmentGoal",
    "Theme",
]
