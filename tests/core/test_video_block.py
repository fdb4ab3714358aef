"""A film on another site: nothing is asked of that site until the visitor clicks."""

import re

import pytest
from django.core.exceptions import ValidationError

from core.blocks.media import VideoBlock

BLOCK = VideoBlock()


def film(url: str):
    return BLOCK.normalize({"url": url, "title": "The region"})


@pytest.mark.parametrize(
    ("url", "player", "host"),
    [
        (
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
            "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1",
            "YouTube",
        ),
        ("https://youtu.be/dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1", "YouTube"),
        ("https://vimeo.com/123456789", "https://player.vimeo.com/video/123456789?dnt=1&autoplay=1", "Vimeo"),
    ],
)
def test_a_known_address_has_a_player_without_cookies(url, player, host):
    value = BLOCK.clean(film(url))
    assert value.player_url == player
    assert value.host == host


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/watch?v=dQw4w9WgXcQ",
        "http://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com.example.org/watch?v=dQw4w9WgXcQ",
        'https://vimeo.com/123456789"onload="alert(1)',
        "https://www.youtube.com/watch?v=abc",
        "https://evil.org/https://vimeo.com/123456789",
    ],
)
def test_another_address_is_refused(url):
    with pytest.raises(ValidationError) as failure:
        BLOCK.clean(film(url))
    assert "url" in failure.value.block_errors
    assert film(url).player_url == ""


def test_a_film_asks_nothing_of_the_other_site_by_itself():
    html = BLOCK.render(film("https://vimeo.com/123456789"))
    assert not re.search(r"<(iframe|img|video|script|link|object|embed)\b", html)
    assert not re.search(r"\b(src|srcset|poster)=", html)


def test_a_film_can_be_reached_without_script():
    html = BLOCK.render(film("https://vimeo.com/123456789"))
    assert '<a href="https://vimeo.com/123456789">' in html
    assert re.search(r"<button[^>]* hidden", html)
