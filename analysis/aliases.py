"""One entity under one name: surnames, transliterations, acronyms and exonyms united."""

import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from functools import lru_cache

import pandas as pd

from analysis.gazetteer import fold, is_first_name, known_names, word_list

_ARTICLES = ("le ", "la ", "les ", "l' ", "the ")
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


def unite(mentions, *, language="fr"):
    """Give every mention the one name of the entity that it names.

    Countries, cities and well-known organisations get their usual name in `language` (Beijing and
    Pékin, UE and Union européenne). An acronym in brackets behind a long form is that form. People
    are united when their surnames and first names sound the same across transliterations
    (Zelensky, Zelenskyy), and a surname alone is the one person of the corpus who bears it, or the
    one named in full three times as often as all others; otherwise it stays a name of its own. A
    Chinese, Korean or Vietnamese family name may stand first (Xi is Xi Jinping). The name shown is
    the form of several words that occurs most, then the longest, then the first by name.

    Returns: one row is a distinct mention, sorted by it: `mention`, `entity`, `type` (str).

    When not to trust it: two people of one name are one entity; relatives named by surname alone
    cannot be told apart; a place and a person of one name share the type that is the commoner.

    >>> table = pd.DataFrame({"article_id": "a", "mention": ["Vladimir Poutine", "Poutine"],
    ...                       "type": "PER", "start": [0, 30], "end": [16, 37]})
    >>> unite(table)["entity"].tolist()
    ['Vladimir Poutine', 'Vladimir Poutine']
    """
    counts = mentions.groupby(["mention", "type"]).size().sort_index()
    types, frequency = {}, Counter()
    for (mention, kind), count in sorted(counts.items(), key=lambda item: (item[1], item[0])):
        types[mention] = kind
        frequency[mention] += count
    entities = {}
    _unite_people(sorted(name for name in types if types[name] == "PER"), frequency, entities)
    others = sorted(name for name in types if types[name] != "PER")
    _unite_others(others, types, frequency, entities, known_names(language).names)
    _unite_acronyms(mentions, types, entities, known_names(language).names)
    rows = [(name, entities[name], types[name]) for name in sorted(types)]
    table = pd.DataFrame(rows, columns=["mention", "entity", "type"]).astype("str")
    return table


def people_by_surname(mentions, table):
    """Give, for each article and each surname that stands alone, the one bearer named in full there.

    Returns: one row is a surname in an article that names exactly one person so called in full:
    `article_id`, `mention`, `entity` (str). It decides where two people of the corpus share one.
    """
    people = table[table["type"] == "PER"]
    alone = {
        row.mention: _sound(row.mention) for row in people.itertuples() if row.mention == row.entity
    }
    wanted = defaultdict(list)
    for mention, sound in alone.items():
        wanted[sound].append(mention)
    bearers = defaultdict(set)
    for row in people.itertuples():
        for ending in _endings(row.mention):
            for mention in wanted.get(ending, ()):
                if mention not in {row.mention, row.entity}:
                    bearers[row.mention].add((mention, row.entity))
    found = defaultdict(set)
    for row in mentions[mentions["mention"].isin(list(bearers))].itertuples():
        for mention, entity in bearers[row.mention]:
            found[row.article_id, mention].add(entity)
    rows = [(*key, min(named)) for key, named in sorted(found.items()) if len(named) == 1]
    return pd.DataFrame(rows, columns=["article_id", "mention", "entity"]).astype("str")


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


def _unite_people(names, frequency, entities):
    """Group full names by sound, then give each surname to its bearer."""
    by_sound = defaultdict(list)
    for name in names:
        by_sound[_sound(name)].append(name)
    endings = {ending for name in names for ending in _endings(name)}
    full = [
        s for s in by_sound if len(_words(by_sound[s][0])) > 1 and not _is_cut(s, by_sound, endings)
    ]
    groups = _same_people(sorted(full))
    bearers = defaultdict(Counter)
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
            bearer = _bearer(bearers.get(sound), rest[0]) or _shown(rest, frequency)
            entities.update(dict.fromkeys(rest, bearer))


def _is_cut(sound, by_sound, endings):
    """A name of several words that ends another (Le Pen) is a surname unless it has a first name."""
    first = _words(by_sound[sound][0])[0].lower()
    return sound in endings and first not in word_list("first_names")


def _bearer(candidates, surname):
    """Give the person a surname alone stands for; None when nobody or too many bear it."""
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


def _bare(name):
    folded = fold(name)
    for article in _ARTICLES:
        if folded.startswith(article):
            return folded[len(article) :]
    return folded


def _unite_others(names, types, frequency, entities, known):
    """Unite places and organisations by their known name, else by their form without accents."""
    forms = defaultdict(list)
    for name in names:
        entry = known.get(fold(name))
        if entry is None or entry.type != types[name] or entry.weight < 3:
            forms[types[name], _bare(name)].append(name)
        else:
            entities[name] = entry.name
    for members in forms.values():
        mixed = [name for name in members if not name.isupper()] or members
        shown = min(mixed, key=lambda name: (-frequency[name], -len(name), name))
        entities.update(dict.fromkeys(members, shown))
    _unite_heads(names, types, frequency, entities)


def _unite_heads(names, types, frequency, entities):
    """An organisation's first word alone (la Commission) is the corpus's leading one so called."""
    heads = word_list("organisation_heads")
    longer = defaultdict(Counter)
    for name in names:
        first = fold(entities[name]).split(" ")[0]
        if types[name] == "ORG" and " " in entities[name]:
            longer[first][entities[name]] += frequency[name]
    for name in names:
        if types[name] == "ORG" and name.lower() in heads and not name.isupper():
            entities[name] = _bearer(longer.get(fold(name)), name) or entities[name]


def _unite_acronyms(mentions, types, entities, known):
    """Tie an acronym to the long form it stands behind in brackets, or that stands behind it."""
    ordered = mentions.sort_values(["article_id", "start"], kind="stable")
    rows = list(zip(ordered["article_id"], ordered["mention"], ordered["start"], ordered["end"]))
    for (article, name, _, end), (other_article, other, start, _) in zip(rows, rows[1:]):
        if article != other_article or start - end != 2:
            continue
        for short, long in ((other, name), (name, other)):
            if short == long or entities[short] != short or not _initials(short, long):
                continue
            if fold(short) in known and known[fold(short)].type == "ORG":
                entities[long] = short
            else:
                entities[short], types[short] = entities[long], types[long]


def _initials(short, long):
    """Say whether the acronym's letters are the first letters of the long form's words, in order."""
    letters = fold(short).replace(".", "")
    if not 1 < len(letters) < 8 or not letters.isalpha() or len(long) < 2 * len(short):
        return False
    firsts = [word[0] for word in fold(long).split(" ")]
    place = 0
    for letter in letters:
        if letter not in firsts[place:]:
            return False
        place = firsts.index(letter, place) + 1
    return len(firsts) > 1
