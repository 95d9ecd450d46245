"""Which words and phrases can make a topic: vocabulary, not people, verbs or small talk."""

import numpy as np
import pandas as pd

from analysis.tokens import lists
from analysis.tokens.vectors import content_words, each
from analysis.tokens.word_classes import is_verb
from corpus.text.folding import bare

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


def topic_terms(tokens, *, language="fr", least=2):
    """List the occurrences of the terms that topics are made of, single words and phrases.

    Words are lemmas of content words. Left out: people's (and towns') names, told by capitals
    inside sentences without an article before them; verbs and adverbs; words that only say when or
    how much; figures. A phrase is two such words side by side, or joined by de, du, en…, that stand
    together at least `least` times and make a fifth of the rarer word's occurrences; what is copied
    from an earlier article counts once there.

    Parameters: `tokens` of one language, as `tokenize` gives them.

    Returns: one row is an occurrence: `article_id` (str), `start`, `end` (int32, offsets into
    `text`), `term` (str, folded lemma or lemmas), `phrase` (bool), `copied` (bool: in a run of
    eight words that an earlier text, or this one, already has).

    When not to trust it: a person always named with an article, or a country never so, is taken for
    the other; in a title where every word has a capital nothing is known.
    """
    marked = marked_words(tokens, language)
    words = content_words(marked, numbers=False)
    columns = ["article_id", "start", "end", "term", "phrase", "copied"]
    if words.empty:
        return words.assign(phrase=False)[columns]
    code, terms = pd.factorize(words["term"], sort=True)
    usable = usable_words(words, code, terms, language)
    weak = (
        each(bare, pd.Series(sorted(lists.sections("tokens/weak")["fr"])))
        if language == "fr"
        else []
    )
    weak = np.isin(terms.to_numpy(), weak)
    phrases, inside = _phrases(words, code, terms, usable=usable, weak=weak, least=least)
    alone = usable & ~weak & (inside < INSIDE_PHRASES * np.bincount(code, minlength=len(terms)))
    single = words[alone[code]].assign(phrase=False)
    return pd.concat([single[columns], phrases[columns]], ignore_index=True)


def marked_words(tokens: pd.DataFrame, language: str) -> pd.DataFrame:
    """Add to the tokens what decides over terms: each word's neighbours, capitals and copies."""
    code, forms = pd.factorize(tokens["token"])
    forms = forms.tolist()
    small = [form.lower().replace("’", "'") for form in forms]
    spoken = "en" if language == "en" else "fr"
    articles, verbals, links = (
        lists.sections(f"topics/neighbours_{spoken}")[name]
        for name in ("articles", "before_verbs", "links")
    )
    verbal = np.array([form in verbals for form in small], dtype=bool)[code]
    article = np.array([form in articles for form in small], dtype=bool)[code]
    link = np.array([form in links for form in small], dtype=bool)[code]
    length = np.array([len(form) for form in forms], dtype=np.int64)[code]
    opening = np.ones(len(tokens), dtype=bool)
    opening[1:] = np.diff(tokens["sentence"].to_numpy()) != 0
    return tokens.assign(
        determined=_shifted(article) & ~opening,
        verbal=_shifted(verbal) & ~opening,
        capital=np.array([form[:1].isupper() for form in forms], dtype=bool)[code],
        acronym=np.array([len(form) > 1 and form.isupper() for form in forms], dtype=bool)[code],
        breaks=np.cumsum(~link),
        letters=np.cumsum(length),
        copied=_copied(code, tokens),
    )


def _copied(code, tokens):
    """Mark the words that stand in a run of words read before."""
    windows = max(len(code) - COPIED_WORDS + 1, 0)
    mixed = np.zeros(windows, dtype=np.uint64)
    for place in range(COPIED_WORDS):
        following = code[place : windows + place].astype(np.uint64)
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + following + np.uint64(1)
    article = pd.factorize(tokens["article_id"])[0]
    inside = np.flatnonzero(article[:windows] == article[len(code) - windows :])
    begins = inside[pd.Series(mixed[inside]).duplicated().to_numpy()]
    change = np.zeros(len(code) + 1, dtype=np.int64)
    change[begins] += 1
    np.subtract.at(change, begins + COPIED_WORDS, 1)
    return np.cumsum(change)[:-1] > 0


