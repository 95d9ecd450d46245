"""Which expressions the text itself ties to a name: titles before it, appositions beside it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.designations.line import Line, is_courtesy, next_words, same_sentence
from analysis.designations.phrases import Phrase
from analysis.entities.gazetteer import is_first_name, place_heads, word_list

_INITIALS = re.compile(r"[A-Z]{2}")
_ACCORDING = frozenset(
    ["selon", "pour", "apres", "d'apres", "avec", "chez", "devant", "contre", "comme", "outre"]
    + ["according", "for", "after", "with"]
)
_AND = frozenset(["et", "and", "ou", "or", "puis", "ni", "ainsi"])


_LAWYERS = frozenset(["avocat", "avocate", "batonnier", "notaire", "defenseur", "conseil"])
_ON_AND_ON = frozenset(["depuis", "sous", "since", "under"])


class Tie(NamedTuple):
    """An expression that the text itself ties to a mention."""

    row: int
    phrase: Phrase
    kind: str  # title or apposition


def find_ties(words: Line, phrases: Sequence[Phrase]) -> list[Tie]:
    """Tie the phrases that stand directly in front of a name or beside it, by a comma or bracket."""
    starts = {phrase.first for phrase in phrases}
    ties: list[Tie] = []
    for phrase in phrases:
        row, kind = _title(words, phrase), "title"
        if row is None:
            row, kind = _in_front(words, phrase), "apposition"
        if row is None:
            row = _behind(words, phrase, starts)
        if row is None:
            continue
        tie = Tie(row, phrase, kind)
        outer = ties[-1] if ties and phrase.first < ties[-1].phrase.after else None
        if outer is None or (kind == "title" and outer.row != row):
            ties.append(tie)
        elif kind == "title":  # l'avocat du maire Jean Untel: the maire is so called
            ties[-1] = tie
    return ties


def _title(words, phrase):
    """Give the mention that follows the phrase at once."""
    at = _past_courtesy(words, phrase.after)
    if phrase.determiner == "indefinite" or not next_words(words, phrase.after - 1):
        return None
    if not phrase.determiner and words.forms[phrase.after - 1] == "juge":  # the verb
        return None
    row = _mention(words, at, phrase)
    if row is None or _cut_short(words, row):
        return None
    return None if at == phrase.after and _of_that_name(words, phrase) else row


def _cut_short(words, row):
    """Say whether a person's name goes on behind the mention, or is rather that of a firm."""
    last = words.last[row]
    if words.mentions[row][2] != "PER":
        return False
    goes_on = next_words(words, last) and words.forms[last + 1][0].isupper()
    first, *others = words.mentions[row][3].replace("’", "'").split()
    firm = first.lower() in ("de", "du", "des") and _INITIALS.search(" ".join(others)) is not None
    return firm or (goes_on and words.forms[last + 1].isalpha())


def _of_that_name(words, phrase):
    """Say whether the name is rather that of the region or firm that the function is of."""
    last = words.folded[phrase.after - 1]
    names_something = last in word_list("organisation_heads") or last in place_heads()[1]
    first_name = is_first_name(words.forms[phrase.after].lower())
    return phrase.type == "PER" and names_something and not first_name


def _in_front(words, phrase):
    """Give the mention that follows behind a comma and is itself followed by one, or by the end."""
    last = phrase.after - 1
    last, gap = _past_bracket(words, last)
    if gap != "," or not same_sentence(words, last):
        return None
    opens = phrase.first == 0 or not same_sentence(words, phrase.first - 1)
    if phrase.determiner not in ("definite", "possessive") and not (
        opens and not phrase.determiner
    ):
        return None
    at = _past_courtesy(words, last + 1)
    if at > last + 1 and words.folded[last + 1] == "me" and phrase.head not in _LAWYERS:
        return None
    row = _mention(words, at, phrase)
    return row if row is not None and _is_closed(words, words.last[row]) else None


def _past_bracket(words, last):
    """Give the last word of a bracket behind a word, if any (RN), and what follows it."""
    if words.gaps[last].strip() != "(":
        return last, words.gaps[last].strip()
    for at in range(last + 1, min(last + 5, len(words.gaps))):
        if words.gaps[at].strip().startswith(")"):
            return at, words.gaps[at].strip()[1:].strip()
    return last, ""


def _behind(words, phrase, starts):
    """Give the mention that stands before the phrase, a comma or a bracket between them."""
    before, last = phrase.first - 1, phrase.after - 1
    if before < 0 or phrase.determiner in ("indefinite", "possessive"):
        return None
    opening = words.gaps[before].strip()
    if not same_sentence(words, before) or opening not in (",", "(", "–", "—", "),"):
        return None
    if words.folded[before] in ("ans", "years") and words.gaps[before - 2].strip() == ",":
        before -= 2
    if opening.startswith("),"):
        before = next((at for at in range(before - 1, max(before - 5, 0), -1)
                       if words.gaps[at].strip() == "("), before)  # fmt: skip
    row = words.closes.get(before)
    if row is None or words.mentions[row][2] != phrase.type or not _is_closed(words, last):
        return None
    if opening == "(":
        return row if words.gaps[last].strip().startswith(")") else None
    return None if _is_in_a_list(words, phrase, row, starts) else row


def _is_in_a_list(words, phrase, row, starts):
    """Say whether the phrase may be another one: in a list, or behind a remark (Selon X, ...)."""
    after = phrase.after
    if after < len(words.forms) and same_sentence(words, after - 1):
        if words.folded[after] in _AND:
            return True
        if phrase.determiner and (after in words.begins or after in starts):
            return True
    first = next(at for at in range(words.last[row], -1, -1) if words.begins.get(at) == row)
    for at in range(first - 1, max(first - 5, -1), -1):
        if not same_sentence(words, at):
            break
        if words.folded[at] in _ACCORDING and (at == 0 or not same_sentence(words, at - 1)):
            return True
    return False


def _mention(words, at, phrase):
    row = words.begins.get(at)
    return row if row is not None and words.mentions[row][2] == phrase.type else None


def _past_courtesy(words, at):
    if at + 1 < len(words.forms) and is_courtesy(words, at):
        return at + 1
    return at


def _is_closed(words, last):
    """Say whether a comma, a bracket or the end stands behind a word."""
    gap = words.gaps[last]
    if gap == "\n" or not same_sentence(words, last):
        return True
    if gap.strip()[:1] and gap.strip()[:1] in ',.;:)–—»”"!?…]':
        return True
    return words.folded[last + 1] in _ON_AND_ON
