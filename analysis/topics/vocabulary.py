"""Which words and phrases can make a topic: vocabulary, not people, verbs or small talk."""

import numpy as np
import pandas as pd

from analysis.tokens import lists
from analysis.tokens.coding import encode, encode_together, in_order
from analysis.tokens.word_classes import is_verb
from corpus.text.folding import bare, plain

# Shares of a term's occurrences. A name that mostly follows an article is a place or an
# organisation (la Russie, l'Otan), one that mostly does not is a person or a town.
MOSTLY_CAPITAL = 0.7
MOSTLY_ARTICLE = 0.35
MOSTLY_VERBAL = 0.4
# A pair of words is a phrase when it makes so much of the rarer word's occurrences,
PHRASE_SHARE = 0.2
# and a word that so often stands in phrases is shown by them alone.
INSIDE_PHRASES = 0.6
# A run of so many words that stands in an earlier text is a copy and counts once.
COPIED_WORDS = 8


def topic_terms(tokens: pd.DataFrame, *, language: str = "fr", least: int = 2) -> pd.DataFrame:
    """List the occurrences of the terms that topics are made of, single words and phrases.

    Words are lemmas of content words. Left out: people's (and towns') names, told by capitals
    inside sentences without an article before them; verbs and adverbs; words that only say when or
    how much; figures. A phrase is two such words side by side, or joined by de, du, en…, that stand
    together at least `least` times and make a fifth of the rarer word's occurrences; what is copied
    from an earlier article counts once there.

    Parameters
    ----------
    tokens
        Of one language, as `tokenize` gives them.

    Returns
    -------
    pd.DataFrame
        One row is an occurrence: `article_id` (str), `start`, `end` (int32, offsets into `text`),
        `term` (a category in alphabetical order: the lemma or lemmas, folded), `phrase` (bool),
        `copied` (bool: in a run of eight words that an earlier text, or this one, already has).

    Notes
    -----
    When not to trust it: a person always named with an article, or a country never so, is taken for
    the other; in a title where every word has a capital nothing is known.
    """
    words = marked_words(tokens, language)
    code, terms = words["term"].cat.codes.to_numpy(), words["term"].cat.categories
    usable = are_usable(words, language)
    listed = lists.sections("tokens/weak")["fr"] if language == "fr" else ()
    weak = np.isin(terms.to_numpy(dtype=object), [bare(word) for word in listed])
    phrases, pairs, inside = _phrases(words, usable=usable, weak=weak, least=least)
    alone = usable & ~weak & (inside < INSIDE_PHRASES * np.bincount(code, minlength=len(terms)))
    kept = alone[code]
    single = words.loc[kept, ["article_id", "start", "end", "copied"]].assign(phrase=False)
    joined = [f"{terms[one]} {terms[other]}" for one, other in pairs]
    number, names = pd.factorize(np.array([*terms, *joined], dtype=object))
    codes = number[np.concatenate([code[kept], len(terms) + phrases.pop("pair").to_numpy()])]
    table = pd.concat([single, phrases], ignore_index=True)
    table["term"] = in_order(codes, names)
    return table[["article_id", "start", "end", "term", "phrase", "copied"]]


def marked_words(tokens: pd.DataFrame, language: str) -> pd.DataFrame:
    """Keep the content words that may belong to a subject, with marks of what stands around them.

    Words of one letter and figures (G7, A10) are left out: they are names.

    Returns
    -------
    pd.DataFrame
        Rows of `tokens` with `term` (a category in alphabetical order: the lemma in small letters
        without accents) and, all bool but for the two sums: `determined`, `verbal` (behind an
        article, behind a pronoun or auxiliary), `capital`, `acronym`, `breaks`, `letters` (int64:
        words that are no link, and letters, so far), `copied` (in a run of eight words read
        before).
    """
    code, forms = encode(tokens["token"])
    small = [plain(form) for form in forms]
    spoken = "en" if language == "en" else "fr"
    article, verbal, link = (
        _are_among(small, lists.sections(f"topics/neighbours_{spoken}")[name])[code]
        for name in ("articles", "before_verbs", "links")
    )
    opening = np.ones(len(tokens), dtype=bool)
    opening[1:] = np.diff(tokens["sentence"].to_numpy()) != 0
    wordy = np.array([sum(map(str.isalpha, form)) > 1 for form in forms], dtype=bool)
    rows = np.flatnonzero(wordy[code] & ~tokens["stop"].to_numpy(bool))
    capital = np.array([form[:1].isupper() for form in forms], dtype=bool)
    acronym = np.array([len(form) > 1 and form.isupper() for form in forms], dtype=bool)
    length = np.array([len(form) for form in forms], dtype=np.int64)
    words = tokens.iloc[rows]
    lemma, lemmas = encode(words["lemma"])
    root, roots = encode_together(bare, lemmas)
    return words.assign(
        term=in_order(root[lemma] if len(words) else lemma, roots),
        determined=(_shift(article) & ~opening)[rows],
        verbal=(_shift(verbal) & ~opening)[rows],
        capital=capital[code[rows]],
        acronym=acronym[code[rows]],
        breaks=np.cumsum(~link)[rows],
        letters=np.cumsum(length[code])[rows],
        copied=_are_copies(code, tokens)[rows],
    )