def _shifted(marks):
    """Say of each word what was said of the one before it."""
    return np.concatenate([[False], marks])[: len(marks)]


def usable_words(
    words: pd.DataFrame, code: np.ndarray, terms: pd.Index, language: str
) -> np.ndarray:
    """Say of each term whether it can belong to a topic: no person, no verb, no adverb."""
    count = np.bincount(code, minlength=len(terms))
    determined, capital, acronym, verbal = (
        np.bincount(code, weights=words[name], minlength=len(terms)) / count
        for name in ("determined", "capital", "acronym", "verbal")
    )
    person = (capital > MOSTLY_CAPITAL) & (determined < MOSTLY_ARTICLE) & (acronym < 0.5)
    usable = ~person & ((terms.str.len() > 2) | (acronym >= 0.5))
    usable &= ~np.isin(terms.to_numpy(), list(lists.words("topics/particles")))
    usable &= (verbal < MOSTLY_VERBAL) | (capital >= 0.5)
    lemmas = words["lemma"].to_numpy()[np.unique(code, return_index=True)[1]]
    for place in np.flatnonzero(usable & (determined < MOSTLY_ARTICLE) & (capital < 0.5)).tolist():
        usable[place] = not _is_verb_or_adverb(lemmas[place], language)
    return usable


def _is_verb_or_adverb(lemma, language):
    if language == "fr":
        verbal = lemma.endswith(("er", "ir", "re", "ant")) and not lemma.endswith("aire")
        return lemma.endswith("ment") or (verbal and is_verb(lemma, "fr"))
    if language == "en":
        return lemma.endswith("ly") or is_verb(lemma, "en")
    return False


def _phrases(words, code, terms, *, usable, weak, least):
    """Find the phrases' occurrences, and how many of each term's lie in one."""
    first, second = _neighbours(words)
    fits = usable[code[first]] & usable[code[second]] & ~(weak[code[first]] & weak[code[second]])
    fits &= code[first] != code[second]
    first, second = first[fits], second[fits]
    pair = code[first].astype(np.int64) * len(terms) + code[second]
    pairs, place = np.unique(pair, return_inverse=True)
    own = ~(words["copied"].to_numpy()[first] & words["copied"].to_numpy()[second])
    together = np.bincount(place, weights=own, minlength=len(pairs))
    count = np.bincount(code, minlength=len(terms))
    rarer = np.minimum(count[pairs // len(terms)], count[pairs % len(terms)])
    chosen = ((together >= least) & (together >= PHRASE_SHARE * rarer))[place]
    first, second = first[chosen], second[chosen]
    names = terms.to_numpy()
    rows = pd.DataFrame(
        {
            "article_id": words["article_id"].to_numpy()[first],
            "start": words["start"].to_numpy()[first],
            "end": words["end"].to_numpy()[second],
            "term": names[code[first]].astype(object) + " " + names[code[second]].astype(object),
            "phrase": True,
            "copied": ~own[chosen],
        }
    ).astype({"article_id": "str", "term": "str"})
    both = np.unique(np.concatenate([first, second]))
    return rows, np.bincount(code[both], minlength=len(terms))


def _neighbours(words):
    """Pair each word with the next content word when only links stand between them."""
    first, second = np.arange(len(words) - 1), np.arange(1, len(words))
    column = {name: words[name].to_numpy() for name in ("sentence", "position", "start", "end")}
    apart = column["position"][second] - column["position"][first]
    # A link never breaks, so the only break between the two is the second word itself.
    joined = words["breaks"].to_numpy()[second] - words["breaks"].to_numpy()[first] == 1
    own = column["end"][second] - column["start"][second]
    between = words["letters"].to_numpy()[second] - words["letters"].to_numpy()[first] - own
    gap = column["start"][second] - column["end"][first] - between
    near = (apart >= 1) & (apart <= 3) & joined & (gap <= apart)
    near &= column["sentence"][first] == column["sentence"][second]
    near &= words["article_id"].to_numpy()[first] == words["article_id"].to_numpy()[second]
    return first[near], second[near]
