"""One person under one name: surnames, first names, initials and transliterations united."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

import pandas as pd

from analysis.entities.gazetteer import first_names, fold, is_first_name, word_list
from analysis.tokens.lemmas import is_common

_DOMINANT = 3
_NUMERAL = re.compile("[IVX]+")
# How the same sound is spelled in French, English and German transliterations.
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("tch|tsch|sch|sh|ch", "s"), ("zh", "j"), ("gu(?=[ei])", "g"), ("ou", "u"), ("kh", "h"),
        ("dj", "j"), ("w", "v"), ("ph", "f"), ("ck|q|c(?=[aou])", "k"), ("[yj]", "i"), ("^i?e", "e"),
        (r"(.)\1+", r"\1"), ("i+", "i"), ("(?<=[a-z]{3}[iae]n)e$", ""), ("(?<=[a-z]{3})ef?f$", "ev"),
    )
]  # fmt: skip


def unite_people(names: Sequence[str], frequency: Counter[str], entities: dict[str, str]) -> None:
    """Group full names by sound, then give each surname to its bearer."""
    by_sound = defaultdict(list)
    for name in names:
        by_sound[_sound(name)].append(name)
    endings = {ending for name in names for ending in _endings(name)}
    full = [
        s for s in by_sound if len(_words(by_sound[s][0])) > 1 and not _is_cut(s, by_sound, endings)
    ]
    groups = _same_people(sorted(full))
    bearers: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for group in groups:
        members = [name for sound in group for name in by_sound[sound]]
        shown = _shown(members, frequency)
        total = sum(frequency[name] for name in members)
        for name in members:
            entities[name] = shown
        for ending in {ending for name in members for ending in _endings(name)}:
            bearers[ending][shown] += total
    for sound in by_sound:
        rest = [name for name in by_sound[sound] if name not in entities]
        if rest:
            shown = _shown(rest, frequency)
            bearer = leading_bearer(bearers.get(sound)) or shown
            entities.update((name, bearer if _fits(name, bearer) else shown) for name in rest)


def _fits(name, bearer):
    """A word of the language or a first name is a surname only as written (Nicole, not Nicolle)."""
    ordinary = is_first_name(name.lower()) or is_common(name.lower(), "fr")
    return not ordinary or fold(name) in fold(bearer)


def _is_cut(sound, by_sound, endings):
    """A name of several words that ends another (Le Pen) is a surname unless it has a first name."""
    first = _words(by_sound[sound][0])[0].lower()
    return sound in endings and first not in first_names()


def leading_bearer(candidates: Counter[str] | None) -> str | None:
    """Give what a short name stands for, of the counted candidates; None when nobody or too many bear it."""
    if not candidates:
        return None
    (name, count), *others = sorted(candidates.items(), key=lambda item: (-item[1], item[0]))
    rest = sum(number for _, number in others)
    return name if count >= _DOMINANT * rest else None


def _same_people(sounds):
    """Group the full names that sound alike: same last word, and first words that agree."""
    by_last = defaultdict(list)
    for sound in sounds:
        by_last[sound.split(" ")[-1]].append(sound)
    groups = []
    for last in sorted(by_last):
        open_groups = []
        for sound in sorted(by_last[last], key=lambda sound: (-len(sound), sound)):
            fits = [group for group in open_groups if _agree(group[0], sound)]
            if len(fits) == 1:
                fits[0].append(sound)
            else:
                open_groups.append([sound])
        groups.extend(open_groups)
    return _near(groups)


def _agree(one, other):
    """Say whether two full names with one surname may be one person's."""
    first, second = one.split(" ")[0], other.split(" ")[0]
    if first == second:
        return True
    if len(second.rstrip(".")) == 1 or len(first.rstrip(".")) == 1:
        return first[0] == second[0]
    return _alike(first, second, shortest=6, least=0.8)


def _near(groups):
    """Join groups with one first name whose surnames differ by one letter of eight or more."""
    by_first = defaultdict(list)
    for group in groups:
        by_first[group[0].split(" ")[0]].append(group)
    joined = []
    for first in sorted(by_first):
        kept = []
        for group in by_first[first]:
            last = group[0].split(" ")[-1]
            twins = [
                other for other in kept
                if min(len(last), len(other[0].split(" ")[-1])) >= 8
                and _one_letter_apart(last, other[0].split(" ")[-1])
            ]  # fmt: skip
            (twins[0].extend if twins else kept.append)(group)
        joined.extend(kept)
    return joined


