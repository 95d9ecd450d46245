"""Cleaning: what goes, what stays, every cut where it was made."""

import csv
import os
import subprocess
import sys

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import clean
from corpus.cleaning.edits import Edit, apply_edits, compose
from corpus.load import SAMPLE
from corpus.text import folding
from corpus.text.decode import decode
from tests import GOLD, ROOT, SHARED

BOILERPLATE = GOLD / "boilerplate.csv"
SEEDS = SHARED / "seeds"

TITLE = "Le port rouvre après trois semaines de grève"
FIRST = "Les dockers ont repris le travail lundi matin, après un vote serré de leur assemblée."
LAST = "La prochaine réunion est prévue en juin, a précisé la direction du port autonome."

LINES = [
    "Leave a Reply",
    "Lire aussi :",
    "Publié le 16 mai 2024",
    "CNN",
    "Lyon",
    TITLE,
    f"{TITLE} | Site",
    FIRST,
    "\u00a0",
    "  ",
    "\n",
    "\n\n",
    "\u2019",
    "e\u0301",
    "Ã©",
    "\u200b",
    "\u00ad",
    ". .",
    "&nbsp;",
    "&amp;lt;",
    "<p>",
    "</b>",
    "\r\n",
    "\t",
    "\u2028",
    "© AFP",
    "Home » A » B",
    "Facebook",
    "a-b-12",
    "• un point",
    "\x00",
    "Comment pouvez-vous nous aider à vous informer ?",
]
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=3)), max_size=20).map("".join),
)


def page(*lines):
    return "\n\n".join([TITLE, FIRST, *lines])


def rules(text):
    return set(clean(text).cuts["rule"])


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_the_cuts_made_in_the_raw_text_give_the_clean_text(raw):
    cleaned = clean(raw)
    cuts = [
        Edit(cut.start, cut.end, cut.replacement, cut.rule) for cut in cleaned.cuts.itertuples()
    ]
    assert apply_edits(raw, cuts) == cleaned.text
    for cut in cuts:
        assert 0 <= cut.start <= cut.end <= len(raw)
    assert all(cut.end <= after.start for cut, after in zip(cuts, cuts[1:], strict=False))
    assert list(cleaned.cuts["removed"]) == [raw[cut.start : cut.end] for cut in cuts]


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_cleaning_a_clean_text_changes_nothing(raw):
    once = clean(raw)
    twice = clean(once.text)
    assert twice.text == once.text
    assert twice.cuts.empty


@st.composite
def edit_lists(draw, length):
    places = sorted(draw(st.lists(st.integers(0, length), max_size=6, unique=True)))
    return [
        Edit(start, end, draw(st.text("xy", max_size=3)), "rule")
        for start, end in zip(places[::2], places[1::2], strict=False)
    ]


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_composed_edits_do_what_both_lists_do(data):
    text = data.draw(st.text("abc", max_size=15))
    first = data.draw(edit_lists(len(text)))
    between = apply_edits(text, first)
    second = data.draw(edit_lists(len(between)))
    assert apply_edits(text, compose(first, second)) == apply_edits(between, second)


def test_nothing_is_cleaned_to_nothing():
    cleaned = clean("")
    assert cleaned.text == ""
    assert cleaned.cuts.empty
    assert cleaned.cuts.dtypes.astype(str).to_dict() == {
        "start": "int64", "end": "int64", "removed": "str", "replacement": "str", "rule": "str",
    }  # fmt: skip
    pd.testing.assert_series_equal(cleaned.cuts.dtypes, clean("a  b").cuts.dtypes)


def test_half_a_surrogate_does_not_stop_cleaning():
    assert clean("a\ud800b").text == "ab"


def test_paragraphs_are_parted_by_one_blank_line():
    raw = f"\n{TITLE}\n\n\n\n{FIRST}  \n{LAST}\n\n"
    assert clean(raw).text == f"{TITLE}\n\n{FIRST}\n\n{LAST}"


def test_lines_broken_at_a_fixed_width_are_joined():
    block = "\n".join(["Les dockers du grand port ont repris leur travail hier"] * 4) + "."
    joined = block.replace("\n", " ")
    assert clean(f"{block}\n\n{block}").text == f"{joined}\n\n{joined}"


