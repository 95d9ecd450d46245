"""The keywords that the `yake` package lists for a text, from a scorer of our own."""

import re
from collections.abc import Iterable
from functools import lru_cache
from string import punctuation

import numpy as np
import pandas as pd

from analysis.keywords.scoring import (
    ACRONYM,
    DIGIT,
    NAME,
    PLAIN,
    UNUSUAL,
    TaggedWords,
    phrase_scores,
    term_scores,
)

_MARKS = frozenset(punctuation)
_UNMARKED = str.maketrans("", "", punctuation)


def yake_lists(
    texts: Iterable[str],
    stop_words: frozenset[str],
    *,
    max_words: int = 3,
    top: int = 20,
    likeness: float = 0.9,
) -> list[list[tuple[str, float]]]:
    """List each text's keywords as `yake.KeywordExtractor` does, to the last digit of the scores.

    Words and sentences are cut by segtok, as the package cuts them; the measure is that of Campos
    et al. (2020), the choice among variants of a phrase the package's own (version 0.7.3).

    Parameters
    ----------
    likeness
        The package's `dedup_lim`: of two phrases more alike than this the better is kept; from 1 on
        all are, in small letters.

    Returns
    -------
    list[list[tuple[str, float]]]
        A list a text of keyword and score, best first, lower is better.

    Examples
    --------
    >>> stop_words = frozenset({"le", "la"})
    >>> [best] = yake_lists(["Le gaz russe arrive. La Russie vend le gaz russe."], stop_words)
    >>> [(keyword, round(score, 3)) for keyword, score in best[:2]]
    [('gaz russe arrive', 0.026), ('gaz russe', 0.071)]
    """
    cut = [_sentences(text) for text in texts]
    forms = [word for sentences in cut for sentence in sentences for word in sentence]
    codes, distinct = pd.factorize(np.array(forms, dtype=object))
    lengths = np.array([len(sentence) for sentences in cut for sentence in sentences], dtype=int)
    sentences = np.array([len(sentences) for sentences in cut], dtype=int)
    article = np.repeat(np.repeat(np.arange(len(cut)), sentences), lengths)
    sentence = np.repeat(np.concatenate([np.arange(0), *map(np.arange, sentences)]), lengths)
    begin = np.zeros(len(codes), dtype=bool)
    begin[(np.cumsum(lengths) - lengths)[lengths > 0]] = True

    tags = np.array([_tag(form) for form in distinct], dtype=np.int64)[codes]
    tags[begin & (tags == NAME)] = PLAIN
    mark = np.array([_MARKS.issuperset(form) for form in distinct], dtype=bool)[codes]
    block = np.cumsum(begin | mark)
    lower = [form.lower() for form in distinct]
    terms = [form[:-1] if form.endswith("s") and len(form) > 3 else form for form in lower]
    stop = [
        form in stop_words or term in stop_words or len(term.translate(_UNMARKED)) < 3
        for form, term in zip(lower, terms, strict=True)
    ]
    kept = np.flatnonzero(~mark)
    words = TaggedWords(
        article[kept],
        pd.factorize(np.array(terms, dtype=object))[0][codes[kept]],
        tags[kept],
        sentence[kept],
        block[kept],
        np.array(stop, dtype=bool)[codes[kept]],
    )
    written = codes[kept]
    spelled = pd.factorize(np.array(lower, dtype=object))[0][written]
    phrases = _phrases(words, sentences, spelled, max_words)
    bounds = np.searchsorted(phrases["article"], np.arange(len(cut) + 1))
    listed = []
    for start, end in zip(bounds[:-1], bounds[1:]):
        own = phrases.iloc[start:end]
        rows = zip(own["last"].tolist(), own["size"].tolist(), own["score"].tolist())
        told = (
            (" ".join(distinct[written[last - size + 1 : last + 1]]), score)
            for last, size, score in rows
        )
        if likeness >= 1:
            listed.append([(phrase.lower(), score) for phrase, score in told][:top])
        else:
            listed.append(_unlike(told, likeness, top))
    return listed