def _alike(one, other, *, shortest, least):
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return min(len(one), len(other)) >= shortest and matcher.ratio() >= least


def _one_letter_apart(one, other):
    """Say whether one letter put in, left out or changed makes the two words the same."""
    if abs(len(one) - len(other)) > 1:
        return False
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    longer = 1 if len(one) >= len(other) else 0
    shorter = 1 if len(other) >= len(one) else 0
    return one[same + longer :] == other[same + shorter :]


def _shown(names, frequency):
    """Choose the form to show: of several words, frequent, long; never all capitals if others are."""
    full = [
        name for name in names if len(_words(name)) > 1 and len(_words(name)[0].rstrip(".")) > 1
    ]
    candidates = full or names
    mixed = [name for name in candidates if not name.isupper()]
    best = min(mixed or candidates, key=lambda name: (-frequency[name], -len(name), name))
    return best.title() if best.isupper() and len(_words(best)) > 1 else best


def people_by_short_name(mentions: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """Give, for each article and each short name, the one person named so in full there.

    A short name is a surname that `unite` left alone, or a first name, unless an age follows it
    somewhere in the article (Yves, 70 ans, is somebody else than Yves Morel): `mentions` says so in
    its column `aged`; without the column nobody is known by a first name.

    Returns: one row is a short name in an article that names exactly one person so called in full:
    `article_id`, `mention`, `entity` (str). It decides where two people of the corpus share one.
    """
    people = table[table["type"] == "PER"]
    entity_of = dict(zip(people["mention"], people["entity"], strict=True))
    wanted = defaultdict(list)
    for name, entity in entity_of.items():
        if name == entity and not _is_full(name):
            wanted[_sound(name)].append(name)
    bearers = defaultdict(set)
    for name, entity in entity_of.items():
        for ending in [*_endings(name), *_beginnings(name)]:
            for short in wanted.get(ending, ()):
                if short not in {name, entity}:
                    bearers[name].add((short, entity))
    apart = _strangers(mentions)
    found = defaultdict(set)
    full = mentions[mentions["mention"].isin(list(bearers))]
    for article, name in zip(full["article_id"], full["mention"], strict=True):
        for short, entity in bearers[name]:
            if (article, short) not in apart:
                found[article, short].add(entity)
    rows = [(*key, min(named)) for key, named in sorted(found.items()) if len(named) == 1]
    return pd.DataFrame(rows, columns=["article_id", "mention", "entity"]).astype("str")


def _is_full(name):
    words = _words(name)
    return len(words) > 1 and is_first_name(words[0].lower())


def _beginnings(name):
    """Give the sound of the first name of a person named in full."""
    words = _words(name)
    given = len(words) > 1 and words[0][0].isupper() and len(words[0].rstrip(".")) > 2
    return [_sound(words[0])] if given else []


def _strangers(mentions):
    """Collect the names that an age follows, by article; every name when nobody looked for ages."""
    aged = mentions[mentions["aged"]] if "aged" in mentions else mentions
    return set(zip(aged["article_id"], aged["mention"], strict=True))


def _sound(name):
    """Give a spelling in which the transliterations of one name are the same."""
    return " ".join(_sound_of_word(word) for word in fold(name).split(" "))


@lru_cache(maxsize=100_000)
def _sound_of_word(word):
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def _words(name):
    return re.split(r"[ \u00a0]+", name.strip())


def _endings(name):
    """Give the sounds by which a person's full name may be cut short."""
    words = _words(name)
    if _NUMERAL.fullmatch(words[-1]):
        return [_sound(" ".join(words[:-1]))] if len(words) > 1 else []
    endings = [_sound(" ".join(words[place:])) for place in range(1, len(words))]
    if words[-1][:3].lower() in ("al-", "el-") and len(words) > 1:
        endings.append(_sound(words[-1][3:]))
    inner = [word for word in words[1:-1] if word[0].isupper() and len(word) > 2]
    endings += [_sound(word) for word in inner if not is_first_name(word.lower())]
    if len(words) > 1 and words[0].lower() in word_list("family_first"):
        endings.append(_sound(words[0]))
    return endings
