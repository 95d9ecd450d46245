"""An `articles.csv` among imported files gives the others what it knows of them."""

import datetime

from corpus import load_articles
from corpus.importing.previewing import preview
from exports.corpus.corpora import to_text_zip

TEXT = (
    "Le barrage rouvre\n\nLes vannes du barrage de Saint-Aubrac ont rouvert mardi, a dit le préfet."
)


def test_the_zip_of_the_sample_comes_in_as_it_went_out():
    articles = load_articles().assign(camp=["a", "b"] * 12)
    found = preview([("sample.zip", to_text_zip(articles))])
    assert [entry.status for entry in found.inputs] == ["imported"] * 25
    came = {one.article.title: one.article for one in found.incoming}
    assert len(came) == 24
    for row in articles.itertuples():
        article = came[row.title]
        assert (article.source, article.origin, article.url) == (row.source, row.origin, row.url)
        assert article.date == row.date.date()
        assert article.language == row.language
        assert ("camp", row.camp) in article.extra


def test_a_register_beside_its_files_and_what_is_wrong_with_it():
    table = "file,source,date\nbarrage.txt,Le Nord,2024-05-16\nautre.txt,Le Sud,2024-05-17\n"
    found = preview([("articles.csv", table.encode()), ("barrage.txt", TEXT.encode())])
    article = found.incoming[0].article
    assert (article.source, article.date) == ("Le Nord", datetime.date(2024, 5, 16))
    assert any("autre.txt" in what for what in found.remarks["what"])


def test_a_table_with_the_texts_in_it_is_a_table_like_others():
    table = f'file,title,text\nx,Le barrage,"{TEXT}"\n'
    found = preview([("articles.csv", table.encode())])
    assert [one.article.title for one in found.incoming] == ["Le barrage"]
