"""Shared passages, containment and differences, seen from the doors."""

import re
import unicodedata

import pandas as pd
import pytest

from analysis.overlap.passages import article_passages, containment, differences, shared_passages
from analysis.tokens.tokenizer import tokenize
from tests.articles import titled

AGENCY = (
    "Le maire a promis jeudi de rouvrir la ligne du littoral avant la fin du printemps prochain"
)
PASSAGES = ["article_a", "start_a", "end_a", "article_b", "start_b", "end_b", "words", "kind"]


def plain(text):
    text = unicodedata.normalize("NFD", text.lower())
    return " ".join(re.findall(r"[^\W_]+", re.sub("[\u0300-\u036f]", "", text)))


def parts(articles, passages):
    texts = articles.set_index("article_id")["text"]
    found = []
    for row in passages.itertuples():
        here, there = texts[row.article_a], texts[row.article_b]
        found.append((here[row.start_a : row.end_a], there[row.start_b : row.end_b]))
    return found


def test_a_passage_is_found_word_for_word_with_its_offsets():
    articles = titled(f"Il pleut. {AGENCY}. On verra.", f"{AGENCY}, selon lui. Rien d'autre ici.")
    passages = shared_passages(articles)
    assert passages["kind"].tolist() == ["verbatim"]
    assert passages["words"].tolist() == [17]
    assert parts(articles, passages) == [(AGENCY, AGENCY)]


def test_word_for_word_is_up_to_case_accents_punctuation_and_apostrophes():
    one = "L’État a décidé d’élargir : l’école, l’hôpital et la gare du village"
    other = "l'etat a DÉCIDÉ d'élargir l'école l'hôpital « et » la gare (du village"
    articles = titled(f"Bref, {one}.", f"Hier {other}), dit-on.")
    passages = shared_passages(articles)
    assert passages["kind"].tolist() == ["verbatim"]
    ((here, there),) = parts(articles, passages)
    assert plain(here) == plain(there) == plain(one)


def test_a_changed_word_makes_a_passage_reworded():
    articles = titled(AGENCY, AGENCY.replace("promis jeudi", "promis mardi"))
    passages = shared_passages(articles)
    assert passages["kind"].tolist() == ["reworded"]
    assert passages["words"].tolist() == [16]
    assert plain(parts(articles, passages)[0][1]) == plain(articles["text"][1].split("\n\n")[1])


def test_a_passage_goes_on_over_the_end_of_a_paragraph_but_not_of_the_title():
    long = "Le port fermé rouvre enfin ses quais aux grands voiliers"
    split = AGENCY.replace(" de rouvrir", "\n\nde rouvrir")
    articles = titled(f"{split}. Fin.", f"{AGENCY}. Autre.", titles=[long, long])
    passages = shared_passages(articles)
    assert [a for a, _ in parts(articles, passages)] == [long, split]


def test_seven_words_are_too_few_and_min_words_says_so():
    short = "Le vieux pont suspendu ferme cette semaine"
    articles = titled(f"{short} encore.", f"{short} aussi.")
    assert len(shared_passages(articles)) == 0
    assert shared_passages(articles, min_words=7)["words"].tolist() == [7]


@pytest.mark.parametrize("marks", ["«»", "“”", '""'])
def test_a_quotation_in_both_texts_is_a_quote(marks):
    said = f"{marks[0]}{AGENCY}{marks[1]}"
    articles = titled(f"Selon lui, {said}.", f"{said} : rien de plus.", f"Il résume. {AGENCY}.")
    passages = shared_passages(articles)
    assert passages["kind"].tolist() == ["quote", "verbatim", "verbatim"]


def test_a_quotation_within_a_quotation_stays_inside():
    said = f'« {AGENCY}, a "juré" mon voisin du port ce matin »'
    passages = shared_passages(titled(f"Il dit : {said}.", f"{said}, dit-elle."))
    assert passages["kind"].tolist() == ["quote"]


def test_a_character_outside_the_basic_plane_moves_no_quotation():
    passages = shared_passages(
        titled(f"🎈🎈 Il dit : « {AGENCY} ».", f"« {AGENCY} » 🎈, dit-elle.")
    )
    assert passages["kind"].tolist() == ["quote"]


def test_an_open_quotation_ends_with_its_paragraph():
    articles = titled(f"« Un mot laissé ouvert.\n\n{AGENCY}.", f"« Encore.\n\n{AGENCY} !")
    assert shared_passages(articles)["kind"].tolist() == ["verbatim"]


NAMES = "Anne Leroux, Marc Delattre, Paul Vasseur, Jeanne Corbin, Luc Ferrand"


def test_a_run_of_names_is_names():
    articles = titled(f"Étaient là {NAMES} et d'autres.", f"Avec {NAMES}, donc.")
    assert shared_passages(articles)["kind"].tolist() == ["names"]


def test_mentions_decide_what_is_a_name():
    articles = titled(f"Étaient là {NAMES} et d'autres.", f"Avec {NAMES}, donc.")
    empty = pd.DataFrame({"article_id": pd.Series(dtype="str"), "start": [], "end": []})
    assert shared_passages(articles, mentions=empty)["kind"].tolist() == ["verbatim"]
    start = articles["text"][0].index("Anne")
    mentions = pd.DataFrame(
        {"article_id": ["0" * 16], "start": [start], "end": [start + len(NAMES)]}
    )
    assert shared_passages(articles, mentions=mentions)["kind"].tolist() == ["names"]


