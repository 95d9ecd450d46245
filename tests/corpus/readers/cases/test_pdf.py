"""PDFs of press clippings: many pages, fonts with large maps, columns, what the time allows."""

from corpus.readers.documents import pdf
from corpus.readers.documents.paged.pages import read_pages
from tests.files import make

LEFT = [
    "Le pont de Sarrance rouvre", "lundi aux voitures et aux", "vélos, après six mois de",
    "travaux que la vallée a", "passés à traverser le gué", "par tous les temps.",
]  # fmt: skip
RIGHT = [
    "Les camions de la carrière", "attendront décembre, a dit", "le maire, qui refuse de",
    "trancher avant les mesures", "des ingénieurs. La carrière", "menace de fermer.",
]  # fmt: skip


def row_by_row(rows):
    """Draw two columns as some programs do: the left line, the right line, then the next row."""
    pieces = []
    for number, (left, right) in enumerate(rows):
        pieces += [(60, 700 - 14 * number, left), (320, 700 - 14 * number, right)]
    return make.placed(pieces)


def test_a_clipping_whose_fonts_have_large_maps(cases):
    found = cases["clipping_identity.pdf"]
    assert found.entry.status == "imported"
    assert found.articles[0].title == "Revue de presse du 12 mars 2023"
    assert found.texts[0].count("Le conseil") >= 14


def test_two_columns_are_read_one_after_the_other():
    rows = list(zip(LEFT, RIGHT))
    text = pdf.read(make.pdf([rows], draw=row_by_row), "a.pdf").articles[0].text
    left, right = " ".join(LEFT), " ".join(RIGHT)
    assert left in text.replace("\n\n", " ") and right in text.replace("\n\n", " ")
    assert text.index("par tous les temps") < text.index("Les camions")


def test_a_title_across_the_columns_stands_above_them():
    def drawn(rows):
        return make.placed(
            [(60, 730, "Un pont, deux rives : la vallée attend ses camions depuis juin")]
        ) + row_by_row(rows)

    text = pdf.read(make.pdf([list(zip(LEFT, RIGHT))], draw=drawn), "a.pdf").articles[0].text
    assert text.startswith("Un pont, deux rives")
    assert text.index("par tous les temps") < text.index("Les camions")


def test_one_column_with_wide_spaces_stays_one():
    lines = [[f"Ligne {number}   avec des blancs   et des mots" for number in range(9)]]
    text = pdf.read(make.pdf(lines), "a.pdf").articles[0].text
    assert [text.index(f"Ligne {number}") for number in range(9)] == sorted(
        text.index(f"Ligne {number}") for number in range(9)
    )


def test_what_was_read_when_the_time_is_up_is_kept():
    data = make.pdf([["Une page de texte."]] * 5)
    found = read_pages(data, most=100, seconds=0, longest=10**6)
    assert (len(found.texts), found.count, found.is_late) == (1, 5, True)
    whole = read_pages(data, most=3, seconds=60, longest=10**6)
    assert (len(whole.texts), whole.count, whole.is_late) == (3, 5, False)


def test_sentences_that_return_on_every_page_are_no_running_heads():
    refrain = ["Le bac ne passe plus.", "Les camions attendent sur le quai depuis mardi."]
    pages = [
        [f"Le Fanal, page {n}", f"La digue, chapitre {n}", *refrain, f"Ici finit le lot {n}.", *refrain]
        for n in range(1, 7)
    ]  # fmt: skip
    found = pdf.read(make.pdf(pages), "a.pdf")
    text = found.articles[0].text
    assert [text.count(f"chapitre {n}") for n in range(1, 7)] == [1] * 6
    assert text.count("Le bac ne passe plus.") == 12
    assert "Fanal" not in text and found.notes == ("Running heads left out: Le Fanal, page 1.",)


def test_a_head_is_one_whatever_its_page_number():
    bodies = ["Le bac passe.", "La pluie tombe.", "Le vent se lève.", "Il neige."]
    for head in ("Le Monde du port {}", "{} LA GAZETTE", "Dossier – {}/4", "Revue | {}"):
        pages = [[head.format(n), body, f"Suite de {body}"] for n, body in enumerate(bodies, 1)]
        notes = pdf.read(make.pdf(pages), "a.pdf").notes
        assert len(notes) == 1, head
