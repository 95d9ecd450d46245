"""The one tokeniser that everything counts with."""

import re

import numpy as np
import pandas as pd

from analysis.tokens.glued import glued_at
from analysis.tokens.inclusive import INCLUSIVE, masculine
from analysis.tokens.lemmas import is_common, is_proper, lemma
from analysis.tokens.sentences import sentence_spans
from analysis.tokens.stopwords import stop_words
from corpus.text.folding import plain

# Every pattern takes time in proportion to the text, whatever the text (hence the possessive `++`).
_RUN = r"[^\W_]++(?:[\u0300-\u036f]++[^\W_]*+)*+"  # letters, digits, accents of decomposed text
_APOSTROPHE = "['’ʼ]"
_HYPHEN = "[-‐‑]"
_BLANK = r"[ \u00a0\u202f\u2009]"
# A number goes with its unit: 87 %, 50 milliards, 3,5 €; an hour with its minutes: 18 h 30.
_UNIT = rf"(?:{_BLANK}?[%‰€$£°]C?|{_BLANK}(?:mille|million|milliard|billion|trillion)s?)(?!\w)"
_FIGURE = rf"(?:\d{{1,3}}+(?:{_BLANK}\d{{3}}(?!\d))++(?:,\d++)?|\d++(?:[.,:/]\d++)*+)(?![^\W\d_])"
_HOUR = rf"\d{{1,2}}(?:{_BLANK}h(?:{_BLANK}\d{{2}})?|h\d{{2}})(?!\w)"
_NUMBER = rf"{_HOUR}|{_FIGURE}{_UNIT}|\d{{1,3}}+(?:{_BLANK}\d{{3}}(?!\d))++(?:,\d++)?|\d++(?:[.,:/]\d++)++"
_ADDRESS = (
    r"(?:https?://|www\.)[^\s<>«»“”\"]*[\w/]|[^\W_][\w.+-]{0,63}@[^\W_][\w-]*+(?:\.[\w-]++)++"
    r"|[#@][^\W\d_]\w*+"
)
_ACRONYM = r"(?:[^\W\d_]\.-?){1,20}[^\W\d_]\.(?!\w)|[^\W\d_]{1,3}&[^\W\d_]{1,3}(?!\w)"
_TITLE = r"(?:MM?|Dr|Pr|Mgr|St|Ste|Mr|Mrs|Ms|av|apr|cf|etc)\.(?!\w)"
# Pronouns behind a verb (a-t-il, dit-elle, ce jour-là) are words of their own.
_INVERTED = (
    rf"(?:{_HYPHEN}t)?{_HYPHEN}(?:je|tu|ils?|elles?|on|nous|vous|ce|ci|là|les?|la|lui|leur|moi|toi|en|y)"
    r"(?![\w’'‐‑-])"
)
_WHOLE = (
    rf"(?i:rendez{_HYPHEN}vous|aujourd{_APOSTROPHE}hui|presqu{_APOSTROPHE}[îi]les?|entr{_APOSTROPHE}\w+|"
    rf"prud{_APOSTROPHE}h\w+|quelqu{_APOSTROPHE}une?|grand{_APOSTROPHE}\w+|jong{_HYPHEN}il)(?!\w)"
)
# N'Djamena and M'Bala are names; n'est and m'a are not.
_ELISION = (
    rf"(?![NMT]{_APOSTROPHE}[A-ZÀ-Ý][a-zà-ÿ])"
    rf"(?i:[ldjmtnsc]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu){_APOSTROPHE}(?=[^\W_]|\s?[«“\"])"
)
_FRENCH_WORD = rf"{_RUN}(?:(?:(?!{_INVERTED}){_HYPHEN}|{_APOSTROPHE}){_RUN})*+"
_ENGLISH_WORD = rf"{_RUN}(?:(?:{_HYPHEN}|{_APOSTROPHE}(?!s(?!\w))){_RUN})*+|{_APOSTROPHE}s(?!\w)"
_STARTS = [_ADDRESS, _ACRONYM, _TITLE, _NUMBER]
_FRENCH = re.compile(
    rf"(?<!\w)(?:{'|'.join([*_STARTS, INCLUSIVE, _WHOLE, _ELISION])})|{_FRENCH_WORD}"
)
_ENGLISH = re.compile(rf"(?<!\w)(?:{'|'.join(_STARTS)})|{_ENGLISH_WORD}")
# A capital here says nothing: a quotation, a list or a clause begins.
_OPENING = re.compile(r"[«“\"‘:;•–—]\s*")

_NUMBERS = ("paragraph", "sentence", "position", "start", "end")


