"""The units that keywords are made of: single words, and whole names of several words."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from unicodedata import normalize

import numpy as np
import pandas as pd

from analysis.tokens import lists
from analysis.tokens.lemmas import is_common, lemma
from analysis.tokens.word_classes import (
    ADJECTIVE,
    ADVERB,
    NAME,
    NUMBER,
    VERB,
    is_adverb,
    is_verb,
    word_classes,
)
from corpus.text.folding import plain

# Names of peoples are counted with their adjective: les Ukrainiens, ukrainien.
_PEOPLE = re.compile(
    r"(?:[ié]ens|[ié]ennes|ains|aines|ands|andes|ols|oles|russes|belges|suisses|kurdes|arabes|turcs|turques|"
    r"grecs|grecques|slaves|serbes|croates|tchèques|juifs|juives)$"
)


Keys = tuple[str, ...]


@dataclass(frozen=True)
class Unit:
    """A word or a whole name: `keys` is what equal units have in common, a word each."""

    article: int
    paragraph: int
    sentence: int
    start: int
    end: int
    kind: str
    keys: Keys
    small: str
    text: str
    spans: tuple[tuple[int, int], ...]  # start and end of each word
    language: str
    apart: bool  # something else than a blank stands before it, or a sentence begins


Phrase = list[Unit]
Listed = tuple[list[Unit], dict[Keys, Keys]]  # an article's units, short name to whole name


def name_key(form: str, language: str) -> str:
    """Give what the forms of a name share: small letters, one form for a people, Etat for État."""
    small = plain(form)
    small = lemma(small, language) if _PEOPLE.search(small) else small
    return normalize("NFD", small[0])[0] + small[1:]


def common_key(form: str, language: str) -> str:
    """Give what the forms of a noun or adjective share: the lemma, unless that is a verb's."""
    small = plain(form)
    if not is_verb(small, language):
        return plain(lemma(small, language))
    return small[:-1] if small.endswith("s") and len(small) > 3 else small


@lru_cache(maxsize=200_000)
def _read(form, root, guess, language):
    """Give the kind, the key and the small form of a word; each distinct case is read once."""
    small = plain(form)
    # An infinitive with a capital is the verb it is (Regarder la suite).
    verb = guess == NAME and lemma(small, language) == small and is_verb(small, language)
    kind = VERB if verb else guess
    if guess == NAME and is_adverb(small, language):  # Décidément, Entre-temps
        kind = ADVERB
    if root[:1].isupper():
        return kind, name_key(form, language), small
    return kind, plain(root) if kind == VERB else common_key(form, language), small


def units(articles: pd.DataFrame, tokens: pd.DataFrame) -> list[Listed]:
    """List each article's units in the order of its text, one list an article.

    Words with a capital that stand side by side are one name (Xi Jinping, Hong Kong, Falcon 9). A
    short name counts as the whole one that the article, or else the corpus, has for it (Poutine:
    Vladimir Poutine), unless it is mostly used like a place (en France, la Chine).
    """
    listed = _as_units(articles, tokens)
    persons = _persons(listed)
    known = Counter(unit.keys for each in listed for unit in each if unit.kind == NAME)
    listed = _without_peoples([_without_titles(each, known, persons) for each in listed])
    everywhere = _whole_names([unit for each in listed for unit in each], persons)
    return [(each, {**everywhere, **_whole_names(each, persons)}) for each in listed]


def _as_units(articles, tokens):
    texts = articles["text"].tolist()
    languages = articles["language"].tolist()
    place = {article_id: number for number, article_id in enumerate(articles["article_id"])}
    number = tokens["article_id"].map(place).to_numpy(dtype=int)
    classes = word_classes(tokens.assign(language=np.array(languages, dtype=object)[number]))
    listed = [[] for _ in texts]
    names = ("token", "lemma", "paragraph", "sentence", "start", "end")
    columns = [tokens[name].to_numpy(dtype=object) for name in names]
    before = None
    for article, guess, form, root, paragraph, sentence, start, end in zip(
        number.tolist(), classes, *columns, strict=True
    ):
        text, language = texts[article], languages[article]
        same = before is not None and before.article == article and before.sentence == sentence
        apart = not same or bool(text[before.end : start].strip())
        kind, key, small = _read(form, root, str(guess), language)
        if kind == NAME and not apart:
            before = _with_particles(listed[article], text)
        if (
            not apart
            and before.kind == NAME
            and (kind == NAME or (kind == NUMBER and len(form) < 3))
        ):
            listed[article].pop()
            unit = _longer_name(before, key, (start, end), text)
        else:
            unit = Unit(article, paragraph, sentence, start, end, kind, (key,), small,
                        form, ((start, end),), language, apart)  # fmt: skip
        listed[article].append(unit)
        before = unit
    return listed


def _with_particles(listed, text):
    """Join the particles that end the list to the name before them (Ursula von der, Leyen)."""
    particles = lists.sections("tokens/names")["particles"]
    size = next((n for n, unit in enumerate(reversed(listed)) if unit.small not in particles), 0)
    if not size:
        size = _french_particles(listed)
    if not 0 < size < len(listed) or listed[-1 - size].kind != NAME:
        return listed[-1]
    if any(unit.apart for unit in listed[-size:]):
        return listed[-1]
    tail = [listed.pop() for _ in range(size)][::-1]
    name = listed.pop()
    for unit in tail:
        name = _longer_name(name, unit.keys[0], (unit.start, unit.end), text)
    listed.append(name)
    return name


