"""Which families of articles count once: the reader's choice, kept with the corpus."""

from pages.shared.decisions import notes
from study import Corpus, decisions


def families_once(corpus: Corpus) -> tuple[tuple[str, ...], ...]:
    """Give the groups of ids of which one article counts, its leading one first."""
    return decisions.families_once(notes.of(corpus))


def choose(corpus: Corpus, ids: list[str], chosen: bool) -> None:
    """Count a family once, or each of its articles.

    Parameters
    ----------
    ids
        The ids of its articles, the leading one first.
    chosen
        Whether it counts once.
    """
    what = "a family of one text " + ("counted once" if chosen else "counted each")
    notes.write(corpus, decisions.once_values(ids, chosen), what=what)
