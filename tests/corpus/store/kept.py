"""Articles for a store, what a reader sees of one, and how one is damaged."""

import datetime
import sqlite3

from corpus import store
from corpus.readers.raw import RawArticle
from corpus.store import Entry, Incoming

TITLE = "Le port rouvre après trois semaines de grève"
BODY = "Les dockers ont repris le travail lundi matin, après un vote serré de leur assemblée."
NOISE = "Leave a Reply"
DAY = datetime.date(2024, 5, 16)


def incoming(number=1, **said):
    """Make an article that needs no completing."""
    given = {
        "title": f"Titre {number}", "source": "Phare", "date": DAY, "language": "fr",
        "text": f"{BODY} Et {number}.",
    }  # fmt: skip
    return Incoming(RawArticle(**(given | said)), "export.html", ())


def entry(number=1, status="imported", articles=1):
    return Entry(f"{number:064x}", f"{number}.html", 10, status, "", articles)


def ids(kept, corpus_id=1):
    return tuple(store.raw_table(kept, corpus_id)["article_id"])


def again(kept):
    """Close and open, as after a night."""
    store.close_store(kept)
    return store.open_store(kept.path)


def everything(kept, corpus_id=1):
    """Give what a reader sees of a corpus."""
    return [
        store.read_corpus(kept, corpus_id).to_csv(),
        store.cleaning_choices(kept, corpus_id).to_csv(),
        store.decisions(kept, corpus_id).to_csv(),
        store.notes(kept, corpus_id, "alias").to_csv(),
        store.variables(kept, corpus_id),
    ]


def damage(kept, sql, *values):
    """Change the file behind the store's back."""
    with sqlite3.connect(kept.path) as connection:
        connection.execute(sql, values)
    connection.close()
