"""The measures of the judged sets, and that the bench loads them into pages that the search then finds."""

import json

import pytest

from bench.scratch import index_with, load
from bench.search import BACKENDS, evaluate, judge, read, table
from search.engine import search_pages
from tests import sites

QUERY = {"query": "q", "kind": "inflection", "relevant": ["c"], "best": ["a"]}


def test_a_perfect_answer_has_the_highest_figures():
    assert judge(["a", "c"], QUERY) == {"ndcg@10": 1, "mrr": 1, "recall@10": 1, "precision@10": 1}


def test_order_length_and_misses_cost():
    worse = judge(["x", "c", "a"], QUERY)
    assert worse["ndcg@10"] == pytest.approx((1 / 1.58496 + 2 / 2) / (2 + 1 / 1.58496), abs=1e-4)
    assert (worse["mrr"], worse["recall@10"], worse["precision@10"]) == (0.5, 1, pytest.approx(2 / 3))
    assert judge([], QUERY) == {"ndcg@10": 0, "mrr": 0, "recall@10": 0, "precision@10": 0}
    assert judge([*"0123456789", "a"], QUERY)["recall@10"] == 0


def test_queries_that_should_find_nothing_count_as_false_hits_alone():
    queries = [QUERY, *({"query": query, "kind": "none"} for query in ("n", "m"))]
    figures = evaluate(queries, {"q": ["a", "c"], "n": ["a"], "m": []}.get)
    assert figures["false_hits"] == 0.5
    assert figures["recall@10"] == 1
    assert figures["kinds"] == {"inflection": {"ndcg@10": 1, "recall@10": 1}}
    assert "| sqlite | fi | site | 1.000 | 1.000 | 1.000 | 1.000 | 0.500 |" in table(
        {"sqlite": {"fi": {"site": figures}}}
    )


def test_a_set_is_read_by_language(tmp_path):
    rows = [{"type": "document", "id": "a"}, {"type": "query", "id": "q"}]
    (tmp_path / "fi.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert read(tmp_path) == {"fi": ([rows[0]], [rows[1]])}


def test_documents_become_pages_that_the_site_finds(homes, monkeypatch):
    monkeypatch.setattr("bench.scratch.LEAST_DOCUMENTS", 3)
    monkeypatch.setattr("bench.unrelated.WORDS", 60)
    sites.page_of_every_type(homes)
    names = load("fi", [{"id": "a", "title": "Kaukolämpö & vety", "body": "Uusi <laitos> Espoossa."}], [])
    index_with(BACKENDS["site"])
    assert len(names) == 4
    for query in ("lämpö", "laitokset", "espoo vety"):
        assert [names.get(page.pk) for page in search_pages(query, "fi").results] == ["a"]
