"""Noun phrases that may stand for somebody: a function, and what it is of."""

from typing import NamedTuple

from analysis.designations.heads import (
    Role,
    country_by_adjective,
    country_by_name,
    country_by_seat,
    head_types,
    heads,
    role,
    second_heads,
    stem,
)
from analysis.designations.line import Line, next_words
from analysis.entities.gazetteer import fold, grammar
from analysis.tokens.stopwords import stop_words

_OF = frozenset(["de", "du", "des", "d'"])
_AT = frozenset(["à", "au", "aux"])
_BEFORE_NAMES = _OF | _AT | {"en"}
_DEFINITE = frozenset(["le", "la", "l'", "du", "au", "the"])
_NOT_AFTER_OF = frozenset(
    ["nouveau", "plus", "lui", "elle", "ce", "cette", "son", "sa", "leur", "un", "une"]
)
_LETTERS = {"US": "US", "U.S.": "US", "UK": "GB", "U.K.": "GB", "EU": "EU"}
_LONGEST = 7


class Phrase(NamedTuple):
    """A noun phrase: its words from `first` up to `after`, its function, how it is determined."""

    first: int
    after: int
    role: Role
    head: str
    determiner: str  # definite, possessive, indefinite or "" for none
    plain: bool  # nothing but the article and the noun
    type: str  # what it may name: PER, ORG or LOC


def find_phrases(words: Line) -> list[Phrase]:
    """Find every noun phrase whose noun is a function, a trade, kin or an organisation."""
    types = head_types(words.language)
    phrase_at = _english if words.language == "en" else _french
    found: list[Phrase] = []
    for place, form in enumerate(words.forms):
        noun = form.lower()
        if noun not in types:
            noun = noun.removeprefix("ex-").removeprefix("vice-")
        if noun in types and place not in words.begins and not _inside(words, place, found):
            found.append(phrase_at(words, place, fold(noun), types[noun]))
    return found


def _inside(words, place, found):
    """Say whether a noun is an adjective of the phrase before (secrétaire général), or its rank."""
    if not found or place >= found[-1].after or found[-1].first > place:
        return False
    before = words.folded[place - 1]
    return before not in _SMALL or words.folded[place - 2] == "aupres" or before == "aupres"


def _marks(small):
    """Give what a prefix says of a noun: it is another function."""
    return ["ancien"] if small.startswith("ex ") else ["vic"] if small.startswith("vice ") else []


def _french(words, place, head, kind):
    first, others, country = _before(words, place)
    others += _marks(words.folded[place])
    determiner = _determiner(words, first)
    if determiner:
        first -= 1
    after, found, code, anchors = _complements(words, place, head)
    said = role(head, others + found, code or country, anchors)
    plain = not (others or found or code or anchors)
    return Phrase(first, after, said, head, determiner, plain, kind)


def _before(words, place):
    """Walk left over the adjectives before a noun; give their stems and a country."""
    first, others, country = place, [], ""
    while first and next_words(words, first - 1) and first - 1 not in words.closes:
        small = words.folded[first - 1]
        if small in heads("same"):
            pass
        elif small in heads("other") or (small.startswith("vice ") and small[5:] in heads("other")):
            others.append("ancien" if small in ("ex", "former") else stem(small))
        elif words.language == "en" and small in country_by_adjective():
            country = country_by_adjective()[small]
        else:
            break
        first -= 1
    return first, others, country


def _determiner(words, first):
    if not first or not next_words(words, first - 1):
        return ""
    small = words.folded[first - 1]
    if small in _DEFINITE:
        return "definite"
    if small in heads("possessive"):
        return "possessive"
    return "indefinite" if small in heads("indefinite") else ""


def _complements(words, place, head):
    """Walk right over what a French noun is of: adjectives, `de` and a noun or a name."""
    at, code = place + 1, ""
    others: list[str] = []
    anchors: list[str] = []
    for _ in range(_LONGEST):
        if at >= len(words.forms) or not next_words(words, at - 1):
            break
        small = words.folded[at]
        after = _of_name(words, at, head, others) if small in _BEFORE_NAMES else None
        if at in words.begins:
            if not _before_person(words, at):
                break
            anchors.append(fold(words.mentions[words.begins[at]][1]))
            at = words.last[words.begins[at]] + 1
        elif small in country_by_adjective() and words.forms[at].islower():
            code = country_by_adjective()[small]
            at += 1
        elif after:
            name, at = after
            code, anchors = _add_anchor(words, name, code, anchors)
        elif _goes_on(words, at, head) and (step := _of_noun(words, at)):
            others.append(stem(words.folded[step - 1]))
            at = step
        elif _is_adjective(words, at) or (small in second_heads() and words.forms[at].islower()):
            others.append(stem(small))
            at += 1
        elif small == "par" and words.folded[at + 1 : at + 2] == ["interim"]:
            others.append("interim")
            at += 2
        else:
            break
    return at, [word for word in others if word != "meme"], code, anchors