def test_stop_words_and_dates_are_no_passage():
    stop = "et il y a de la et du pour les uns et les autres aussi"
    date = "le lundi 3 mars 2025, le mardi 4 mars 2025 et le jeudi 6 mars 2025"
    articles = titled(f"Port. {stop}. Mer. {date}.", f"Vent. {stop}. Cap. {date}.")
    assert len(shared_passages(articles)) == 0


def test_what_all_articles_say_is_no_passage_in_a_large_corpus_only():
    small = titled(*[f"{AGENCY}."] * 8)
    assert len(shared_passages(small)) == 28
    large = pd.concat([small] * 13, ignore_index=True)
    large["article_id"] = [f"{number:016x}" for number in range(len(large))]
    assert len(shared_passages(large.iloc[:100])) == 4950
    assert len(shared_passages(large)) == 0


def test_pairs_come_in_the_order_of_the_articles():
    articles = titled(AGENCY, AGENCY, AGENCY).iloc[[2, 0, 1]]
    passages = shared_passages(articles)
    assert passages["article_a"].str[-1].tolist() == ["2", "2", "0"]
    assert passages["article_b"].str[-1].tolist() == ["0", "1", "1"]


def test_tokens_of_a_larger_corpus_serve_a_part_of_it():
    articles = titled(AGENCY, f"Un. {AGENCY}", f"Deux. {AGENCY}")
    some = articles.iloc[[2, 0]]
    given = shared_passages(some, tokens=tokenize(articles))
    pd.testing.assert_frame_equal(given, shared_passages(some))


def test_the_input_is_not_modified():
    articles = titled(AGENCY, AGENCY)
    tokens, before = tokenize(articles), articles.copy()
    kept = tokens.copy()
    shared_passages(articles, tokens=tokens)
    pd.testing.assert_frame_equal(articles, before)
    pd.testing.assert_frame_equal(tokens, kept)


@pytest.mark.parametrize("min_words", [0, 2, 8.5, "8"])
def test_a_bad_minimum_is_refused(min_words):
    with pytest.raises(ValueError, match="min_words must be a whole number of 3 or more"):
        shared_passages(titled("Rien."), min_words=min_words)


@pytest.mark.parametrize("texts", [(), ("Seul au monde.",), ("", "")])
def test_nothing_shared_keeps_the_columns(texts):
    articles = titled(*texts).astype({"article_id": "str", "title": "str", "text": "str"})
    passages = shared_passages(articles)
    assert passages.columns.tolist() == PASSAGES and len(passages) == 0
    full = shared_passages(titled(AGENCY, AGENCY))
    assert passages.dtypes.to_dict() == full.dtypes.to_dict()
    shares, whole = containment(articles), containment(titled(AGENCY, AGENCY))
    assert len(shares) == 0 and shares.dtypes.to_dict() == whole.dtypes.to_dict()
    assert article_passages(passages, "x").columns[0] == "start"


def test_containment_goes_both_ways():
    # Two words of title; 17 of 19 stand in the other, which has 17 more.
    articles = titled(AGENCY, f"{AGENCY}. " + " ".join(f"mot{n}" for n in range(17)))
    shares = containment(articles)
    assert shares["words"].tolist() == [17, 17]
    assert shares["share_of_a"].tolist() == pytest.approx([17 / 19, 17 / 36])
    assert shares["share_of_b"].tolist() == pytest.approx([17 / 36, 17 / 19])


def test_an_article_said_twice_is_contained_once():
    shares = containment(titled(AGENCY, f"{AGENCY}. Encore : {AGENCY}."))
    assert shares["words"].tolist() == [17, 17]
    assert shares["share_of_a"].between(0, 1).all()


def test_containment_of_some_passages_only():
    articles = titled(AGENCY, AGENCY)
    passages = shared_passages(articles)
    assert len(containment(articles, passages=passages.iloc[:0])) == 0


def test_differences_name_each_piece():
    one, other = "Le vieux pont ferme lundi soir.", "Le pont ferme mardi soir, enfin."
    pieces = differences(one, other)
    seen = [
        (row.kind, one[row.start_a : row.end_a], other[row.start_b : row.end_b])
        for row in pieces.itertuples()
    ]
    assert seen == [
        ("equal", "Le", "Le"),
        ("only_a", "vieux", ""),
        ("equal", "pont ferme", "pont ferme"),
        ("changed", "lundi", "mardi"),
        ("equal", "soir", "soir"),
        ("only_b", "", "enfin"),
    ]


def test_differences_pass_over_case_accents_and_apostrophes():
    assert differences("L’été, déjà", "l'Eté DEJA")["kind"].tolist() == ["equal"]
    assert len(differences("", " ... ")) == 0


def test_the_words_of_both_texts_stand_in_the_pieces_once():
    one, other = "un deux trois quatre cinq", "zéro deux quatre trois cinq six"
    pieces = differences(one, other)
    for text, side in ((one, "a"), (other, "b")):
        spans = zip(pieces[f"start_{side}"], pieces[f"end_{side}"], strict=True)
        assert " ".join(text[start:end] for start, end in spans if end > start) == text


def test_passages_are_seen_from_either_article():
    articles = titled(f"Ici. {AGENCY}", AGENCY)
    passages = shared_passages(articles)
    first, second = (article_passages(passages, f"{n:016x}") for n in (0, 1))
    assert first["other"].tolist() == ["0" * 15 + "1"]
    assert (first["start"] - second["start"]).tolist() == [5]
    assert first["start_other"].tolist() == second["start"].tolist()
    assert first["kind"].tolist() == second["kind"].tolist() == ["verbatim"]
