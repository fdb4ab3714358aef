"""Which page may stand below which."""

import pytest
from wagtail.models import Page

from blog.models import BlogIndexPage, BlogPage
from cases.models import CaseIndexPage, CasePage
from core.models import BasePage
from home.models import HomePage, StandardPage, StrategyPage
from tests.factories import BlogIndexPageFactory, CaseIndexPageFactory

CHILDREN = {
    Page: {HomePage},
    HomePage: {StandardPage, StrategyPage, CaseIndexPage, BlogIndexPage},
    StandardPage: {StandardPage},
    StrategyPage: {StandardPage},
    CaseIndexPage: {CasePage},
    CasePage: set(),
    BlogIndexPage: {BlogPage},
    BlogPage: set(),
}


def own_page_types() -> set[type[Page]]:
    return {model for model in BasePage.__subclasses__() if not model._meta.abstract} | {CaseIndexPage, BlogIndexPage}


@pytest.mark.parametrize("parent", CHILDREN, ids=lambda model: model.__name__)
def test_a_page_takes_only_its_own_kinds_of_children(parent):
    assert set(parent.allowed_subpage_models()) & own_page_types() == CHILDREN[parent]


def test_no_page_type_is_left_out_here():
    assert own_page_types() == set(CHILDREN) - {Page}


@pytest.mark.parametrize(
    ("factory", "model"),
    [(CaseIndexPageFactory, CaseIndexPage), (BlogIndexPageFactory, BlogIndexPage)],
    ids=["cases", "posts"],
)
def test_there_is_one_index_of_a_kind_in_each_language(homes, factory, model):
    assert model.can_create_at(homes["en"])
    factory(parent=homes["en"])
    assert not model.can_create_at(homes["en"])
    assert model.can_create_at(homes["fi"])
