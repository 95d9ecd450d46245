"""Every page and every tab opens on the sample, the seeds, one article, none, and 500 articles."""

import gzip
import json
import random
from itertools import islice

import pytest

from pages.shared.frame import PAGES
from tests import SHARED
from tests.shown import opened, text_of

SEEDS, PRESS = SHARED / "seeds", SHARED / "corpora" / "press_fr.jsonl.gz"
MANY = 500
ONE = (
    "Le phare de Montviel ferme\n\nLe préfet Paul Sorlin a annoncé mardi à Nantes la fermeture du phare. "
    "Les pêcheurs l'attendaient.\n\n« Il le fallait », a dit Paul Sorlin devant le conseil municipal."
)
TABS = {
    "pages/words.py": ("Keyness", "Concordance", "Collocations"),
    "pages/topics.py": ("Topics", "Shares", "Over time", "Along the text", "Map", "Number and choices"),
    "pages/entities.py": ("Most named", "Named together", "By which words", "All names",
                          "Correct the names"),
    "pages/overlap.py": ("Matrix", "Side by side", "Block by block", "Families",
                         "Shared by several", "Map"),
}  # fmt: skip
PARTS = ("Add articles", "Edit", "Cleaning", "Duplicates", "Take out", "My corpora")
PLACES = [
    *((page.file, {}) for page in PAGES if page.file not in (*TABS, "pages/corpus.py")),
    *((file, {"tab": tab}) for file, tabs in TABS.items() for tab in tabs),
    *(("pages/corpus.py", {"part": part}) for part in PARTS),
]
PLACES += [("pages/words.py", {"tab": "Concordance", "query": "mer*"})]
PLACES += [("pages/words.py", {"tab": "Collocations", "node": "ville"})]
PLACES += [("pages/entities.py", {"tab": "By which words", "certain": "false"})]
NAMES = [f"{file.removeprefix('pages/').removesuffix('.py')}-{'-'.join(query.values())}"
         for file, query in PLACES]  # fmt: skip


def mess():
    """Make 500 articles with what real ones have: gaps, one text in several outlets, odd titles."""
    chance = random.Random(14)
    people = ["Jean Moreau", "Anna Kervel", "le préfet Paul Sorlin", "Mme Riva", "OTAN", "Otan"]
    places = ["Montviel", "St-Aubrac", "Saint-Aubrac", "Nantes", "la Chine", "Moscou"]
    deeds = ["rouvre la digue", "ferme le port", "attend le gaz", "vote le budget", "perd la mer"]
    for number in range(MANY):
        own = chance.sample(range(90), 6) if number % 7 else [1, 2, 3, 4, 5, 6]
        said = [
            f"{people[n % 6]} {deeds[n % 5]} à {places[n * 5 % 6]}, dit-on au bout de {n} jours."
            for n in own
        ]
        yield {
            "title": ["", "NA", "<b>Le port</b> : $x$", "« Le port »"][number % 4] + f" {number}",
            "text": "\n\n".join(" ".join(said[at : at + 2]) for at in range(0, 6, 2)),
            "source": ["Le Fanal", "La Gazette", "", "Ouest-Matin", "LE FANAL"][number % 5],
            "date": f"2023-{number % 12 + 1:02}-{number % 28 + 1:02}" if number % 6 else "",
        }


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    """Give each corpus as what the site is started with."""
    root = tmp_path_factory.mktemp("corpora")
    one, none, many = (root / name for name in ("one", "none", "many"))
    for folder in (one, none, many):
        folder.mkdir()
    (one / "barrage.txt").write_text(ONE, "utf-8")
    rows = mess()
    if PRESS.exists():
        with gzip.open(PRESS, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in islice(lines, MANY)]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    (many / "press.jsonl").write_text("\n".join(lines), "utf-8")
    return {"sample": None, "seeds": SEEDS, "one": one, "none": none, "many": many}


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """Keep what was read of each corpus for the next place."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def open_on(monkeypatch, folders, data):
    """Open a page on one of the corpora."""
    monkeypatch.setenv("RECOUPE_DATA", str(data))

    def run(corpus, file, query):
        monkeypatch.setenv("RECOUPE_CORPUS", str(folders[corpus] or ""))
        return opened(file, **query)

    return run


@pytest.mark.parametrize(("file", "query"), PLACES, ids=NAMES)
@pytest.mark.parametrize("corpus", ["sample", "seeds", "one", "none", "many"])
def test_a_place_opens(open_on, corpus, file, query):
    if corpus == "seeds" and not SEEDS.exists():
        pytest.skip("the seeds are not at hand")
    said = text_of(open_on(corpus, file, query))
    assert "Traceback" not in said
    if corpus != "none" and file != "pages/corpus.py":
        assert "articles of" in said or "article of" in said


def test_what_goes_wrong_in_a_part_is_told_and_the_page_stands(monkeypatch, open_page):
    def broken(view):
        raise KeyError("Montviel")

    monkeypatch.setattr("pages.parts.words.keyness.draw", broken)
    with pytest.raises(AssertionError, match="went wrong"):
        open_page("pages/words.py")
