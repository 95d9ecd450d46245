"""What each article says of names by itself: where they may stand, and how it writes its words.

The expensive part: the rows of an article depend on no other article, so that they can be kept.
`analysis.entities.deciding` says over all articles which of them stand, and whom they name.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.entities.finding.context import points_of_context
from analysis.entities.finding.gaps import BRACKET, BREAK, COMMA, JOINED
from analysis.entities.finding.parting import name_pieces
from analysis.entities.finding.shape import points_of_form
from analysis.entities.finding.spans import Span, find_spans
from analysis.entities.finding.starts import ALWAYS, may_begin
from analysis.entities.finding.surroundings import ADDRESS, OF
from analysis.entities.finding.types import CONTEXT, FORM
from analysis.entities.finding.words import Words, read_words
from analysis.entities.gazetteer import fold, known_names

_AT_ONCE = 500  # articles: what is laid out at a time stays small
NAMES = {
    "article_id": "str",
    "mention": "str",
    "key": "str",
    "start": "int32",
    "end": "int32",
    "paragraph": "int32",
    "sentence": "int32",
    "at": "int32",
    "when": "int16",
    "head": "str",
    "follower": "str",
    "common": "bool",
    "type": "str",
    "shouted": "bool",
    "aged": "bool",
    "addressed": "bool",
    "listed_after": "int32",
    "bracketed_after": "int32",
    **dict.fromkeys([*FORM, *CONTEXT], "int16"),
}
# The points of a name whose type is known: one of two tied by a hyphen, or freed of a glued word.
_FIXED = {
    kind: [40 * (number == place) for place in range(4)] + [0] * 4
    for number, kind in enumerate(("PER", "LOC", "ORG", "MISC"))
}
WORDS = {"article_id": "str", "form": "str", "capital": "int32", "small": "int32", "named": "int32"}


@dataclass(frozen=True)
class Readings:
    """What some articles say of names, each by itself; the rows of an article depend on no other.

    `names`: one row is a place where a name stands, or may, in the order of the articles table and
    of the text: `article_id`, `mention` (as written), `key` (its words folded), `start`, `end`
    (int32, offsets into the text, end exclusive), `paragraph`, `sentence` (int32), `at` (int32,
    offset of the capital it was found by), `when` (int16, under which evidence it is a name:
    `analysis.entities.finding.starts.starting_evidence`), `head` (the word with that capital, in
    small letters, where evidence is needed; else ""), `follower` (the word behind it, where it
    matters; else ""), `common` (bool, the language has the head in small letters), `type` (PER, LOC
    or ORG where no points decide; else ""), `shouted` (bool, in a heading in capitals), `aged`
    (bool, an age follows), `addressed` (bool, M. or Mme stands before), `listed_after`,
    `bracketed_after` (int32, where a name before must end so that the two stand in one list, or
    this one alone in brackets behind it; -1 where neither), and in tenths of a point (int16) what
    it is made of and what stands around it, for each type.

    `words`: one row is a word in an article, as `analysis.entities.finding.evidence.count_forms`
    counts them: `article_id`, `form` (str), `capital`, `small`, `named` (int32).
    """

    names: pd.DataFrame
    words: pd.DataFrame


def read(articles: pd.DataFrame, tokens: pd.DataFrame) -> Readings:
    """Read where each article may name somebody, and how it writes its words.

    Parameters
    ----------
    articles
        With `article_id`, `title`, `language` and `text`.
    tokens
        The output of `analysis.tokens.tokenize` for the same articles.

    Examples
    --------
    >>> from analysis.tokens import tokenize
    >>> table = pd.DataFrame({"article_id": ["a"], "title": [""], "language": ["fr"],
    ...                       "text": ["M. Poutine a quitté Pékin."]})
    >>> read(table, tokenize(table)).names["mention"].tolist()
    ['Poutine', 'Pékin']
    """
    names, words = [], []
    for chosen, its_tokens, language in _parts(articles, tokens):
        laid, written = read_words(chosen, its_tokens, language=language)
        identifiers = its_tokens["article_id"].drop_duplicates().to_numpy(dtype=object)
        written.insert(0, "article_id", identifiers[written.pop("article")])
        words.append(written)
        names.append(_names(chosen, its_tokens, laid))
    return Readings(_join_parts(names, NAMES, articles), _join_parts(words, WORDS, articles))


def _parts(
    articles: pd.DataFrame, tokens: pd.DataFrame
) -> Iterator[tuple[pd.DataFrame, pd.DataFrame, str]]:
    """Give the articles and their tokens language by language, some hundred at a time."""
    place = pd.Index(articles["article_id"]).get_indexer(tokens["article_id"])
    english = (articles["language"] == "en").to_numpy()
    for language, chosen in (("fr", ~english), ("en", english)):
        rows = np.flatnonzero(chosen)
        for begin in range(0, len(rows), _AT_ONCE):
            part = np.zeros(len(articles), dtype=bool)
            part[rows[begin : begin + _AT_ONCE]] = True
            own = (
                tokens if part.all() and (place >= 0).all() else tokens[part[place] & (place >= 0)]
            )
            if len(own):
                yield articles[part], own, language


def _join_parts(
    tables: list[pd.DataFrame], columns: dict[str, str], articles: pd.DataFrame
) -> pd.DataFrame:
    """Put the tables of all parts in the order of the articles; an article keeps that of its rows."""
    if not tables:
        return pd.DataFrame(columns=list(columns)).astype(columns)
    table = pd.concat(tables, ignore_index=True)[list(columns)].astype(columns)
    place = pd.Index(articles["article_id"]).get_indexer(table["article_id"])
    if (np.diff(place) >= 0).all():
        return table
    return table.iloc[np.argsort(place, kind="stable")].reset_index(drop=True)


def _names(articles: pd.DataFrame, tokens: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Give the rows of the places where names stand, or may."""
    spans = find_spans(words, may_begin(words))
    if not spans:
        return pd.DataFrame(columns=list(NAMES))
    first, at, end, when = np.array(spans, dtype=np.int64).T
    row, last, capital = words.place[first], words.place[end - 1], words.place[at]
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    article = tokens["article_id"].to_numpy(dtype=object)[row]
    starts, ends = tokens["start"].to_numpy(), tokens["end"].to_numpy()
    start, finish = starts[row], ends[last]
    needs = [_needs(words, span.at, span.when) for span in spans]
    before = words.place[
        [(_listed_after(words, one.first), _bracketed_after(words, one)) for one in spans]
    ]
    before = np.where(before >= 0, ends[before], -1)
    points = _points(words, spans)
    table = pd.DataFrame(
        {
            "article_id": article,
            "mention": [
                texts[identifier][begin:stop]
                for identifier, begin, stop in zip(article, start.tolist(), finish.tolist())
            ],
            "key": [" ".join(words.folded[span.first : span.end]) for span in spans],
            "start": start,
            "end": finish,
            "paragraph": tokens["paragraph"].to_numpy()[row],
            "sentence": tokens["sentence"].to_numpy()[row],
            "at": starts[capital],
            "when": when,
            "head": [head for head, _, _ in needs],
            "follower": [follower for _, follower, _ in needs],
            "common": [common for _, _, common in needs],
            "type": "",
            "shouted": [words.shouted[span.first] for span in spans],
            "aged": [_is_aged(words, span.end) for span in spans],
            "addressed": [_is_addressed(words, span.first) for span in spans],
            "listed_after": before[:, 0],
            "bracketed_after": before[:, 1],
            **dict(zip([*FORM, *CONTEXT], points.T)),
        }
    )
    single = (end == first + 1) & ~np.array([words.common[span.first] for span in spans])
    return _in_pieces(table, single, words.language)


