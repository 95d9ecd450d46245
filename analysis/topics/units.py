"""The articles of one language as topics need them: units, their terms, and how these are shown."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.tokens.coding import encode, tokens_of
from analysis.tokens.segments import segments as cut_in_segments
from analysis.tokens.tokenizer import tokenize
from analysis.tokens.vectors import commonest_forms
from analysis.topics.factorisation import place_terms, term_rarity, unit_matrix, without_rare
from analysis.topics.vocabulary import topic_terms

FEWEST_SEGMENTS = 8
# From so many articles on, whole articles say better than segments which words go together.
ENOUGH_ARTICLES = 150
MINORITY_SEGMENTS = 20
# How much rare terms count. Among segments nearly every term is rare; among many articles a little
# more weight on rarity keeps the corpus's own subject out of every topic.
POWER_OF_SEGMENTS = 1
POWER_OF_ARTICLES = 1.25


@dataclass(frozen=True)
class LanguageUnits:
    """One language: its segments, its terms' occurrences, and the matrix topics are found on."""

    language: str
    pieces: pd.DataFrame
    terms: pd.DataFrame
    code: np.ndarray
    matrix: Any
    power: float

    def segment_matrix(self) -> Any:
        """Weigh the terms of each segment, as those of the units are."""
        shape = (len(self.pieces), self.matrix.shape[1])
        return unit_matrix(self.terms["segment"].to_numpy(), self.code, shape, power=self.power)

    def weights_to_show(self, topic_weights: np.ndarray) -> np.ndarray:
        """Weigh the terms of topics for the reader: what rarity has added comes off."""
        return topic_weights / term_rarity(self.matrix) ** (self.power / 2)

    def surfaces(self, wanted: np.ndarray, articles: pd.DataFrame) -> pd.Series:
        """Find how terms are written most often, by their numbers: a Series."""
        inside = np.isin(self.code, wanted)
        return commonest_forms(self.code[inside], _forms(self.terms[inside], articles))

    def weights_of(self, table: pd.DataFrame, articles: pd.DataFrame) -> np.ndarray:
        """Weigh this language's terms as a table of topics does: one row a topic that has some."""
        surfaces = commonest_forms(self.code, _forms(self.terms, articles))
        codes = pd.Series(surfaces.index, index=surfaces.to_numpy())
        table = table[table["term"].isin(codes.index)]
        codes = codes[~codes.index.duplicated()]
        topic, numbers = pd.factorize(table["topic"], sort=True)
        rows = np.zeros((len(numbers), self.matrix.shape[1]))
        rows[topic, codes[table["term"]].to_numpy(dtype=int)] = table["weight"].to_numpy()
        return rows * term_rarity(self.matrix) ** (self.power / 2)


def _forms(terms, articles):
    """Give each occurrence as it is written."""
    texts = dict(zip(articles["article_id"].tolist(), articles["text"].tolist(), strict=True))
    places = zip(terms["article_id"].tolist(), terms["start"].tolist(), terms["end"].tolist())
    return [texts[name][start:end] for name, start, end in places]


def numbers_by_language(
    articles: pd.DataFrame, pieces: pd.DataFrame, n_topics: int | None
) -> list[tuple[str, int]]:
    """Say how many topics each language gets; a language with too few segments gets none.

    Parameters
    ----------
    n_topics
        How many there shall be, or None for √(segments / 2), 3 to 12.

    Returns
    -------
    list[tuple[str, int]]
        Language and number, the one with most segments first.
    """
    languages = articles.set_index("article_id")["language"]
    counts = pieces["article_id"].map(languages).value_counts()
    order = sorted(counts.index, key=lambda language: (-counts[language], language))
    if not order or counts[order[0]] < FEWEST_SEGMENTS:
        return []
    kept = order[:1] + [name for name in order[1:] if counts[name] >= MINORITY_SEGMENTS]
    total = counts[kept].sum()
    wanted = usual_number(total) if n_topics is None else n_topics
    numbers = {name: max(2, round(wanted * counts[name] / total)) for name in kept}
    numbers[order[0]] = max(2, wanted - sum(numbers[name] for name in kept[1:]))
    return [(name, min(numbers[name], int(counts[name]) // 4)) for name in kept]


def usual_number(segments: int) -> int:
    """Give the number of topics for so many segments when nobody has chosen one."""
    return round(float(np.clip(np.sqrt(segments / 2), 3, 12)))


def tokens_and_pieces(
    articles: pd.DataFrame, tokens: pd.DataFrame | None, pieces: pd.DataFrame | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give the articles' tokens and segments, those given or made anew: (tokens, pieces)."""
    tokens = tokenize(articles) if tokens is None else tokens
    return tokens, cut_in_segments(articles, tokens=tokens) if pieces is None else pieces


def units_of_language(
    articles: pd.DataFrame, pieces: pd.DataFrame, tokens: pd.DataFrame, language: str
) -> LanguageUnits:
    """Prepare the articles in one language.

    A term counts that stands in two articles and in two segments (more in large corpora); what is
    copied from an earlier text makes no unit.

    Parameters
    ----------
    pieces, tokens
        As `tokens_and_pieces` gives them.
    """
    chosen = articles.loc[articles["language"] == language, "article_id"]
    pieces = pieces[pieces["article_id"].isin(chosen)]
    whole = len(chosen) >= ENOUGH_ARTICLES
    units = len(chosen) if whole else len(pieces)
    least = max(2 + (units >= 100), -(-units // 200))
    tokens = tokens_of(tokens, chosen)
    terms = place_terms(topic_terms(tokens, language=language, least=max(2, least - 1)), pieces)
    terms = without_rare(terms, "article" if whole else "segment", least)
    terms = without_rare(terms, "article", 1 + (len(chosen) > 2), copies=True)
    code, names = encode(terms["term"])
    own = ~terms["copied"].to_numpy()
    unit = terms["article" if whole else "segment"].to_numpy()
    neighbours = None if whole else pd.factorize(pieces["article_id"])[0]
    power = POWER_OF_ARTICLES if whole else POWER_OF_SEGMENTS
    shape = (units, len(names))
    matrix = unit_matrix(unit[own], code[own], shape, power=power, article=neighbours)
    return LanguageUnits(language, pieces, terms, code, matrix, power)