@pytest.mark.parametrize(
    ("raw", "text", "rule"),
    [
        ("l\u2019accord", "l'accord", "apostrophes"),
        ("rock\u00b4n", "rock'n", "apostrophes"),
        ("«\u00a0oui\u202f»", "« oui »", "spaces"),
        ("un  mot", "un mot", "spaces"),
        ("inter\u00adna\u200btional", "international", "invisible characters"),
        ("Le prÃ©sident chinois", "Le président chinois", "mojibake"),
        ("Il part. . Elle reste.", "Il part. Elle reste.", "doubled full stop"),
        ("Il part ce soir. .", "Il part ce soir.", "doubled full stop"),
        ("AT&amp;T", "AT&T", "HTML remains"),
        ("Titre\n\nun <b>mot</b>", "Titre\n\nun mot", "HTML remains"),
        ("e\u0301te\u0301", "été", "letters composed"),
    ],
)
def test_characters_are_brought_to_one_form(raw, text, rule):
    assert clean(raw).text == text
    assert rule in rules(raw)


@pytest.mark.parametrize(
    "text",
    [
        "[par an] « oui »",
        'Alerte <iframe srcdoc="x"></iframe> à <b>Pékin</b>',
        "Il hésite. . . puis part.",
        "“oui” et 'non'",
        "une famille 👨\u200d👩\u200d👧",
        "• un point",
    ],
)
def test_what_a_writer_meant_is_kept(text):
    assert clean(text).text == text


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Leave a Comment", "comment form"),
        ("Your email address will not be published. Required fields are marked *", "comment form"),
        (
            "Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *",
            "comment form",
        ),
        (
            "This site uses Akismet to reduce spam. Learn how your comment data is processed.",
            "comment form",
        ),
        ("Soyez le premier à commenter", "comment form"),
        ("12 commentaires", "comment form"),
        ("Inscrivez-vous à notre newsletter quotidienne", "newsletter"),
        ("Restez informé avec des mises à jour gratuites", "newsletter"),
        ("Chaque matin, recevez l'essentiel de l'actualité", "newsletter"),
        ("Faites un don pour soutenir notre rédaction", "appeal"),
        ("Comment pouvez-vous nous aider à poursuivre ?", "appeal"),
        ("Cet article est réservé aux abonnés.", "subscription"),
        ("Déjà abonné ? Connectez-vous", "subscription"),
        ("Abonnez-vous pour lire la suite", "subscription"),
        ("You may also like", "related articles"),
        ("Lire aussi : La grève du port s'étend aux cheminots", "related articles"),
        ("» LIRE AUSSI - Le port, une histoire de grèves", "related articles"),
        ("Sur le même sujet", "related articles"),
        ("Partager sur Facebook", "share buttons"),
        ("Facebook Twitter WhatsApp", "share buttons"),
        ("Suivez-nous sur Google News", "share buttons"),
        ("La suite après cette publicité", "page furniture"),
        ("Temps de lecture : 3 minutes", "page furniture"),
        ("Nous utilisons des cookies pour améliorer votre visite.", "cookies and rights"),
        ("© 2024 La Gazette. Tous droits réservés.", "cookies and rights"),
        ("Publié le 16 mai 2024 à 10h32, mis à jour le 17 mai 2024", "publication line"),
        ("Crédit photo : Anne Roy/AFP", "photo credit"),
        ("Anne Roy/Pool/Reuters/File", "photo credit"),
        ("© AFP", "photo credit"),
        ("L'Associated Press a contribué à cet article.", "credit"),
        ("(Avec AFP)", "credit"),
        ("abc-fr-12", "code"),
        ("https://example.org/page", "code"),
        ("Dossier)", "cut bracket"),
        ("***", "signs only"),
    ],
)
@pytest.mark.parametrize("after", [(LAST,), ()])
def test_boilerplate_goes_wherever_it_stands(line, rule, after):
    cleaned = clean(page(line, *after))
    assert cleaned.text == page(*after)
    assert list(cleaned.cuts["rule"]) == [rule]


@pytest.mark.parametrize(
    "line",
    [
        "Lire aussi dans ce silence une forme de réserve calculée.",
        "Publié mardi, le rapport accable la direction du port.",
        "Publié le 3 mai, le rapport accable la direction du port.",
        "Partager le pouvoir reste exclu.",
        "S'abonner à un journal coûte cher.",
        "Inscrit sur un compte clos, le virement a été bloqué.",
        "« Soutenez-nous », a lancé le délégué.",
        "Merci pour votre soutien, a lancé le délégué à la foule.",
        "« Nous comptons sur votre soutien et sur vos dons pour rester un journal libre. »",
        "Une erreur stratégique, selon la mairie",
        "Le match est à regarder sur Canal ce soir.",
        "Facebook a fermé le compte.",
        "Facebook",
        "Recherche",
        "Accueil glacial",
        "Photo de famille",
        "16 mai 2024",
        "Oui.",
        "Que faire ?",
        "Russie/Chine : un couple inégal",
        "Vous êtes ici chez vous, a dit le maire.",
        "Ce site utilise de l'uranium enrichi.",
        "Le texte a été publié par Reuters.",
        "- Premier point",
        "Share prices fell in Shanghai.",
    ],
)
def test_a_line_of_the_article_stays(line):
    assert clean(page(line, LAST)).text == page(line, LAST)


