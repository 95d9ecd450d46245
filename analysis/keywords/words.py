"""The words of some articles in arrays, with what dictionary and word lists say of each of them."""

import re
from dataclasses import dataclass
from enum import IntFlag, auto
from functools import lru_cache

import numpy as np
import pandas as pd

from analysis.tokens import lists
from analysis.tokens.lemmas import is_common, lemma
from analysis.tokens.word_classes import (
    ends_like_adjective,
    is_adjective,
    is_adverb,
    is_verb,
    names_a_thing,
)
from corpus.text.folding import plain

# The classes of a word.
STOP, NUMBER, NAME, VERB, ADVERB, ADJECTIVE, NOUN, UNCLEAR = range(8)

# Names of peoples are counted with their adjective: les Ukrainiens, ukrainien.
_PEOPLE = re.compile(
    r"(?:[ié]ens|[ié]ennes|ains|aines|ands|andes|ols|oles|russes|belges|suisses|kurdes|arabes|turcs|turques|"
    r"grecs|grecques|slaves|serbes|croates|tchèques|juifs|juives)$"
)
# English writes its adjectives of peoples with a capital: Russian, Chinese.
_ENGLISH_PEOPLE = re.compile(r"(?:[ie]an|ese|ish)$")
# Adjectives that say what kind of thing it is: économique, pénal, nucléaire, russe.
_RELATION = re.compile(
    r"(?:iques?|ale?s?|aux|aires?|[iéy]en(?:ne)?s?|aise?s?|oise?s?|elle?s?|istes?|russes?|ives?|if)$"
)
CODE = re.compile(r"[a-z]\d\w*[A-Za-z]|[a-z][A-Z]+[a-z]+[A-Z]|[A-Z]{2}[a-z]+[A-Z]")  # TXzwZWV9bp
# Ordinals (XXe), hashtags and addresses are no words of a phrase.
_ORDINAL = re.compile(r"[IVXL]+(?:e|es|ème)|[#@].*|https?:.*|www\..*|.*@.*")
_FINITE = re.compile(r"(?:(?<!m)ent|ait|aient|èrent|eront|ons|[^r]ez)$")  # of verb forms only
_INFINITIVE = re.compile(r"(?:er|ir|re|oir|ant)$")
# How a participle ends; behind an auxiliary it is a verb, whatever it is elsewhere.
_PARTICIPLE = re.compile(r"(?:é|i|u|is|it|ert|int|ort)e?s?$")
# What a blank may be, as str.isspace tells.
_BLANKS = np.array([9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 133, 160, 5760, *range(8192, 8203), 8232, 8233,
                    8239, 8287, 12288], dtype=np.uint32)  # fmt: skip


class Fact(IntFlag):
    """What is known of a word wherever it stands."""

    VERB = auto()
    ADVERB = auto()
    ADJECTIVE = auto()
    THING = auto()  # the dictionary knows it as a noun and as nothing else
    ADJECTIVE_ENDING = auto()
    INFINITIVE_ENDING = auto()
    FINITE = auto()
    PARTICIPLE_ENDING = auto()
    ALSO_VERB = auto()
    PLURAL = auto()
    INFLECTED = auto()
    BEFORE_NOUNS = auto()
    BEFORE_VERBS = auto()
    ARTICLE = auto()
    PREPOSITION = auto()
    AUXILIARY = auto()
    BETWEEN = auto()
    OF = auto()  # de, d', du, des
    BARE_OF = auto()  # de, d'
    PLAIN_OF = auto()  # de
    OF_THE = auto()  # du, des
    DEFINITE = auto()  # l', la, le, les
    BEFORE_PLACES = auto()
    PARTICLE = auto()
    LINK = auto()
    CAPITAL_ARTICLE = auto()  # Le, La, Du, Des, as in Bruno Le Maire
    FIRST_NAME = auto()
    WEAK = auto()
    OPENER = auto()
    NAME_ALONE = auto()  # a name that says something alone
    NOUN_ALONE = auto()
    KIND_OF_THING = auto()  # an adjective such as économique
    SHOUTED = auto()
    SHORT_NUMBER = auto()
    DIGITS = auto()


