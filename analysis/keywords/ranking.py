"""Which noun phrases of an article are its keywords: scores brought together, fragments united."""

from collections import Counter

from analysis.keywords.candidates import candidates, is_bound, is_lexical, scores
from analysis.keywords.units import Keys, Unit, common_key
from analysis.tokens import lists
from analysis.tokens.word_classes import NAME

# How YAKE's scores are brought together (lower is better): a phrase said once proves little; what
# the title says is what the article is about.
_PHRASE_ONCE, _TITLE = 2.0, 0.3
# A phrase stands for its words when it makes at least this share of their occurrences.
WHOLE_SHARE = 0.5
_FEW = 1  # a noun said so rarely gives way to the set phrase that has it


def ranking(
    listed: list[Unit], whole: dict[Keys, Keys], names: dict[Keys, str], max_words: int, top: int
) -> list[tuple[Keys, str, float]]:
    """Rank one article's keywords: keys, keyword in the form used most, score."""
    found = candidates(listed, whole, max_words)
    scored = scores(listed, whole, found)
    judged = {
        keys: _weighed(scored[keys], found[keys]) for keys in found if scored.get(keys, 0) > 0
    }
    for keys in sorted(judged, key=lambda keys: (-len(keys), keys)):
        _take_over(keys, judged, found)
    _complete(judged, found, listed)
    best: list[tuple[Keys, str, float]] = []
    chosen: list[Keys] = []
    for keys in sorted(judged, key=lambda keys: (judged[keys], keys)):
        # Gilets with a capital and gilets without are one keyword here.
        flat = tuple(common_key(key, listed[0].language) for unit in keys for key in unit)
        if overlaps(flat, chosen):
            continue
        chosen.append(content(flat))
        best.append((flat, _surface(found[keys], keys, names), judged[keys]))
        if len(best) == top:
            break
    return best


def _weighed(score, occurrences):
    if len(occurrences[0]) > 1 and len(occurrences) == 1:
        score *= _PHRASE_ONCE
    return score * (_TITLE if any(each[0].paragraph == 0 for each in occurrences) else 1)


def _take_over(keys, judged, found):
    """Let a phrase take the place and score of its parts where it makes enough of their use."""
    if keys not in judged or len(keys) < 2 or len(found[keys]) < 2:
        return
    for part in parts(keys) & judged.keys():
        if len(found[keys]) >= WHOLE_SHARE * len(found[part]):
            judged[keys] = min(judged[keys], judged.pop(part))


def _complete(judged, found, listed):
    """Let the whole stand for a word that these texts use only, or mostly, as a part of it.

    A common word with a capital (Noire of mer Noire, Intérieur of ministère de l'Intérieur) is no
    name alone; a noun said once gives way to its set phrase (visite d'État, plan de paix).
    """
    for part in sorted(keys for keys in judged if len(keys) == 1):
        uses = [phrase[0] for phrase in found[part]]
        bound = uses[0].kind == NAME and is_bound(uses, listed)
        if not bound and (uses[0].kind == NAME or len(uses) > _FEW):
            continue
        wholes = [keys for keys in found if len(keys) > 1 and part[0] in keys]
        if not bound:
            wholes = [keys for keys in wholes if is_lexical(found[keys][0])]
        if wholes:
            best = min(wholes, key=lambda keys: _preference(keys, part, found))
            if bound or len(found[best]) == len(uses):
                judged[best] = min(judged.get(best, judged[part]), judged[part])
                del judged[part]
        elif bound:
            del judged[part]


def _preference(keys, part, found):
    """Sort the wholes of a part: the one used most, that it begins, the shortest, the first."""
    return (-len(found[keys]), keys[:1] != part, len(keys), found[keys][0][0].start, keys)


def parts(keys: tuple) -> set[tuple]:
    """Give every run of the keys but the whole."""
    return {keys[a:b] for a in range(len(keys)) for b in range(a + 1, len(keys) + 1)} - {keys}


def holds(long: tuple, short: tuple) -> bool:
    """Say whether one run of keys stands within another."""
    size = len(short)
    return any(long[at : at + size] == short for at in range(len(long) - size + 1))


def content(keys: Keys) -> Keys:
    """Leave the small words out: hausse des taxes and hausses de taxes are one keyword."""
    small = lists.words("keywords/links") | {"un"}  # the lemma of des
    return tuple(key for key in keys if key not in small) or keys


def overlaps(keys: Keys, chosen: list[Keys]) -> bool:
    """Say whether one of the chosen (as `content` gives them) is a part of this one, or it of one."""
    own = content(keys)
    return any(holds(own, other) or holds(other, own) for other in chosen)


def _surface(occurrences, keys, names):
    """Give the form used most, for a name the whole one; equal ones by name."""
    whole = Counter(_text(phrase) for phrase in occurrences if len(phrase[0].keys) == len(keys[0]))
    if len(keys) == 1 and not whole:
        return _plainly(names[keys[0]])
    small = Counter(_text(phrase) for phrase in occurrences if phrase[0].kind != NAME)
    forms = (small or whole) if len(keys) == 1 else Counter(map(_text, occurrences))
    return min(forms, key=lambda form: (-forms[form], form))


def _text(phrase):
    """Write a phrase as the text does, without the capital that only a sentence's begin gives."""
    words = [unit.text for unit in phrase]
    if phrase[0].kind != NAME and not words[0].isupper():
        words[0] = words[0].lower()
    text = words[0]
    for word in words[1:]:
        text += word if text.endswith(("'", "’")) else " " + word
    return _plainly(text)


def _plainly(text):
    return " ".join(text.replace("’", "'").split())