def _are_among(forms, words):
    return np.array([form in words for form in forms], dtype=bool)


def _are_copies(code, tokens):
    """Mark the words that stand in a run of words read before."""
    windows = max(len(code) - COPIED_WORDS + 1, 0)
    values = code.astype(np.uint64) + np.uint64(1)
    mixed = np.zeros(windows, dtype=np.uint64)
    for place in range(COPIED_WORDS):
        mixed *= np.uint64(0x9E3779B97F4A7C15)
        mixed += values[place : windows + place]
    article, _ = encode(tokens["article_id"])
    inside = np.flatnonzero(article[:windows] == article[len(code) - windows :])
    begins = inside[pd.Series(mixed[inside]).duplicated().to_numpy()]
    change = np.zeros(len(code) + 1, dtype=np.int64)
    change[begins] += 1
    change[begins + COPIED_WORDS] -= 1
    return np.cumsum(change)[:-1] > 0


def _shift(marks):
    """Say of each word what was said of the one before it."""
    return np.concatenate([[False], marks])[: len(marks)]


def are_usable(words: pd.DataFrame, language: str) -> np.ndarray:
    """Say of each term whether it can belong to a topic: no person, no verb, no adverb.

    Parameters
    ----------
    words
        What `marked_words` gives.

    Returns
    -------
    np.ndarray
        One bool for each category of their `term`.
    """
    code, terms = words["term"].cat.codes.to_numpy(), words["term"].cat.categories
    count = np.bincount(code, minlength=len(terms))
    determined, capital, acronym, verbal = (
        np.bincount(code, weights=words[name], minlength=len(terms)) / count
        for name in ("determined", "capital", "acronym", "verbal")
    )
    person = (capital > MOSTLY_CAPITAL) & (determined < MOSTLY_ARTICLE) & (acronym < 0.5)
    usable = ~person & ((terms.str.len().to_numpy() > 2) | (acronym >= 0.5))
    usable &= ~terms.isin(lists.words("topics/particles"))
    usable &= (verbal < MOSTLY_VERBAL) | (capital >= 0.5)
    asked = np.flatnonzero(usable & (determined < MOSTLY_ARTICLE) & (capital < 0.5))
    first = np.unique(code, return_index=True)[1]
    lemmas = words["lemma"].iloc[first[asked]].tolist()
    usable[asked] = [not _is_verb_or_adverb(lemma, language) for lemma in lemmas]
    return usable


def _is_verb_or_adverb(lemma, language):
    if language == "fr":
        verbal = lemma.endswith(("er", "ir", "re", "ant")) and not lemma.endswith("aire")
        return lemma.endswith("ment") or (verbal and is_verb(lemma, "fr"))
    if language == "en":
        return lemma.endswith("ly") or is_verb(lemma, "en")
    return False


def _phrases(words, *, usable, weak, least):
    """Find the phrases' occurrences, the terms of each, and how many of each term's lie in one."""
    code, terms = words["term"].cat.codes.to_numpy().astype(np.int64), len(usable)
    first, second = _neighbours(words)
    fits = usable[code[first]] & usable[code[second]] & ~(weak[code[first]] & weak[code[second]])
    fits &= code[first] != code[second]
    first, second = first[fits], second[fits]
    pairs, place = np.unique(code[first] * max(terms, 1) + code[second], return_inverse=True)
    ends = np.column_stack(np.divmod(pairs, max(terms, 1)))
    own = ~(words["copied"].to_numpy()[first] & words["copied"].to_numpy()[second])
    together = np.bincount(place, weights=own, minlength=len(pairs))
    rarer = np.bincount(code, minlength=terms)[ends].min(axis=1)
    wanted = (together >= least) & (together >= PHRASE_SHARE * rarer)
    chosen = wanted[place]
    first, second = first[chosen], second[chosen]
    rows = pd.DataFrame(
        {
            "article_id": words["article_id"].iloc[first].array,
            "start": words["start"].to_numpy()[first],
            "end": words["end"].to_numpy()[second],
            "copied": ~own[chosen],
            "phrase": True,
            "pair": (np.cumsum(wanted) - 1)[place[chosen]],
        }
    )
    both = np.unique(np.concatenate([first, second]))
    return rows, ends[wanted].tolist(), np.bincount(code[both], minlength=terms)


def _neighbours(words):
    """Pair each word with the next content word when only links stand between them."""
    step = {name: np.diff(words[name].to_numpy()) for name in ("position", "breaks", "letters")}
    start, end = words["start"].to_numpy(), words["end"].to_numpy()
    # A link never breaks, so the only break between the two is the second word itself.
    between = step["letters"] - (end - start)[1:]
    gap = start[1:] - end[:-1] - between
    near = (step["position"] >= 1) & (step["position"] <= 3) & (step["breaks"] == 1)
    near &= (gap <= step["position"]) & (np.diff(words["sentence"].to_numpy()) == 0)
    article, _ = encode(words["article_id"])
    first = np.flatnonzero(near & (np.diff(article) == 0))
    return first, first + 1
