import re, json
from collections import Counter
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests import sites
from tests.factories import *

def show(client, url, label):
    assert client.get(url).status_code == 200, url
    with CaptureQueriesContext(connection) as c:
        r = client.get(url); assert r.status_code == 200
    print("=====", label, url, len(c))
    for q in c.captured_queries:
        s = q["sql"]
        s = re.sub(r"SELECT (DISTINCT )?.*? FROM", r"SELECT .. FROM", s, count=1)
        print("   ", s[:330])

def test_x(client, homes):
    pages = sites.page_of_every_type(homes)
    from core.models import SiteSettings, MenuItem
    from wagtail.models import Site
    st = SiteSettings(site=Site.objects.get(is_default_site=True), accessibility_page=pages["standard"], privacy_page=pages["standard"], news_page=pages["blog index"])
    st.menu_items=[MenuItem(page=pages["case index"]), MenuItem(page=pages["blog index"])]
    st.save()
    for p in pages.values(): sites.alias_everywhere(p)
    for k, p in pages.items():
        show(client, p.url, k)
    v = pages["case"].get_translations().get(locale__language_code="fi")
    show(client, v.url, "alias case")
    show(client, "/en/search/?q=sentence", "search")
    show(client, "/en/search/", "search empty")
    show(client, "/en/search/?q=case", "search")
