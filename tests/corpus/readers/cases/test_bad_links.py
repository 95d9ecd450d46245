"""One address that is written wrong loses neither a feed nor a page."""

import pytest

from corpus.readers import recognise

TEXT = (
    "Le pont du bourg est fermé depuis février, car une crue a emporté un de ses piliers. Les "
    "élus ont voté les travaux, et l'on pourra de nouveau passer samedi matin, à pied ou à vélo."
)
BAD = "http://[::1"


def read(markup, name):
    data = markup.encode()
    return recognise(data, name).read(data, name).articles


def feed(channel="https://bourg.example/", base="", link="", more=""):
    entries = "".join(
        f"<item><title>{title}</title><link>{address}</link>{more}"
        f"<description>{TEXT} {title}.</description></item>"
        for title, address in (("Un", link), ("Deux", "https://bourg.example/2"))
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"{base}><channel><title>Le Bourg</title>'
        f"<link>{channel}</link>{entries}</channel></rss>"
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"channel": BAD},
        {"base": f' xml:base="{BAD}"'},
        {"link": BAD},
        {"more": f'<enclosure url="{BAD}" type="audio/mpeg" length="1"/>'},
        {"more": f'<content>&lt;a href="{BAD}"&gt;x&lt;/a&gt;</content>'},
    ],
)
def test_a_feed_keeps_its_entries(wrong):
    articles = read(feed(**wrong), "bourg.rss")
    assert [article.title for article in articles] == ["Un", "Deux"]
    assert articles[1].url.endswith("bourg.example/2") or "base" in wrong


@pytest.mark.parametrize(
    "head",
    [
        f'<base href="{BAD}">',
        f'<link rel="canonical" href="{BAD}">',
        f'<meta property="og:url" content="{BAD}">',
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "url": "{BAD}"}}</script>',
        f'<meta property="og:image" content="{BAD}">',
    ],
)
def test_a_page_keeps_its_article(head):
    page = (
        f"<!-- saved from url=(0011){BAD} --><!DOCTYPE html><html><head><title>Le pont du bourg"
        f"</title>{head}</head><body><article><h1>Le pont du bourg</h1><p>{TEXT}</p>"
        f'<p><a href="{BAD}">Lire aussi</a></p><p>{TEXT} Enfin.</p></article></body></html>'
    )
    (article,) = read(page, "pont.html")
    assert article.title == "Le pont du bourg" and article.url == ""
    assert "une crue a emporté" in article.text
