"""From a search the language menu leads to the same search."""


def test_the_language_menu_keeps_the_words(client, homes):
    answer = client.get("/en/search/", {"q": "heat & cold"})
    menu = {version.code: version.url for version in answer.context["language_versions"]}
    assert menu == {
        "en": "/en/search/?q=heat+%26+cold",
        "fi": "/fi/haku/?q=heat+%26+cold",
        "sv": "/sv/sok/?q=heat+%26+cold",
    }
    assert client.get(menu["fi"]).context["query"] == "heat & cold"


def test_without_words_it_leads_to_the_empty_search(client, homes):
    answer = client.get("/sv/sok/")
    assert [version.url for version in answer.context["language_versions"]] == ["/en/search/", "/fi/haku/", "/sv/sok/"]