@dataclass(frozen=True)
class Text:
    """The words of some articles in the order of reading: arrays of one value a word.

    `article`, `paragraph`, `sentence`, `start`, `end` (int; articles by their numbers), `english`
    (bool), `apart` (bool: something else than a blank stands before it, or a sentence begins),
    `facts` (int, of `Fact`), `small` (int, into `smalls`), `stop`, `number` (bool), `capital` (int:
    the class of a word that the tokens take for a name, else -1), `key` and `verb_key` (int, into
    `keys`: what the forms of a word share, and of a verb).
    """

    article: np.ndarray
    paragraph: np.ndarray
    sentence: np.ndarray
    start: np.ndarray
    end: np.ndarray
    english: np.ndarray
    apart: np.ndarray
    facts: np.ndarray
    small: np.ndarray
    stop: np.ndarray
    number: np.ndarray
    capital: np.ndarray
    key: np.ndarray
    verb_key: np.ndarray
    smalls: np.ndarray
    keys: np.ndarray

    def are(self, fact: int) -> np.ndarray:
        """Say of each word whether any of the given facts is true of it."""
        return (self.facts & fact) != 0


_SAINT = re.compile(r"^st(e?)-")


def name_key(form: str, language: str) -> str:
    """Give what the forms of a name share: small letters, one form for a people, Etat for État.

    St-Nazaire shares Saint-Nazaire's.
    """
    from unicodedata import normalize

    small = _SAINT.sub(r"saint\1-", plain(form))
    small = lemma(small, language) if _PEOPLE.search(small) else small
    return normalize("NFD", small[0])[0] + small[1:]


def common_key(form: str, language: str) -> str:
    """Give what the forms of a noun or adjective share: the lemma, unless that is a verb's."""
    small = plain(form)
    if not is_verb(small, language):
        return plain(lemma(small, language))
    return small[:-1] if small.endswith("s") and len(small) > 3 else small


