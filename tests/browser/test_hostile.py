"""Texts are data: headlines made of markup come through every page as they are, and do nothing."""

from urllib.parse import urlencode

import pytest

from pages.shared.frame import PAGES
from tests.browser.server import Server
from tests.browser.visit import Visit

HEADLINES = (
    "Le prix ![x](http://127.0.0.1:9/pixel.png) du gaz",
    'Alerte <iframe srcdoc="<script>parent.hacked=1</script>"></iframe> à Pékin',
    "Titre :red[rouge] et :smile: et :material/home:",
    "Entre $5 et $10 -> 3 >= 2 ~= 1 le baril",
    "Lisez [ceci](javascript:window.hacked=1) & <b>cela</b>",
    "<img src=http://127.0.0.1:9/y.png onerror=window.hacked=1> *vu* _hier_ `ici` # 1.",
)
BODY = (
    "Le ministre Paul Durand a rencontré mardi à Pékin la ministre {title} de Norvège. Les deux pays "
    "veulent signer un accord sur le gaz et le pétrole avant la fin de l'année, malgré les sanctions.\n\n"
    "Paul Durand a répondu à Oslo que le gazoduc serait achevé en 2025. « Nous avons le temps », a-t-il "
    "ajouté devant la presse, sans donner de date pour la prochaine visite à Pékin."
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    for number, title in enumerate(HEADLINES):
        (folder / f"{number}.txt").write_text(f"{title}\n\n{BODY.format(title=title)}", "utf-8")
    started = Server(folder, tmp_path_factory.mktemp("data"))
    yield started
    started.stop()


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.title)
def test_nothing_runs_and_nothing_is_requested(window, hostile, entry):
    visit = Visit(window, hostile.url)
    page = visit.open("" if entry.file == "app.py" else entry.file[6:-3])
    for _ in range(6):
        page.mouse.wheel(0, 900)
        visit.settle()
    assert page.evaluate("window.hacked") is None
    assert page.locator("main iframe, main img[src^='http://127.0.0.1:9']").count() == 0
    assert page.locator("main a[href^='javascript:']").count() == 0
    assert visit.strangers() == []
    assert page.locator('[data-testid="stException"]').count() == 0
    visit.page.close()


@pytest.mark.parametrize("title", HEADLINES)
def test_a_headline_is_shown_as_it_is(window, hostile, title):
    visit = Visit(window, hostile.url)
    page = visit.open(f"articles?{urlencode({'article': f'Unknown outlet · no date · {title}'})}")
    assert page.locator(".rc .title").inner_text() == title
    visit.page.close()
