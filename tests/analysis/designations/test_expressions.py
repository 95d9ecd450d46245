"""How texts name somebody: what is tied to a name, what stands for one, what stays open."""

import pandas as pd
import pytest

from analysis.designations.expressions import designation_counts, designations
from analysis.entities.recognition import mentions
from tests.articles import articles_of


def found(*texts, language="fr"):
    articles = articles_of(*texts, language=language)
    return designations(articles, mentions(articles))


def said_of(entity, *texts, language="fr"):
    """Give the designations of one entity, as (designation, kind, certain)."""
    table = found(*texts, language=language)
    table = table[table["entity"] == entity]
    return list(zip(table["designation"], table["kind"], table["certain"], strict=True))


def without_name(*texts, language="fr"):
    """Give what stands for somebody without a name: (designation, entity, certain)."""
    table = found(*texts, language=language)
    table = table[table["kind"].isin(["function", "periphrasis"])]
    return list(zip(table["designation"], table["entity"], table["certain"], strict=True))


MEETING = (
    "Le président italien Sergio Mattarella a reçu Sofia Lindqvist, la ministre suédoise de la "
    "Défense, jeudi à Rome. Le chef de l’Etat italien a remercié M.\u00a0Dupré."
)


def test_offsets_give_back_the_whole_expression():
    articles = articles_of(MEETING)
    table = designations(articles, mentions(articles))
    spans = [MEETING[start:end] for start, end in zip(table["start"], table["end"], strict=True)]
    assert "Le président italien Sergio Mattarella" in spans
    assert "la ministre suédoise de la Défense" in spans
    assert "Le chef de l’Etat italien" in spans
    for row, span in zip(table.itertuples(), spans, strict=True):
        assert row.designation[-4:].lower() == span[-4:].lower()


def test_every_mention_has_one_row_in_the_order_of_the_text():
    articles = articles_of(MEETING, "À Rome, Mattarella a parlé.")
    named = mentions(articles)
    table = designations(articles, named)
    assert table["kind"].isin(["name", "title"]).sum() == len(named)
    assert table.sort_values(["article_id", "start"], kind="stable").index.tolist() == list(
        range(len(table))
    )


def test_a_title_goes_with_the_name():
    text = "M. Lindgren parle. Le président Olof Lindgren écoute. Le Suédois Olof Lindgren sort."
    assert said_of("Olof Lindgren", text) == [
        ("M. Lindgren", "title", True),
        ("le président Olof Lindgren", "title", True),
        ("le Suédois Olof Lindgren", "title", True),
    ]


def test_articles_and_apostrophes_are_counted_alike():
    text = (
        "Le chef de l'Etat finlandais Aino Virtanen dort. On parle du chef de l’État "
        "finlandais Aino Virtanen, puis au chef de l’État finlandais Aino Virtanen."
    )
    forms = {form for form, _, _ in said_of("Aino Virtanen", text)}
    assert forms == {"le chef de l'état finlandais Aino Virtanen"}


def test_an_apposition_stands_beside_the_name_between_marks():
    behind = said_of("Jean Morel", "Jean Morel, le maire de Nantes, a ri.")
    front = said_of("Jean Morel", "Le maire de Nantes, Jean Morel, a ri.")
    bracket = said_of("Jean Morel", "Jean Morel (maire de Nantes) a ri.")
    assert ("le maire de Nantes", "apposition", True) in behind
    assert ("le maire de Nantes", "apposition", True) in front
    assert ("maire de Nantes", "apposition", True) in bracket


def test_what_stands_between_brackets_does_not_part_them():
    before = said_of("Jean Morel", "Le président du Rassemblement breton (RB), Jean Morel, a ri.")
    after = said_of("Jean Morel", "Jean Morel (LR), maire de Nantes, a ri.")
    assert ("le président du Rassemblement breton", "apposition", True) in before
    assert ("maire de Nantes", "apposition", True) in after


def test_a_clause_or_a_list_is_no_apposition():
    for text in (
        "Selon Jean Morel, le maire de Nantes, absent, a ri.",
        "Avec Jean Morel, le maire de Nantes a ri.",
        "On a vu Jean Morel, le maire de Nantes, et le préfet du Rhône.",
        "L'un des conseils de l'ancien boxeur, Me Jean Morel, a ri.",
    ):
        assert "apposition" not in found(text)["kind"].tolist()


def test_a_function_is_certain_when_the_article_ties_it_to_one():
    text = "Le président chilien Pablo Arenas arrive. Le dirigeant chilien repart."
    assert without_name(text) == [("le dirigeant chilien", "Pablo Arenas", True)]
    assert found(text).iloc[-1]["reason"] == "title here"


def test_a_seat_of_power_and_other_names_of_an_office():
    text = (
        "Le président russe Oleg Sorokine parle avec Iouri Belov, le chef de la diplomatie russe. "
        "Le maître du Kremlin sourit. Le ministre russe des Affaires étrangères se tait."
    )
    assert without_name(text) == [
        ("le maître du Kremlin", "Oleg Sorokine", True),
        ("le ministre russe des affaires étrangères", "Iouri Belov", True),
    ]


