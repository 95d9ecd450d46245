"""What articles are compared by: the features of their words, weighed, as rows of a matrix."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.tokens.coding import article_numbers, encode, encode_together
from analysis.tokens.terms import are_content
from analysis.tokens.tokenizer import tokenize
from analysis.tokens.vectors import tf_idf
from analysis.tokens.word_line import date_words
from corpus.text.folding import bare

# A word also counts by its beginning, so that manifestants and manifestation are not strangers.
BEGINNING = 5
# What an article is about stands in its title and first paragraphs: the first word weighs five
# times as much as one far below, and the surplus falls to a third every hundred words.
LEAD_WEIGHT = 4
LEAD_WORDS = 100
# Two words side by side (état d'urgence, Emmanuel Macron) say more than both apart; figures and
# dates say less than words: half of them were left by the page that the article was taken from.
PAIR_WEIGHT = 0.5
FIGURE_WEIGHT = 0.5


@dataclass(frozen=True)
class CountedWords:
    """The words that count, in the order of the articles and of the text, one value a word each.

    `article` is the article's number; `sentence` and `position` as `tokenize` numbers them; `term`
    is the number of its beginning, `form` that of the whole word (with its beginning); `written`
    which of the strings `spellings` it is; `scale` what it counts for.
    """

    article: np.ndarray
    sentence: np.ndarray
    position: np.ndarray
    term: np.ndarray
    form: np.ndarray
    scale: np.ndarray
    written: np.ndarray
    spellings: np.ndarray

    def only(self, kept: np.ndarray) -> "CountedWords":
        """Keep some of the words: a mask, or their places."""
        return CountedWords(
            self.article[kept],
            self.sentence[kept],
            self.position[kept],
            self.term[kept],
            self.form[kept],
            self.scale[kept],
            self.written[kept],
            self.spellings,
        )


@dataclass(frozen=True)
class Features:
    """The features of words: which word has which, what each counts for, and of which terms it is.

    `row` (the word's place among the words) and `feature` have one value for every occurrence;
    `scale` has one for every feature, and `ends` two: the numbers of its two terms, twice the same
    but for a pair.
    """

    row: np.ndarray
    feature: np.ndarray
    scale: np.ndarray
    ends: np.ndarray


@dataclass(frozen=True)
class Vectors:
    """Articles as rows of length 1: a sparse matrix (articles × features), and what it is made of."""

    matrix: Any
    features: Features
    words: CountedWords


def article_vectors(
    articles: pd.DataFrame,
    *,
    tokens: pd.DataFrame | None = None,
    mentions: pd.DataFrame | None = None,
) -> Vectors:
    """Weigh the articles' features, as `analysis.similarity.similarity` describes them.

    Parameters
    ----------
    articles
        The table of articles; the matrix has a row for each, in their order.
    tokens
        As `analysis.tokens.tokenize` gives them, of these articles or of more.
    mentions
        As `analysis.entities.mentions` gives them, where names count by their canonical form.
    """
    words = counted_words(articles, tokens, mentions)
    features = features_of(words, pair_places(words))
    shape = len(articles), len(features.scale)
    weight = weights(words)[features.row]
    article = words.article[features.row]
    matrix = tf_idf(article, features.feature, shape, weight=weight, scale=features.scale)
    return Vectors(matrix, features, words)


def counted_words(
    articles: pd.DataFrame, tokens: pd.DataFrame | None, mentions: pd.DataFrame | None
) -> CountedWords:
    """Give the words that count: content words, and each named entity once where it is mentioned."""
    tokens = tokenize(articles) if tokens is None else tokens
    article = article_numbers(articles, tokens["article_id"])
    written, spellings = encode(tokens["token"])
    counts = are_content(spellings, numbers=True)[written] & ~tokens["stop"].to_numpy(bool)
    counts &= article >= 0
    inside = None
    if mentions is not None and not mentions.empty:
        inside = mention_numbers(tokens, mentions)
        counts &= inside < 0
    rows = np.flatnonzero(counts)
    folded, forms = encode_together(bare, spellings)
    written = written[rows]
    lemma, lemmas = encode(tokens["lemma"].iloc[rows])
    root, roots = encode_together(bare, lemmas)
    begin, _ = pd.factorize(np.array([name[:BEGINNING] for name in roots], dtype=object))
    term = begin[root[lemma]] if len(rows) else written
    words = CountedWords(
        article[rows],
        tokens["sentence"].to_numpy()[rows],
        tokens["position"].to_numpy()[rows],
        term,
        pd.factorize(term * max(len(forms), 1) + folded[written])[0],
        _scales(spellings, forms[folded])[written],
        written,
        spellings,
    )
    return words if inside is None else _with_names(words, tokens, mentions, article, inside)


def _scales(spellings, folded):
    """Say what each spelling counts for: figures and the names of days and months for half."""
    dates = date_words()
    is_figure = [
        spelling[:1].isdigit() or name in dates for spelling, name in zip(spellings, folded)
    ]
    return np.where(np.array(is_figure, dtype=bool), FIGURE_WEIGHT, 1.0)


def _with_names(words, tokens, mentions, article, inside):
    """Add the names: a term and a form each, where its first word stands."""
    rows = np.flatnonzero((inside >= 0) & (article >= 0))
    rows = rows[np.unique(inside[rows], return_index=True)[1]]
    entity, entities = encode(mentions["entity"].iloc[inside[rows]])
    joined = CountedWords(
        np.concatenate([words.article, article[rows]]),
        np.concatenate([words.sentence, tokens["sentence"].to_numpy()[rows]]),
        np.concatenate([words.position, tokens["position"].to_numpy()[rows]]),
        np.concatenate([words.term, entity + words.term.max(initial=-1) + 1]),
        np.concatenate([words.form, entity + words.form.max(initial=-1) + 1]),
        np.concatenate([words.scale, _scales(entities, map(bare, entities))[entity]]),
        np.concatenate([words.written, entity + len(words.spellings)]),
        np.concatenate([words.spellings, entities]),
    )
    return joined.only(np.lexsort((joined.position, joined.article)))


def weights(words: CountedWords) -> np.ndarray:
    """Give what each word's occurrence weighs: the first words of an article more than the rest."""
    return 1 + LEAD_WEIGHT * np.exp(-words.position / LEAD_WORDS)


def pair_places(words: CountedWords) -> np.ndarray:
    """Give the places of the words that the next one follows in the same sentence."""
    return np.flatnonzero((np.diff(words.article) == 0) & (np.diff(words.sentence) == 0))


def features_of(words: CountedWords, first: np.ndarray) -> Features:
    """Give numbers to the features: first the forms, then the beginnings, then the pairs.

    Parameters
    ----------
    first
        The places of the words that make a pair with the one behind them.
    """
    forms, terms = (int(codes.max(initial=-1)) + 1 for codes in (words.form, words.term))
    in_pair, pairs = pd.factorize(words.term[first] * max(terms, 1) + words.term[first + 1])
    places = np.arange(len(words.term))
    feature = np.concatenate([words.form, words.term + forms, in_pair + forms + terms])
    in_pairs = PAIR_WEIGHT * np.maximum(words.scale[first], words.scale[first + 1])
    scale = np.zeros(forms + terms + len(pairs))
    np.maximum.at(scale, feature, np.concatenate([words.scale, words.scale, in_pairs]))
    of_form = np.zeros(forms, dtype=np.int64)
    of_form[words.form] = words.term
    ends = [
        np.concatenate([of_form, np.arange(terms), end]) for end in np.divmod(pairs, max(terms, 1))
    ]
    return Features(np.concatenate([places, places, first]), feature, scale, np.column_stack(ends))


def mention_numbers(tokens: pd.DataFrame, mentions: pd.DataFrame) -> np.ndarray:
    """Give the number of the mention that each token stands in; -1 for none."""
    codes, ids = encode(tokens["article_id"])
    named = pd.Index(ids).get_indexer(mentions["article_id"])
    step = int(max(mentions["end"].max(), tokens["end"].max(), 0)) + 1
    begins = named * step + mentions["start"].to_numpy()
    order = np.argsort(begins, kind="stable")
    place = codes * step + tokens["start"].to_numpy()
    found = np.searchsorted(begins[order], place, side="right") - 1
    number = order[np.clip(found, 0, None)]
    ends = named * step + mentions["end"].to_numpy()
    return np.where((found >= 0) & (place < ends[number]), number, -1)
