"""Which full names are one person's: transliterations, slips of a letter, first names that agree."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from analysis.entities.gazetteer import first_names, fold, is_first_name
from analysis.entities.uniting.sounds import (
    first_name_sound,
    has_initial,
    initial_sound,
    name_words,
    sound,
    surname_sounds,
)
from analysis.tokens.lemmas import is_common

Calls = list[
    tuple[str, str, bool]
]  # a full name, a short one of it, whether that is the first name


@dataclass(frozen=True)
class Spelled:
    """The names of people by how they sound."""

    by_sound: dict[str, list[str]]
    surnames: dict[str, list[str]]  # of each name, the sounds it may be cut to
    full: set[str]  # the sounds of names of several words that are no surname of several (Le Pen)


def spell(names: Sequence[str]) -> Spelled:
    """Say how the names of people sound."""
    by_sound = defaultdict(list)
    for name in names:
        by_sound[sound(name)].append(name)
    surnames = {name: surname_sounds(name) for name in names}
    endings = {each for sounds in surnames.values() for each in sounds}
    given = first_names()
    full = {
        each
        for each, alike in by_sound.items()
        if surnames[alike[0]] and (each not in endings or name_words(alike[0])[0].lower() in given)
    }
    return Spelled(by_sound, surnames, full)


def unite_people(people: Spelled, frequency: Counter[str]) -> dict[str, str]:
    """Give every name of a person the one that is shown: of those that sound alike, the commonest.

    Full names are united when they sound alike or their first names agree; a surname by itself is
    only united with its own spellings.
    """
    groups = _same_people(sorted(people.full))
    groups += [[each] for each in people.by_sound if each not in people.full]
    shown = {}
    for group in groups:
        members = [name for each in group for name in people.by_sound[each]]
        best = _form_to_show(members, frequency)
        shown.update(dict.fromkeys(members, best))
    return shown


def with_initials(people: Spelled) -> Calls:
    """Say which full names may be written with initials, as which of these names."""
    by_initial = defaultdict(list)
    whole = [name for each in sorted(people.full) for name in people.by_sound[each]]
    for name in whole:
        if has_initial(name):
            by_initial[initial_sound(name)].append(name)
    return [
        (name, short, False)
        for name in whole
        if not has_initial(name)
        for short in by_initial.get(initial_sound(name), ())
    ]


def short_names(people: Spelled) -> Calls:
    """Say which full names, those with initials among them, may be cut to which of these names."""
    whole = [name for each in sorted(people.full) for name in people.by_sound[each]]
    surnames = {each for name in whole for each in people.surnames[name]} - people.full
    cut = []
    for name in whole:
        calls = [(each, False) for each in people.surnames[name] if each in surnames]
        first = first_name_sound(name)
        if first is not None and first not in people.full:
            # What others bear as a surname (Macron) is a first name only when it is known as one.
            given = is_first_name(name_words(name)[0].lower()) or first not in surnames
            calls += [(first, True)] if given else []
        cut += [
            (name, short, given)
            for each, given in calls
            for short in people.by_sound.get(each, ())
            if _fits(short, name)
        ]
    return cut


def _fits(name: str, bearer: str) -> bool:
    """Say whether a surname fits; a word or a first name does only as written (Nicole, not Nicolle)."""
    ordinary = is_first_name(name.lower()) or is_common(name.lower(), "fr")
    return not ordinary or fold(name) in fold(bearer)


def _same_people(sounds: list[str]) -> list[list[str]]:
    """Group the full names that sound alike: same last word, and first words that agree."""
    by_last = defaultdict(list)
    for each in sounds:
        by_last[each.split(" ")[-1]].append(each)
    groups = []
    for last in sorted(by_last):
        open_groups: list[list[str]] = []
        for each in sorted(by_last[last], key=lambda each: (-len(each), each)):
            fits = [group for group in open_groups if _agree(group[0], each)]
            if len(fits) == 1:
                fits[0].append(each)
            else:
                open_groups.append([each])
        groups.extend(open_groups)
    return _near(groups)


def _agree(one: str, other: str) -> bool:
    """Say whether two full names with one surname may be one person's."""
    first, second = one.split(" ", maxsplit=1)[0], other.split(" ", maxsplit=1)[0]
    if first == second:
        return True
    return _alike(first, second, shortest=6, least=0.8)


def _near(groups: list[list[str]]) -> list[list[str]]:
    """Join groups with one first name whose surnames differ by one letter of eight or more."""
    by_first = defaultdict(list)
    for group in groups:
        by_first[group[0].split(" ")[0]].append(group)
    joined = []
    for first in sorted(by_first):
        kept: list[list[str]] = []
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


def _alike(one: str, other: str, *, shortest: int, least: float) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return min(len(one), len(other)) >= shortest and matcher.ratio() >= least


def _one_letter_apart(one: str, other: str) -> bool:
    """Say whether one letter put in, left out or changed makes the two words the same."""
    if abs(len(one) - len(other)) > 1:
        return False
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    longer = 1 if len(one) >= len(other) else 0
    shorter = 1 if len(other) >= len(one) else 0
    return one[same + longer :] == other[same + shorter :]


def _form_to_show(names: list[str], frequency: Counter[str]) -> str:
    """Choose the form to show: of several words, frequent, long; never all capitals if others are."""
    full = [
        name
        for name in names
        if len(name_words(name)) > 1 and len(name_words(name)[0].rstrip(".")) > 1
    ]
    candidates = full or names
    mixed = [name for name in candidates if not name.isupper()]
    best = min(mixed or candidates, key=lambda name: (-frequency[name], -len(name), name))
    return best.title() if best.isupper() and len(name_words(best)) > 1 else best