def _before_person(words, at):
    """Say whether a name that follows the noun is an organisation's, before a person's."""
    row = words.begins[at]
    last = words.last[row]
    return (
        words.mentions[row][2] == "ORG"
        and next_words(words, last)
        and last + 1 in words.begins
        and words.mentions[words.begins[last + 1]][2] == "PER"
    )


def _goes_on(words, at, head):
    small = words.folded[at]
    portfolio = head in heads("portfolio")
    if small in _OF:
        return True
    if small in _AT or small in _CHARGED:
        return portfolio
    return small == "et" and portfolio and not _OF.isdisjoint(words.folded[at + 1 : at + 2])


def _of_name(words, at, head, others):
    """Give the mention behind `de` (or, for an ambassador, `en`, `à`) and the word after it."""
    if words.folded[at] not in _OF and head not in heads("posted") and "group" not in others:
        return None
    at += 1
    if (
        at < len(words.forms)
        and words.folded[at] in ("la", "l'", "le")
        and next_words(words, at - 1)
    ):
        at += 1
    if at not in words.begins or not next_words(words, at - 1):
        return None
    row = words.begins[at]
    return row, words.last[row] + 1


def _add_anchor(words, row, code, anchors):
    """Add what a function is of: a country by its code, another name as it is."""
    entity, mention = (fold(name) for name in words.mentions[row][1:4:2])
    known = country_by_name()
    country = known.get(entity) or known.get(mention)
    if words.mentions[row][2] != "PER" and country and not code:
        return country, anchors
    return code, [*anchors, entity]


def _of_noun(words, at):
    """Give the place after a noun that stands behind `de`, with or without an article."""
    while at < len(words.forms) and words.folded[at] in _SMALL:
        if not next_words(words, at):
            return 0
        at += 1
    if at >= len(words.forms) or at in words.begins:
        return 0
    small = words.folded[at]
    if not small[:1].isalpha() or small in stop_words("fr") or small in _NOT_AFTER_OF:
        return 0
    return at + 1


_CHARGED = frozenset(["charge", "chargee", "aupres"])
_SMALL = _OF | _AT | _CHARGED | {"la", "l'", "le", "les", "et"}


def _is_adjective(words, at):
    small, form = words.folded[at], words.forms[at].lower()
    if small in heads("adjectives"):
        return True
    if not words.forms[at].islower() or small in stop_words("fr") or len(small) < 5:
        return False
    if (
        form in grammar("no_adjectives")
        or words.lemmas[at].endswith(("er", "ir", "re"))
        and (words.lemmas[at] != form and not form.endswith(("re", "res", "ère", "ères")))
    ):
        return False
    ending = any(form.endswith(each) for each in grammar("adjective_endings") if len(each) > 1)
    return ending or form in grammar("adjectives")


def _english(words, place, head, kind):
    first, others, country = _before(words, place)
    others += _marks(words.folded[place])
    first, owned, anchors, determiner = _owner(words, first)
    country = owned or country
    if not determiner:
        determiner = _determiner(words, first)
        first -= bool(determiner)
    after, found, country, anchors = _of_english(words, place + 1, country, anchors)
    said = role(head, others + found, country, anchors)
    plain = not (others or found or country or anchors)
    return Phrase(first, after, said, head, determiner, plain, kind)


def _owner(words, first):
    """Give what stands before an English function: a country or a seat, with or without 's.

    Returns
    -------
    tuple[int, str, list[str], str]
        The new first word, the country's code, the names, and "definite" behind an 's.
    """
    at = first - 1
    if at < 0 or not next_words(words, at):
        return first, "", [], ""
    if words.forms[at] in _LETTERS and at not in words.closes:
        return at, _LETTERS[words.forms[at]], [], ""
    possessive = words.folded[at] == "'s"
    row = words.closes.get(at - possessive)
    if row is None:
        return first, "", [], ""
    country, anchors = _add_anchor(words, row, "", [])
    seat = fold(words.mentions[row][1]) in country_by_seat()
    if not possessive and not seat and (not country or words.mentions[row][2] != "LOC"):
        return first, "", [], ""
    begin = next(place for place in range(at, -1, -1) if words.begins.get(place) == row)
    return begin, country, anchors, "definite" if possessive else ""


def _of_english(words, at, country, anchors):
    """Walk right over `of` and a name or a noun."""
    others = []
    if at + 1 < len(words.forms) and words.folded[at] == "of" and next_words(words, at - 1):
        step = at + 1 + (words.folded[at + 1] == "the")
        if step < len(words.forms) and words.sentences[step] == words.sentences[at]:
            if step in words.begins:
                country, anchors = _add_anchor(words, words.begins[step], country, anchors)
                at = words.last[words.begins[step]] + 1
            elif words.folded[step][:1].isalpha() and words.folded[step] not in stop_words("en"):
                others.append(stem(words.folded[step]))
                at = step + 1
                if words.folded[at : at + 1] == ["affairs"]:
                    others.append("affair")
                    at += 1
    return at, others, country, anchors
