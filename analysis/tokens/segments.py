"""Articles cut into pieces of similar length: the units that topics are found on."""

import pandas as pd

from analysis.tokens.sentences import sentences
from analysis.tokens.tokenizer import tokenize

SHORTEST = 40
LONGEST = 80


def segments(articles, *, tokens=None):
    """Cut or join each article's paragraphs to some 40 to 80 words, at sentence ends.

    Sentences are taken in reading order; a segment closes where a paragraph ends or where the next
    sentence would take it over 80 words, provided it has 40. The title is left out. What remains
    at the end joins the segment before it when the two have no more than 80 words together.

    Parameters: `tokens` is what `tokenize` gives (of these articles, or of more).

    Returns: one row is a segment, in the order of `articles` and of the text: `article_id` (str),
    `segment` (int32, numbered within the article from 0), `start`, `end` (int32, offsets into
    `text`, end exclusive), `words` (int32, stop words included). No sentence is cut and none stands
    in two segments, so one very long sentence is a segment over 80 words, and an article of fewer
    than 40 words is one short segment.

    References: Reinert 1990 (text cut into units of similar length, so that counts are comparable).

    >>> table = pd.DataFrame({"article_id": ["a"], "title": ["Gaz"], "language": ["fr"],
    ...                       "text": ["Gaz\\n\\nLe gaz coule. Il fait froid."]})
    >>> segments(table)[["start", "end", "words"]].values.tolist()
    [[5, 33, 6]]
    """
    table = _counted_sentences(articles, tokenize(articles) if tokens is None else tokens)
    rows = []
    for article_id, group in table.groupby("article_id", sort=False):
        places = zip(group["paragraph"], group["start"], group["end"], group["words"], strict=True)
        pieces = _pieces(list(places))
        rows += [(article_id, number, *piece) for number, piece in enumerate(pieces)]
    found = pd.DataFrame(rows, columns=["article_id", "segment", "start", "end", "words"])
    numbers = dict.fromkeys(["segment", "start", "end", "words"], "int32")
    return found.astype({"article_id": "str", **numbers})


def _counted_sentences(articles, tokens):
    """List the sentences but the titles, with the number of words in each."""
    table = sentences(articles)
    counts = tokens.groupby(["article_id", "sentence"], sort=False).size().rename("words")
    table = table.merge(counts.reset_index(), on=["article_id", "sentence"], how="inner")
    titles = table["article_id"].map(_title_ends(articles)).astype("int64")
    return table[table["start"] >= titles]


def _title_ends(articles):
    """Find where each article's title ends in its text; 0 when the text has no title line."""
    rows = zip(articles["article_id"], articles["title"], articles["text"], strict=True)
    ends = {}
    for article_id, given, text in rows:
        title = (given or "").strip()
        begins = bool(title) and text.partition("\n")[0].strip() == title
        ends[article_id] = text.index(title) + len(title) if begins else 0
    return pd.Series(ends, dtype="int64")


def _pieces(sentences_of_article):
    """Group one article's sentences (paragraph, start, end, words) into (start, end, words)."""
    pieces = []
    paragraph_open = None
    for paragraph, start, end, words in sentences_of_article:
        if pieces and _goes_on(pieces[-1][2], words, paragraph == paragraph_open):
            pieces[-1] = (pieces[-1][0], end, pieces[-1][2] + words)
        else:
            pieces.append((start, end, words))
        paragraph_open = paragraph
    if len(pieces) > 1 and pieces[-1][2] < SHORTEST and pieces[-2][2] + pieces[-1][2] <= LONGEST:
        start, _, before = pieces[-2]
        pieces[-2:] = [(start, pieces[-1][1], before + pieces[-1][2])]
    return pieces


def _goes_on(words, more, same_paragraph):
    """Say whether a segment of so many words takes the next sentence."""
    return words < SHORTEST or (same_paragraph and words + more <= LONGEST)