def tokenize(articles: pd.DataFrame) -> pd.DataFrame:
    """Split every article into words, with sentence, place, lemma and whether it is a stop word.

    French elisions are words of their own (`l'`, `qu'`), and so are pronouns behind a verb
    (`a-t-il` is `a`, `t`, `il`); `aujourd'hui`, hyphenated words and names, numbers with their
    separators (`8 000`, `3,5`), acronyms (`U.E.`, `G7`) and abbreviated titles (`M.`) stay whole.
    A number goes with its unit (`87 %`, `50 milliards`), an hour with its minutes (`18 h 30`);
    addresses, hashtags and ordinals are one word, and so is one of both genders (`lecteur·rices`,
    lemma `lecteur`). An English `'s` is a word of its own, and so is
    each half of two words that a scrape has glued together (`guerreet`: `analysis.tokens.glued`).

    The lemma is simplemma's, in the article's language. A word with a capital inside a sentence is
    taken for a name and keeps its form; one that begins a sentence is a name when the article
    writes it so elsewhere, or when the language does not know it in small letters.

    Returns
    -------
    pd.DataFrame
        One row is a word occurrence, in the order of the articles table and of the text:
        `article_id` (str), `paragraph`, `sentence`, `position` (int32, numbered within the article
        from 0; paragraphs and sentences as in `analysis.tokens.sentences.sentences`), `start`,
        `end` (int32, offsets into `text`, end exclusive; `text[start:end] == token` always),
        `token`, `lemma` (str), `stop` (bool).

    Notes
    -----
    When not to trust it: simplemma looks a form up without its sentence, so `est` is always the
    verb and `livre` always the noun; a text all in capitals or an English headline with a capital
    on every word has no names to keep.

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": ["a"], "title": ["Gaz"], "language": ["fr"],
    ...                       "text": ["Gaz\\n\\nL'Ukraine, dit-il, a froid."]})
    >>> tokenize(table)["token"].tolist()
    ['Gaz', "L'", 'Ukraine', 'dit', 'il', 'a', 'froid']
    """
    scanned = [
        _scan(*row)
        for row in zip(articles["title"], articles["language"], articles["text"], strict=True)
    ]
    lengths = [len(numbers) for numbers, _, _ in scanned]
    article = np.repeat(np.arange(len(scanned)), lengths)
    forms = [form for _, found, _ in scanned for form in found]
    numbers = np.concatenate([np.empty((0, 5), int), *(part for part, _, _ in scanned)])
    opening = np.concatenate([np.empty(0, bool), *(part for _, _, part in scanned)])
    languages = articles["language"].astype("str").to_numpy()
    lemmas, stops = _look_up(forms, article, opening, languages)
    table = pd.DataFrame(numbers.astype("int32"), columns=_NUMBERS)
    table.insert(0, "article_id", articles["article_id"].astype("str").to_numpy()[article])
    table["token"] = forms
    table["lemma"] = lemmas
    table["stop"] = stops
    return table.astype({"article_id": "str", "token": "str", "lemma": "str", "stop": "bool"})


def word_forms(text: str, language: str) -> list[str]:
    """List the words of a piece of text, cut as `tokenize` cuts them."""
    pattern = _ENGLISH if language == "en" else _FRENCH
    return [match.group() for match in pattern.finditer(text)]


def _scan(title, language, text):
    """Find one text's words: their numbers, their forms, and whether a capital there is forced."""
    spans = sentence_spans(text, title=title, language=language)
    pattern = _ENGLISH if language == "en" else _FRENCH
    found = _part_glued([match.span() for match in pattern.finditer(text)], text, language)
    forms = [text[start:end] for start, end in found]
    places = np.array(found, dtype=np.int64).reshape(-1, 2)
    sentence = np.searchsorted(spans[:, 1], places[:, 0], side="right") - 1
    numbers = np.column_stack([spans[sentence, 0], sentence, np.arange(len(places)), places])
    opening = np.zeros(len(forms), dtype=bool)
    opening[np.unique(sentence, return_index=True)[1]] = True
    opening |= np.isin(places[:, 0], [match.end() for match in _OPENING.finditer(text)])
    return numbers, forms, opening | _are_shouted(forms, sentence, language)


def _part_glued(found, text, language):
    """Part the words that a bad scrape has glued together."""
    words = frozenset(text[start:end] for start, end in found)
    cuts = {form: glued_at(form, language, words) for form in words}
    if not any(cuts.values()):
        return found
    parted = []
    for start, end in found:
        cut = cuts[text[start:end]]
        parted += [(start, start + cut), (start + cut, end)] if cut else [(start, end)]
    return parted


def _are_shouted(forms, sentence, language):
    """Mark the sentences all in capitals and, in English, the headlines with one on every word."""
    if not forms:
        return np.zeros(0, dtype=bool)
    long = np.array([len(form) > 3 and form[0].isalpha() for form in forms])
    headline = language == "en"
    capital = np.array([(form[0] if headline else form).isupper() for form in forms])
    words = np.bincount(sentence, weights=long)
    capitals = np.bincount(sentence, weights=long & capital)
    return ((words >= 4) & (capitals >= 0.75 * words))[sentence]


def _look_up(forms, article, opening, languages):
    """Give each word its lemma and stop mark; every distinct case is looked up once."""
    codes, distinct = pd.factorize(np.array(forms, dtype=object))
    capital = np.array([form[:1].isupper() for form in distinct], dtype=bool)[codes]
    key = article * max(len(distinct), 1) + codes
    inside = capital & ~opening
    named = inside | (capital & np.isin(key, np.unique(key[inside])))
    tongues, tongue_names = pd.factorize(languages)
    case = (codes * max(len(tongue_names), 1) + tongues[article]) * 4 + named * 2 + opening
    cases, place = np.unique(case, return_inverse=True)
    answers = []
    for number in cases.tolist():
        form = distinct[number // 4 // len(tongue_names)]
        language = tongue_names[number // 4 % len(tongue_names)]
        answers.append(_answer(form, language, bool(number & 2)))
    lemmas = np.array([answer[0] for answer in answers], dtype=object)
    stops = np.array([answer[1] for answer in answers], dtype=bool)
    return lemmas[place], stops[place]


def _answer(form, language, named):
    """Give the lemma of one form and whether it is a stop word."""
    small = plain(form)
    both = masculine(small) if language == "fr" else ""
    if both:
        is_plural = both.endswith(("s", "x"))
        return (lemma(both, language) if is_plural else both), both in stop_words(language)
    stop = small in stop_words(language) or form.startswith(("http://", "https://", "www."))
    unknown = named or not is_common(small, language) or is_proper(small, language)
    if not stop and form[0].isupper() and unknown:
        return form.replace("’", "'"), stop
    return lemma(small, language), stop