def _points(words: Words, spans: list[Span]) -> npt.NDArray[np.int16]:
    """Give what each name is made of and what stands around it, in tenths of a point."""
    known = known_names(words.language)
    made: dict[tuple[str, ...], list[int]] = {}
    rows = []
    for first, _, end, _ in spans:
        form = tuple(words.forms[first:end])
        if form not in made:
            made[form] = points_of_form(words, first, end, known)
        rows.append(made[form] + points_of_context(words, first, end))
    return np.array(rows, dtype=np.int16)


def _in_pieces(table: pd.DataFrame, single: npt.NDArray, language: str) -> pd.DataFrame:
    """Part two known names that a hyphen ties; cut off a small word that a scraper glued to one."""
    pieces = [
        name_pieces(mention, alone, language)
        for mention, alone in zip(table["mention"].tolist(), single.tolist(), strict=True)
    ]
    parted = [number for number, its in enumerate(pieces) if its]
    if not parted:
        return table
    rows = [(number, *piece) for number in parted for piece in pieces[number]]
    number, begin, stop, kind = zip(*rows)
    chosen = table.iloc[list(number)].copy()
    chosen["end"] = chosen["start"].to_numpy() + np.array(stop)
    chosen["start"] = chosen["start"].to_numpy() + np.array(begin)
    chosen["at"] = np.maximum(chosen["at"], chosen["start"])
    chosen["mention"] = [
        mention[start:end] for mention, start, end in zip(chosen["mention"], begin, stop)
    ]
    chosen["key"] = [fold(mention) for mention in chosen["mention"]]
    chosen["type"] = kind
    chosen[[*FORM, *CONTEXT]] = [_FIXED[one] for one in kind]
    whole = table.drop(index=parted)
    return pd.concat([whole, chosen]).sort_index(kind="stable")


def _needs(words: Words, at: int, when: int) -> tuple[str, str, bool]:
    """Give the words whose evidence decides on a name, and whether the first is a common word."""
    if when == ALWAYS:
        return "", "", False
    paired = when >> 4 != when & 15  # the upper bits are those with the next word
    return words.small[at], words.small[at + 1] if paired else "", words.common[at]


def _listed_after(words: Words, begin: int) -> int:
    """Give the last word of a name before that a comma or `et` puts in a list with this; else 0."""
    back = begin - 1
    if words.gap[begin] == COMMA:
        return back
    if words.gap[begin] != JOINED:
        return 0
    if words.small[back] in OF:
        if words.gap[back] == COMMA:
            return back - 1
        back -= 1
        if words.gap[back + 1] != JOINED:
            return 0
    tied = words.small[back] in ("et", "ou", "and", "or") and words.gap[back] in (JOINED, COMMA)
    return back - 1 if tied else 0


def _bracketed_after(words: Words, span: Span) -> int:
    """Give the word before a name alone in brackets; 0 when it stands in none."""
    alone = words.gap[span.first] == BRACKET and words.gap[span.end] == BREAK
    return span.first - 1 if alone else 0


def _is_addressed(words: Words, begin: int) -> bool:
    """Say whether a form of address stands before the name: a surname follows (M. Philippe)."""
    return words.gap[begin] == JOINED and words.small[begin - 1] in ADDRESS


def _is_aged(words: Words, end: int) -> bool:
    """Say whether an age follows the name (Yves, 70 ans), as for people met in the street."""
    return words.gap[end] in (COMMA, BRACKET) and words.small[end].isdigit()