def test_a_function_tied_in_another_article_only():
    tie = "Le président chilien Pablo Arenas arrive."
    assert ("le président chilien", "Pablo Arenas", True) in without_name(
        tie, "Pablo Arenas mange. Le président chilien dort."
    )
    assert without_name(tie, "Le président chilien dort.") == [
        ("le président chilien", "Pablo Arenas", False)
    ]
    last = found(tie, "Le président chilien dort.").iloc[-1]
    assert last[["reason", "said", "number"]].tolist() == ["elsewhere", "président chilien", 1]


def test_two_bearers_leave_a_suggestion():
    text = (
        "Le président chilien Pablo Arenas et le président chilien Luis Vega se fâchent. "
        "Le président chilien Luis Vega part. Le président chilien dort."
    )
    assert without_name(text) == [("le président chilien", "Luis Vega", False)]


def test_the_leader_of_a_country_may_be_its_head_of_government():
    text = "Le Premier ministre hongrois Imre Szabo parle. Le dirigeant hongrois sort."
    assert without_name(text) == [("le dirigeant hongrois", "Imre Szabo", False)]


def test_a_function_without_its_country_is_open_when_the_article_names_two_of_that_rank():
    tie = "Le chef de l'État Paul Moreau parle."
    other = "Le chef de l'État péruvien Luis Vega parle."
    alone = "Paul Moreau mange. Le chef de l'État dort."
    both = "Paul Moreau voit Luis Vega. Le chef de l'État dort."
    assert without_name(tie, tie, other, alone) == [("le chef de l'état", "Paul Moreau", True)]
    assert without_name(tie, tie, other, both) == [("le chef de l'état", "Paul Moreau", False)]


def test_what_names_another_nobody_or_several_is_left_out():
    tie = "Le président chilien Pablo Arenas arrive. "
    for text in (
        "L'ancien président chilien dort.",
        "Le vice-président chilien dort.",
        "Un président chilien dort.",
        "Les présidents chilien et péruvien dorment.",
        "Le président péruvien dort.",
        "Le président chilien et péruvien dort.",
        "Le président chilien de la fédération de natation dort.",
    ):
        assert without_name(tie + text) == []


def test_president_alone_is_a_suggestion_when_one_was_just_named():
    near = "Le président chilien Pablo Arenas arrive. Le président dort."
    far = "Le président chilien Pablo Arenas arrive.\n\nIl pleut.\n\nLe président dort."
    assert without_name(near) == [("le président", "Pablo Arenas", False)]
    assert without_name(far) == []


def test_a_function_of_the_other_gender_is_another_person():
    text = "La maire de Nantes, Marie Morel, parle. Le maire de Nantes dort."
    assert without_name(text) == []


def test_english():
    text = (
        "US President Pablo Arenas met Ingrid Holm, the Swedish foreign minister, on Monday. "
        "The White House chief smiled. Sweden's top diplomat left."
    )
    assert ("US president Pablo Arenas", "title", True) in said_of(
        "Pablo Arenas", text, language="en"
    )
    assert without_name(text, language="en") == [
        ("the White House chief", "Pablo Arenas", True),
        ("Sweden's top diplomat", "Ingrid Holm", True),
    ]


def test_an_organisation_and_a_capital():
    text = "Le géant gazier Gazprom recrute à Moscou. Le géant gazier paie dans la capitale russe."
    assert without_name(text) == [
        ("le géant gazier", "Gazprom", True),
        ("la capitale russe", "Moscou", True),
    ]


def test_counts_by_outlet():
    articles = articles_of("M. Roux parle. M. Roux sort.", "M. Roux dort.", "Paul Roux lit.")
    articles["source"] = ["Le Soir", "Le Soir", "L'Aube"]
    counts = designation_counts(designations(articles, mentions(articles)), articles)
    columns = ["source", "designation", "kind", "certain", "count", "articles"]
    assert counts[columns].values.tolist() == [
        ["Le Soir", "M. Roux", "title", True, 3, 2],
        ["L'Aube", "Paul Roux", "name", True, 1, 1],
    ]


def test_counts_add_up_to_the_expressions():
    articles = articles_of(MEETING, MEETING, sources=["Le Soir", "L'Aube"])
    table = designations(articles, mentions(articles))
    assert designation_counts(table, articles)["count"].sum() == len(table)


def test_columns_are_the_same_for_an_empty_corpus():
    full, articles = found(MEETING), articles_of()
    empty = designations(articles, mentions(articles))
    assert len(empty) == 0
    assert empty.dtypes.equals(full.dtypes)
    counts = designation_counts(empty, articles)
    assert len(counts) == 0
    assert counts.dtypes.equals(designation_counts(full, articles_of(MEETING)).dtypes)


def test_mentions_must_have_their_columns():
    with pytest.raises(ValueError, match="mentions"):
        designations(articles_of(MEETING), pd.DataFrame({"article_id": ["0" * 16]}))