def text_words(articles: pd.DataFrame, tokens: pd.DataFrame) -> Text:
    """Put the words of articles (`tokens` as `tokenize` gives them, in their order) into arrays."""
    place = {article_id: number for number, article_id in enumerate(articles["article_id"])}
    ids, distinct_ids = pd.factorize(tokens["article_id"].to_numpy(dtype=object))
    article = np.array([place[each] for each in distinct_ids], dtype=np.int64)[ids]
    tongues, languages = pd.factorize(articles["language"].to_numpy(dtype=object))
    tongue = tongues[article]
    forms, distinct_forms = pd.factorize(tokens["token"].to_numpy(dtype=object))
    roots, distinct_roots = pd.factorize(tokens["lemma"].to_numpy(dtype=object))
    wide = max(len(distinct_roots), 1)
    case, cases = pd.factorize((forms * wide + roots) * max(len(languages), 1) + tongue)
    form, root = np.divmod(cases // max(len(languages), 1), wide)
    known = [
        _facts_of(*each)
        for each in zip(distinct_forms[form], distinct_roots[root], languages[cases % len(languages)])
    ] if len(cases) else []  # fmt: skip
    smalls, facts, numbers, capitals, keys, verb_keys = zip(*known) if known else ((),) * 6
    small, distinct_smalls = pd.factorize(np.array(smalls, dtype=object))
    key, distinct_keys = pd.factorize(np.array(keys + verb_keys, dtype=object))
    start, end, sentence = (
        tokens[name].to_numpy(dtype=np.int64) for name in ("start", "end", "sentence")
    )
    return Text(
        article,
        tokens["paragraph"].to_numpy(dtype=np.int64),
        sentence,
        start,
        end,
        (languages == "en")[tongue] if len(article) else np.zeros(0, dtype=bool),
        _apart(articles["text"].tolist(), article, sentence, start, end),
        np.array(facts, dtype=np.int64)[case],
        small[case],
        tokens["stop"].to_numpy(dtype=bool),
        np.array(numbers, dtype=bool)[case],
        np.array(capitals, dtype=np.int64)[case],
        key[: len(known)][case],
        key[len(known) :][case],
        distinct_smalls,
        distinct_keys,
    )


def _apart(texts, article, sentence, start, end):
    """Mark the words that something else than a blank parts from the word before."""
    apart = np.ones(len(start), dtype=bool)
    apart[1:] = (article[1:] != article[:-1]) | (sentence[1:] != sentence[:-1])
    gap = np.zeros(len(start), dtype=np.int64)
    gap[1:] = start[1:] - end[:-1]
    lengths = np.array([len(text) for text in texts], dtype=np.int64)
    letters = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    place = (np.cumsum(lengths) - lengths)[article] + start
    one = np.flatnonzero(~apart & (gap == 1))
    apart[one] = ~np.isin(letters[place[one] - 1], _BLANKS)
    for more in np.flatnonzero(~apart & (gap > 1)).tolist():
        text = texts[article[more]]
        apart[more] = bool(text[end[more - 1] : start[more]].strip())
    return apart


@lru_cache(maxsize=400_000)
def _facts_of(form, root, language):
    """Give what is known of a form: small letters, facts, number or not, class of a name, keys."""
    small = plain(form)
    number = form[0].isdigit() or bool(_ORDINAL.fullmatch(form))
    facts = _facts_of_small(small, language)
    key = name_key(form, language) if root[:1].isupper() else common_key(form, language)
    verb_key = key if root[:1].isupper() else plain(root)
    capital = -1
    if root[:1].isupper():
        capital = NAME
        # An infinitive with a capital is the verb it is (Regarder la suite).
        if facts & Fact.VERB and lemma(small, language) == small:
            capital = VERB
        if facts & Fact.ADVERB:  # Décidément, Entre-temps
            capital = ADVERB
    return small, facts | _facts_of_form(form, small, key, language), number, capital, key, verb_key


def _facts_of_form(form, small, key, language):
    """Gather what the writing and the word lists say of a form."""
    tongue = "en" if language == "en" else "fr"
    weak = lists.sections("tokens/weak")[tongue]
    hollow = bool({key, small} & (weak | lists.words(f"keywords/alone_{tongue}")))
    people = tongue == "en" and _ENGLISH_PEOPLE.search(small)
    coded = bool(CODE.search(form))
    return _flags(
        (Fact.CAPITAL_ARTICLE, form in ("Le", "La", "Du", "Des")),
        (Fact.FIRST_NAME, form in lists.sections("tokens/names")["first_names"]),
        (Fact.WEAK, key in weak),
        (Fact.OPENER, key in lists.words(f"keywords/openers_{tongue}")),
        (Fact.NAME_ALONE, len(form) > 1 and not people and not hollow and not coded),
        (Fact.NOUN_ALONE, len(small) > 2 and not hollow),
        (Fact.SHOUTED, form.isupper() and len(form) < 7),
        (Fact.SHORT_NUMBER, len(form) < 3),
        (Fact.DIGITS, key.isdigit()),
    )


@lru_cache(maxsize=200_000)
def _facts_of_small(small, language):
    """Gather what dictionary and word lists say of a form in small letters."""
    tongue = "en" if language == "en" else "fr"
    listed = lists.sections(f"tokens/word_classes_{tongue}")
    flags = [
        (Fact.VERB, is_verb(small, language)),
        (Fact.ADVERB, is_adverb(small, language)),
        (Fact.ADJECTIVE, is_adjective(small, tongue)),
        (Fact.PLURAL, small.endswith("s")),
        (Fact.INFLECTED, small.endswith(("ed", "ing"))),
        (Fact.BEFORE_NOUNS, small in listed["before_nouns"]),
        (Fact.BEFORE_VERBS, small in listed["before_verbs"]),
        (Fact.OF, small in ("de", "d'", "du", "des")),
        (Fact.BARE_OF, small in ("de", "d'")),
        (Fact.PLAIN_OF, small == "de"),
        (Fact.OF_THE, small in ("du", "des")),
        (Fact.DEFINITE, small in ("l'", "la", "le", "les")),
        (Fact.BEFORE_PLACES, small in lists.words("keywords/before_places")),
        (Fact.PARTICLE, small in lists.sections("tokens/names")["particles"]),
        (Fact.LINK, small in lists.words("keywords/links")),
    ]
    if tongue == "fr":
        flags += [
            (Fact.THING, names_a_thing(small, language)),
            (Fact.ADJECTIVE_ENDING, ends_like_adjective(small)),
            (Fact.INFINITIVE_ENDING, _INFINITIVE.search(small)),
            (Fact.FINITE, small in listed["verbs"] or _FINITE.search(small)),
            (Fact.PARTICIPLE_ENDING, _PARTICIPLE.search(small)),
            (Fact.ALSO_VERB, small[-1] == "e" and is_common(small + "r", "fr")),
            (Fact.ARTICLE, small in listed["articles"]),
            (Fact.PREPOSITION, small in listed["prepositions"]),
            (Fact.AUXILIARY, small in listed["auxiliaries"]),
            (Fact.BETWEEN, small in listed["between"]),
            (Fact.KIND_OF_THING, _RELATION.search(small)),
        ]
    return _flags(*flags)


def _flags(*pairs):
    return sum(int(fact) for fact, true in pairs if true)
