"""Who bears which function in an article and in the corpus, and whom a function stands for."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from analysis.designations.heads import Role, country_by_capital, heads, stem
from analysis.designations.line import Line, gender_of_courtesy, is_courtesy, next_words
from analysis.designations.phrases import Phrase
from analysis.designations.ties import Tie
from analysis.entities.gazetteer import fold

_CLASSES = frozenset(["leader", "government", "diplomacy"])
_DOMINANT = 0.8


class Judgement(NamedTuple):
    """Whom an expression names, whether that is certain, and why: a code with what it is about.

    `said` is the wording that tells ("" for none), `number` the entities or articles it is said of
    (0 for none); the codes stand at `analysis.designations.expressions.designations`.
    """

    entity: str
    certain: bool
    reason: str
    said: str = ""
    number: int = 0


class Bearers(NamedTuple):
    """Who bears each function, in each article and in all articles of the language."""

    in_article: dict  # (article, role): Counter of entities
    by_class: dict  # (article, name of the role): Counter of entities
    by_head: dict  # (article, stem of the noun): set of entities
    in_corpus: dict  # role: {entity: set of articles}
    kinds: dict  # (article, role): title or apposition
    class_in_corpus: dict  # name of the role: set of entities
    said: dict  # role: Counter of its wordings
    genders: dict  # entity: Counter of the genders of its functions, "f" and "m"


@dataclass(frozen=True)
class Named:
    """Which entities each article names, and where."""

    entities: dict = field(default_factory=lambda: defaultdict(set))
    places: dict = field(default_factory=lambda: defaultdict(list))

    def near(self, words: Line, place: int) -> set[str]:
        """Give the entities named in the sentence, the one before or the paragraph, so far."""
        article, sentence = words.articles[place], words.sentences[place]
        return {
            entity
            for entity, start, line, paragraph in self.places[article, words.paragraphs[place]]
            if start < words.starts[place]
        } | {
            entity
            for entity, start, line, paragraph in self.places[article, words.paragraphs[place] - 1]
            if line == sentence - 1
        }


def find_bearers(words: Line, ties: list[Tie]) -> Bearers:
    """Gather what the ties say: who bears which function; the ties of another gender go."""
    found = Bearers(
        defaultdict(Counter), defaultdict(Counter), defaultdict(set), defaultdict(dict), {},
        defaultdict(set), defaultdict(Counter), defaultdict(Counter),
    )  # fmt: skip
    for tie in ties:
        found.genders[words.mentions[tie.row][1]][_gender(words, tie.phrase)] += 1
    for row, first in _courtesies(words):
        found.genders[words.mentions[row][1]][gender_of_courtesy(words, first)] += 1
    ties[:] = [
        tie for tie in ties
        if tie.kind == "title" or _agrees(found, words.mentions[tie.row][1], words, tie.phrase)
    ]  # fmt: skip
    for tie in ties:
        article, entity = words.mentions[tie.row][:2]
        role = tie.phrase.role
        found.by_head[article, stem(tie.phrase.head)].add(entity)
        found.by_class[article, role.name][entity] += 1
        if tie.phrase.determiner == "possessive" and tie.phrase.head not in heads("relations"):
            continue
        found.in_article[article, role][entity] += 1
        found.in_corpus[role].setdefault(entity, set()).add(article)
        found.kinds.setdefault((article, role), tie.kind)
        found.class_in_corpus[role.name].add(entity)
        found.said[role][_wording(words, tie.phrase)] += 1
    return found


def stand_for(words: Line, phrase: Phrase, bearers: Bearers, named: Named) -> Judgement | None:
    """Say whom a phrase without a name stands for, whether that is certain, and why.

    `named` gives the entities of an article, as (entity, type), and those named near a place.
    Nobody: None.
    """
    article = words.articles[phrase.first]
    if phrase.type == "LOC":
        return _capital(article, phrase, named)
    if phrase.plain:
        return _just_named(words, article, phrase, bearers, named)
    said = bearers.said.get(phrase.role)
    said = _likeliest(said) if said else ""
    here = _agreeing(words, phrase, bearers, bearers.in_article.get((article, phrase.role), {}))
    if here:
        entity, certain = _likeliest(here), len(here) == 1
        certain = certain and phrase.head not in heads("relations")
        if phrase.role.name in _CLASSES and phrase.role.country in ("",):
            certain = certain and len(bearers.by_class[article, phrase.role.name]) == 1
        if len(here) == 1:
            reason = f"{bearers.kinds[article, phrase.role]} here"
            return Judgement(entity, certain, reason, said, 1)
        return Judgement(entity, False, "several here", said, len(here))
    if phrase.head in heads("relations"):
        return None
    return _in_corpus(words, phrase, bearers, named, said)


def _in_corpus(words, phrase, bearers, named, said):
    """Judge by the other articles: who bears the function there, and who of them is named here."""
    article, role = words.articles[phrase.first], phrase.role
    anchored = bool(role.country) or any(word.startswith("=") for word in role.others)
    everywhere = _agreeing(words, phrase, bearers, bearers.in_corpus.get(role, {}))
    counts = {entity: len(articles) for entity, articles in everywhere.items()}
    present = {entity: counts[entity] for entity in counts if entity in named.entities[article]}
    if present or (counts and (anchored or role.name in _CLASSES)):
        entity = _likeliest(present or counts)
        known = counts[entity] > 1 or (anchored and entity in present)
        unique = role.name in _CLASSES or (anchored and phrase.head in heads("unique"))
        rivals = bearers.class_in_corpus[role.name] if role.name in _CLASSES else ()
        here = named.entities[article]
        sure = unique and known and _without_rival(role, entity, counts, {*rivals} & here, here)
        return Judgement(entity, sure, "elsewhere", said, counts[entity])
    same = _agreeing(words, phrase, bearers, _of_that_class(article, phrase, bearers))
    if len(same) == 1:
        return Judgement(_likeliest(same), False, "alone here")
    return None


def _of_that_class(article, phrase, bearers):
    """Give who bears the office in the article, of whatever country where the phrase says none.

    The leader of a country that no president was named of may be its head of government.
    """
    role = phrase.role
    if role.name in _CLASSES and not role.country:
        return bearers.by_class.get((article, role.name), {})
    if role.name == "leader" and phrase.head not in ("president", "presidente"):
        return bearers.in_article.get((article, Role("government", role.country, ())), {})
    return {}


def _without_rival(role, entity, counts, rivals, here):
    """Say whether the bearer has no rival: none at all, or one far rarer that is not named here.

    A function without its country (le chef de l'État) may be anyone's of that class: only one of
    them (`rivals`) may be named in the article.
    """
    if role.name in _CLASSES and not role.country:
        return rivals == {entity}
    if len(counts) == 1:
        return True
    dominant = counts[entity] >= _DOMINANT * sum(counts.values())
    return dominant and [one for one in counts if one in here] == [entity]


def _just_named(words, article, phrase, bearers, named):
    """Give the one bearer of the noun that the sentence, the one before or the paragraph names."""
    if phrase.head not in heads("alone"):
        return None
    known = bearers.by_head.get((article, stem(phrase.head)), ())
    known = _agreeing(words, phrase, bearers, dict.fromkeys(known))
    near = named.near(words, phrase.first)
    found = sorted(entity for entity in known if entity in near)
    if len(found) != 1:
        return None
    return Judgement(found[0], False, "just named", _wording(words, phrase))


def _gender(words, phrase):
    """Give the gender that the article says, "" where it says none."""
    if not phrase.determiner or words.language == "en":
        return ""
    small = words.folded[phrase.first]
    return "f" if small in ("la", "sa") else "m" if small in ("le", "du", "au") else ""


def _agreeing(words, phrase, bearers, candidates):
    """Keep the candidates that no other function shows to be of another gender."""
    return {
        entity: value
        for entity, value in candidates.items()
        if _agrees(bearers, entity, words, phrase)
    }


def _agrees(bearers, entity, words, phrase):
    return fits_gender(bearers, entity, _gender(words, phrase))


def fits_gender(bearers: Bearers, entity: str, gender: str) -> bool:
    """Say whether the functions and titles of an entity do not speak for the other gender."""
    other = {"f": "m", "m": "f"}.get(gender)
    return not other or bearers.genders[entity][other] <= bearers.genders[entity][gender]


def _courtesies(words):
    """Give the mentions with a form of address before them, and where it stands."""
    for first, row in words.begins.items():
        if first and is_courtesy(words, first - 1) and next_words(words, first - 1):
            yield row, first - 1


def _capital(article, phrase, named):
    if phrase.role.others or not phrase.role.country:
        return None
    for entity in sorted(named.entities[article]):
        if country_by_capital().get(fold(entity)) == phrase.role.country:
            return Judgement(entity, True, "capital")
    return None


def _likeliest(counts):
    return min(counts, key=lambda entity: (-counts[entity], entity))


def _wording(words, phrase):
    start = phrase.first + bool(phrase.determiner)
    return " ".join(words.forms[start : phrase.after]).replace("' ", "'").replace("’ ", "’")