def test_a_title_stands_once_and_without_the_site():
    assert clean(f"{TITLE} | Site\n{TITLE}\n{FIRST}").text == page()
    assert clean(f"Home » Ports » {TITLE}\n{TITLE}\nby Rédaction\n{TITLE}\n{FIRST}").text == page()


def test_a_title_that_stands_only_in_the_breadcrumb_is_kept():
    assert clean(f"Home » Ports » {TITLE}\n{FIRST}").text == page()


def test_a_dateline_of_two_lines_goes():
    assert clean(f"{TITLE}\nHong Kong\nCNN\n{FIRST}").text == page()


def test_a_credit_at_the_end_of_a_caption_goes_and_the_caption_stays():
    caption = "Le port au petit matin, le 3 mai."
    assert clean(page(f"{caption} Anne ROY / AFP", LAST)).text == page(caption, LAST)
    assert clean(page(f"{caption} © Reuters", LAST)).text == page(caption, LAST)


def test_an_appeal_for_money_goes_as_a_whole():
    appeal = (
        "La Gazette est un journal indépendant, sans actionnaire. Votre soutien nous permet de "
        "continuer à enquêter : faites un don, même modeste."
    )
    cleaned = clean(page(LAST, "Comment nous aider ?", appeal))
    assert cleaned.text == page(LAST)
    assert "appeal" in set(cleaned.cuts["rule"])


def test_after_a_list_of_links_the_page_is_over_but_sentences_stay():
    raw = page(LAST, "You may also like", "Un autre titre sans verbe", "Elle est partie.")
    assert clean(raw).text == page(LAST, "Elle est partie.")


@pytest.mark.skipif(not BOILERPLATE.exists(), reason="the sample is not there")
def test_every_planted_line_of_the_sample_goes_and_no_long_line_else():
    with BOILERPLATE.open(encoding="utf-8") as lines:
        planted = {(row["file"], folding.words(row["line"])) for row in csv.DictReader(lines)}
    assert planted
    for file in sorted(SAMPLE.glob("*.txt")):
        raw = decode(file.read_bytes())
        kept = {folding.words(line) for line in clean(raw).text.split("\n")}
        for line in filter(None, map(str.strip, raw.split("\n"))):
            if (file.name, folding.words(line)) in planted:
                assert folding.words(line) not in kept, (file.name, line)
            elif len(line) > 80:
                assert folding.words(line) in kept, (file.name, line)


@pytest.mark.skipif(not SEEDS.exists(), reason="the five scraped articles are not there")
def test_scraped_articles_lose_their_boilerplate_and_no_paragraph():
    gone = ("leave a", "akismet", "you may also", "ttn fr", "dmshaulers", "by nouvelles", "dossier",
            "restez informe", "ntd news", "epoch times", "a rapporte de", "cnn", "required")  # fmt: skip
    for file in sorted(SEEDS.glob("0*.txt")):
        raw = decode(file.read_bytes())
        cleaned = clean(raw)
        kept = folding.words(cleaned.text)
        for words in gone:
            assert words not in kept, (file.name, words)
        # The bullets under the end say again what the text says.
        long_lines = [
            line
            for line in raw.split("\n")
            if len(line) > 130 and "Epoch" not in line and not line.lstrip().startswith("•")
        ]
        assert all(
            folding.words(line) in kept or folding.words(line)[-60:] in kept
            for line in long_lines[1:]
        )


PIECES = ("’", "» ", "(", "{", "<a ", "&amp;", ". ", "/", "| ", "Home » ", "é", "Ã", "Lire aussi\n",
          "• x\n", "vous nous don média ")  # fmt: skip
CPU_SECONDS = 120
CLEANING = f"""
import resource
resource.setrlimit(resource.RLIMIT_CPU, ({CPU_SECONDS}, {CPU_SECONDS}))
from corpus import clean
for piece in {PIECES!r}:
    print(repr(piece), flush=True)
    clean(piece * (200_000 // len(piece)))
print("done")
"""


@pytest.mark.skipif(os.name == "nt", reason="needs a limit of a process's own time")
def test_no_text_takes_cleaning_more_than_its_length():
    """Together they take six seconds; one that grows with the square of its length, minutes."""
    done = subprocess.run(
        [sys.executable, "-c", CLEANING], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout.split("\n")[-2:] == ["done", ""], done.stdout + done.stderr[-500:]