def _phrases(words, sentences, spelled, max_words):
    """Score every run of words that may be a keyword; sorted by article, score and place."""
    scores = term_scores(words, sentences)
    plain = (words.tag != DIGIT) & (words.tag != UNUSUAL)
    tables = []
    runs, good = words.article, np.ones(len(spelled), dtype=bool)
    last = np.arange(len(spelled))
    for size in range(1, max_words + 1):
        if size > 1:
            last = last[last >= size - 1]
            last = last[words.block[last] == words.block[last - size + 1]]
            runs, good = _move_on(runs, good, len(spelled))
        width = int(spelled.max(initial=0)) + 1
        codes = np.full(len(spelled), -1)
        codes[last], distinct = pd.factorize(runs[last] * width + spelled[last])
        good = good & plain
        count = np.bincount(codes[last], minlength=len(distinct))
        valid = np.bincount(codes[last], good[last], minlength=len(distinct)) > 0
        first = np.zeros(len(distinct), dtype=np.int64)
        first[codes[last][::-1]] = last[::-1]
        of_word = scores.of_word
        valid &= ~scores.stop[of_word[first]] & ~scores.stop[of_word[first - size + 1]]
        first, count = first[valid], count[valid]
        terms = [of_word[first - back] for back in range(size - 1, -1, -1)]
        tables.append(
            pd.DataFrame(
                {
                    "article": words.article[first],
                    "score": phrase_scores(scores, terms, count),
                    "last": first,
                    "size": size,
                }
            )
        )
        runs = codes
    return pd.concat(tables).sort_values(["article", "score", "last", "size"], ignore_index=True)


def _move_on(runs, good, size):
    """Move what ends at a word to the word behind it."""
    return np.concatenate([[0], runs[:-1]])[:size], np.concatenate([[False], good[:-1]])[:size]


def _sentences(text):
    """Cut a text into sentences and words, as the package does."""
    from segtok.segmenter import split_multi
    from segtok.tokenizer import split_contractions, web_tokenizer

    line = text.replace("\n", " ")
    line = ("\n\n" if re.match(r"\s*[A-Z]", line) else " ") + line.replace("\t", " ")
    return [
        [
            word
            for word in split_contractions(web_tokenizer(sentence))
            if word and not (word[0] == "'" and len(word) > 1)
        ]
        for sentence in split_multi(line)
        if sentence.strip()
    ]


@lru_cache(maxsize=100_000)
def _tag(word):
    """Say what YAKE reads from a word's writing, behind the first place of a sentence."""
    bare = word.replace(",", "")
    if bare.isdigit() or bare.replace(".", "", 1).isdigit():
        return DIGIT
    digit, letter = any(map(str.isdigit, word)), any(map(str.isalpha, word))
    if digit == letter or sum(character in _MARKS for character in word) > 1:
        return UNUSUAL
    if word.isupper():
        return ACRONYM
    named = len(word) > 1 and word[0].isupper() and sum(map(str.isupper, word)) == 1
    return NAME if named else PLAIN


def _unlike(told, likeness, top):
    """Keep the best of the phrases that are much alike."""
    kept: list[tuple[str, float]] = []
    lower: list[str] = []
    for phrase, score in told:
        small = phrase.lower()
        if all(_likeness(small, other) <= likeness for other in lower):
            kept.append((phrase, score))
            lower.append(small)
            if len(kept) == top:
                break
    return kept


def _likeness(a, b):  # noqa: PLR0911, the package's own ladder
    """Say how alike two phrases are, 0 to 1, as the package does by default (`seqm`)."""
    if a == b:
        return 1.0
    long, short = max(len(a), len(b)), min(len(a), len(b))
    if long - short > long * 0.6 or abs(a.count(" ") - b.count(" ")) > 1:
        return 0.0
    if long > 3 and (a[0] != b[0] or a[-1] != b[-1] or (short >= 3 and a[:2] != b[:2])):
        return 0.0
    ratio = short / long
    letters = len(set(a) & set(b)) / len(set(a) | set(b))
    if ratio < 0.3 or letters < 0.2:
        return 0.0
    if long <= 4:
        return letters * ratio
    words = set(a.split()), set(b.split())
    if len(a.split()) > 1 or len(b.split()) > 1:
        shared = len(words[0] & words[1]) / len(words[0] | words[1])
        if shared > 0.4:
            return shared
    parts = [{word[at : at + 3] for at in range(len(word) - 2)} for word in (a, b)]
    union = parts[0] | parts[1]
    threes = len(parts[0] & parts[1]) / len(union) if union else 0
    return min(0.3 * ratio + 0.2 * letters + 0.5 * threes, 1.0)