def _french_particles(listed):
    """Count the small words between a first name and a family name (Charles de Gaulle)."""
    small = [unit.small for unit in listed[-2:]]
    if listed and listed[-1].text in ("Le", "La", "Du", "Des"):  # Bruno Le Maire
        return int(len(listed) > 1 and listed[-2].kind == NAME)
    size = 2 if small == ["de", "la"] else int(bool(listed) and small[-1] in ("de", "d'", "du"))
    if not 0 < size < len(listed):
        return 0
    first = listed[-1 - size]
    known = len(first.keys) == 1 and first.text in lists.sections("tokens/names")["first_names"]
    known |= (
        len(first.keys) > 1 and first.keys[-1] in lists.sections("tokens/names")["particles"]
    )  # Van de Velde
    return size if known and first.kind == NAME else 0


def _longer_name(name, key, span, text):
    return Unit(
        name.article, name.paragraph, name.sentence, name.start, span[1], NAME, (*name.keys, key),
        name.small, text[name.start : span[1]], (*name.spans, span), name.language, name.apart,
    )  # fmt: skip


def _without_peoples(listed):
    """Take a name that is written small more often, as an adjective, for one (Russe, les Chinois)."""
    kinds = Counter((unit.keys, unit.kind) for each in listed for unit in each)

    def adjective(unit):
        return unit.kind == NAME and kinds[unit.keys, ADJECTIVE] >= kinds[unit.keys, NAME]

    return [
        [replace(unit, kind=ADJECTIVE) if adjective(unit) else unit for unit in each]
        for each in listed
    ]


def written_names(listed: list[Listed]) -> dict[Keys, str]:
    """Give the form that the articles use most for each whole name; equal ones by name."""
    forms: dict[Keys, Counter[str]] = {}
    for each, _ in listed:
        for unit in each:
            if unit.kind == NAME and len(unit.keys) > 1:
                forms.setdefault(unit.keys, Counter())[unit.text] += 1
    return {keys: min(used, key=lambda form: (-used[form], form)) for keys, used in forms.items()}


def _persons(listed):
    """Find the single names that are mostly not used like a place (en France, la Chine)."""
    placing = lists.words("keywords/before_places")
    placed, single = Counter(), Counter()
    for each in listed:
        for before, unit in zip([None, *each], each, strict=False):
            if unit.kind == NAME and len(unit.keys) == 1:
                single[unit.keys] += 1
                placed[unit.keys] += bool(before and not unit.apart and before.small in placing)
    return {keys for keys in single if placed[keys] <= 0.3 * single[keys]}


def _without_titles(listed, known, persons):
    """Part a name from a common word that only stands before it with a capital.

    "Russe Vladimir Poutine" where the corpus has "Vladimir Poutine" more often, and
    "secrétaire d'État Antony Blinken", where "État" belongs to what stands before.
    """
    parts = []
    for before, unit in zip([None, *listed], listed, strict=False):
        rest = unit.keys[1:]
        common = is_common(unit.small, unit.language)
        if unit.kind != NAME or not rest or not (common or len(rest) > 1):
            parts.append(unit)
            continue
        if _is_label(unit):
            parts.extend(_cut(unit, NAME))
            continue
        people = known[rest] > known[unit.keys] and (len(rest) > 1 or rest in persons)
        behind = (
            before
            and not unit.apart
            and before.small in ("d'", "de", "du", "des", "l'", "la", "les")
        )
        behind = behind and common and len(rest) > 1 and not is_common(rest[0], unit.language)
        parts.extend(_cut(unit, ADJECTIVE if people else NAME) if people or behind else [unit])
    return parts


def _is_label(unit):
    """Say whether an acronym only stands before a person's name (députée LREM Aurore Bergé)."""
    words = unit.text.split()
    shout = len(words) > 2 and len(words[0]) > 1 and words[0].isupper()
    return shout and words[1] in lists.sections("tokens/names")["first_names"]


def _cut(unit, kind):
    cut = unit.spans[1][0]
    first, rest = unit.text[: cut - unit.start].rstrip(), unit.text[cut - unit.start :]
    shared = (unit.article, unit.paragraph, unit.sentence)
    return [
        Unit(*shared, *unit.spans[0], kind, unit.keys[:1], plain(first), first, unit.spans[:1],
             unit.language, unit.apart),
        Unit(*shared, cut, unit.end, NAME, unit.keys[1:], plain(rest.split()[0]), rest,
             unit.spans[1:], unit.language, True),
    ]  # fmt: skip


def _whole_names(listed, persons):
    """Map each short name to the whole name used most, the earliest of equals."""
    names = Counter(unit.keys for unit in listed if unit.kind == NAME)
    counts = Counter({keys: count for keys, count in names.items() if len(keys) > 1})
    whole = {}
    for keys, count in counts.most_common():
        if keys[-1:] in persons and not keys[-1].isdigit():
            whole.setdefault(keys[-1:], keys)
        # Xi Jinping is called Xi; but Samsung is no short form of Samsung Electronics.
        if keys[:1] in persons and (len(keys[0]) <= 4 or count >= names[keys[:1]]):
            whole.setdefault(keys[:1], keys)
    return whole
