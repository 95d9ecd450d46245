"""Clauses: the parts of sentences that tell one thing each, and what each tells it with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

import pandas as pd

from analysis.tokens.lists import lines, words
from analysis.tokens.terms import is_content
from analysis.tokens.word_classes import is_verb
from corpus.text.folding import bare

_PAUSE = re.compile(r"[,;:–—(]")
_LINKS = frozenset(
    [
        "qui",
        "que",
        "dont",
        "où",
        "alors",
        "tandis",
        "mais",
        "après",
        "avant",
        "pendant",
        "lorsque",
        "quand",
    ]
)
_FEWEST = 4  # words; a shorter clause belongs to the one before it
_FEWEST_BEFORE_LINK = 5
_FEWEST_BEFORE_AND = 8
_DENIAL = re.compile(
    r"\b(?:ne|n['’]|aucun\w*|jamais|sans que|not|never|no)\b|"
    r"\b(?:démenti\w*|nie\w*|nié\w*|dément|réfut\w+|contest\w+|denie\w+|deny)\b",
    re.IGNORECASE,
)
_AUXILIARIES = frozenset(["être", "avoir", "be", "have"])
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Word(NamedTuple):
    """A word that tells something: its place in the clause, its key, where it stands in the text."""

    place: int
    key: str
    start: int
    end: int


@dataclass(frozen=True)
class Clause:
    """A clause: where it stands, and its words, names and years.

    `words` tell what happened: equal keys tell the same thing, see `key_of`;
    `names` are (position, entity, type); `people` whom it names or, where it names nobody, who was
    named last before it in its sentence. `is_denial` says that something is denied or did not
    happen.
    """

    article_id: str
    sentence: int
    start: int
    end: int
    words: tuple[Word, ...]
    names: tuple[tuple[int, str, str], ...]
    people: frozenset[str]
    years: frozenset[str]
    is_denial: bool
    has_verb: bool

    @cached_property
    def keys(self) -> frozenset[str]:
        """Give the keys of its words."""
        return frozenset(word.key for word in self.words)


@dataclass(frozen=True)
class _Source:
    """What a clause is cut from: an article's text and language, and the mentions in it."""

    article_id: str
    text: str
    language: str
    mentions: tuple[tuple[int, int, str, str], ...]


def clauses(articles: pd.DataFrame, tokens: pd.DataFrame, mentions: pd.DataFrame) -> list[Clause]:
    """Cut the sentences of articles into clauses, in the order of the articles and the texts.

    A clause ends at a comma, a dash, a bracket, before a relative pronoun, and before "et" where
    enough stands before it.

    Parameters
    ----------
    articles, tokens, mentions
        The table of articles; what `tokenize` and `mentions` give of them, or of more.
    """
    columns = ["start", "end", "entity", "type"]
    named = dict(list(mentions.groupby("article_id", sort=False, observed=True)))
    words = dict(list(tokens.groupby("article_id", sort=False, observed=True)))
    found: list[Clause] = []
    about = (articles[name].tolist() for name in ("article_id", "text", "language"))
    for article_id, text, language in zip(*about):
        if article_id not in words:
            continue
        spans = named.get(article_id)
        inside = () if spans is None else tuple(spans[columns].itertuples(index=False, name=None))
        source = _Source(article_id, text, language, inside)
        sentence, people = -1, frozenset[str]()
        for part in _parts(words[article_id], text):
            if part[0].sentence != sentence:
                sentence, people = part[0].sentence, frozenset[str]()
            found.append(_clause(source, part, people))
            people = found[-1].people
    return found


@cache
def key_of(lemma: str, language: str) -> str:
    """Give what a word counts as: the group of words that tell the same, else its stem.

    Examples
    --------
    >>> key_of("livraison", "fr") == key_of("livrer", "fr"), key_of("importations", "fr")
    (True, 'import')
    """
    word = lemma.lower()
    group = _groups().get(word) if language == "fr" else None
    return _stem(word, language) if group is None else group


def _stem(lemma, language):
    return _stemmer("english" if language == "en" else "french").stemWord(lemma)


@cache
def _stemmer(name):
    import snowballstemmer

    return snowballstemmer.stemmer(name)


@cache
def _groups():
    """Give the key of each word that is told by others too: that of the first of its group."""
    return {
        word: _stem(line.split()[0], "fr")
        for line in lines("statements/same_fr")
        for word in line.split()
    }


@cache
def _weak():
    """Give the words that introduce what is said, or say nothing of what happened."""
    return frozenset(
        bare(word)
        for word in (*words("statements/weak"), *(w for w in words("entities/nationalities")))
    )


def _parts(rows, text) -> Iterator[list]:
    """Yield the words of each clause of an article."""
    part: list = []
    last = None
    for row in rows.itertuples():
        if (
            last is not None
            and row.sentence != last.sentence
            or last is not None
            and _ends(part, row, text[last.end : row.start])
        ):
            yield part
            part = []
        part.append(row)
        last = row
    if part:
        yield part


def _ends(part, row, gap):
    word = row.token.lower()
    if _PAUSE.search(gap) and len(part) >= _FEWEST:
        return True
    if word in _LINKS and len(part) >= _FEWEST_BEFORE_LINK:
        return True
    return word in ("et", "and") and len(part) >= _FEWEST_BEFORE_AND


def _clause(source: _Source, part: list, before: frozenset[str]) -> Clause:
    """Say what a clause tells; `before` are the people named last before it in its sentence."""
    start, end = int(part[0].start), int(part[-1].end)
    inside = [span for span in source.mentions if span[0] >= start and span[1] <= end]
    names = tuple(
        (next((n for n, row in enumerate(part) if row.start >= begin), 0), entity, kind)
        for begin, _, entity, kind in inside
    )
    told = tuple(
        Word(number, key_of(row.lemma, source.language), int(row.start), int(row.end))
        for number, row in enumerate(part)
        if not row.stop
        and is_content(row.token, numbers=True)
        and bare(row.lemma) not in _weak()
        and not any(begin <= row.start < stop for begin, stop, _, _ in inside)
    )
    said = source.text[start:end]
    return Clause(
        article_id=source.article_id,
        sentence=int(part[0].sentence),
        start=start,
        end=end,
        words=told,
        names=names,
        people=frozenset(name for _, name, kind in names if kind == "PER") or before,
        years=frozenset(_YEAR.findall(said)),
        is_denial=bool(_DENIAL.search(said)),
        has_verb=any(_is_verb(row, source.language) for row in part),
    )


def _is_verb(row, language):
    return row.lemma in _AUXILIARIES or is_verb(row.token.lower(), language)
