"""Lines that say who wrote or where from: credits, bylines, datelines."""

import re
from collections.abc import Sequence

from corpus.cleaning.pictures import is_picture_credit
from corpus.text import folding
from corpus.text.agencies import AGENCIES
from corpus.text.names import SENTENCE_END, is_name

_JOB = re.compile(
    r"\b(?:correspondante?s?|envoyee?s? speciale?s?|envoyes speciaux|journalistes?|redact(?:eur|rice)s?|"
    r"grands? reporters?|chefs? (?:de|du) (?:service|rubrique)|editorialiste|chroniqueu(?:r|se)|"
    r"(?:special|foreign|staff|senior|chief|diplomatic) (?:correspondent|writer|editor|reporter)|"
    r"correspondent|reporter)\b"
)
_JOB_ONLY = re.compile(
    rf"(?:notre |nos )?{_JOB.pattern}(?: (?:a|au|aux|en|de|du|pour|in|at|for) (?:\S+ ?){{1,4}})?"
)
_WORK = re.compile(
    r"(?:(?:propos|entretien|texte|reportage|temoignages?|interview)\w* (?:recueillis?|realisee?s?|"
    r"traduit)(?: \w+)? par|traduit (?:de|du|par)|traduction|edite par|edited by|reporting by|"
    r"written by|ecrit par|redige par|(?:de )?(?:notre|nos) (?:correspondant|envoye)\w*|(?:from )?our "
    r"(?:correspondent|foreign staff)|additional reporting|avec (?:notre|nos) (?:correspondant|"
    r"envoye)\w*)\b"
)
_CONTRIBUTED = re.compile(
    r"(?:\S+ ){1,14}(?:a|ont|has|have)? ?(?:contribue\w*|contributed|participe|collabore) (?:a|to) "
    r"(?:cet article|ce reportage|cette depeche|ce texte|cette histoire|cette enquete|this (?:article|"
    r"report|story))(?: (?:depuis|de|from|a) .{1,40})?"
)
_REPORTED_FROM = re.compile(
    r"(?:\S+ ){1,4}(?:a (?:rapporte|signale|reporte)|reported) (?:de|depuis|from|a) .{2,40}"
)
_ORIGINAL = re.compile(
    r"(?:cet|ce|this) (?:article|texte|contenu|story|post|billet|reportage) (?:a ete|est|was|is|has been|"
    r"originally|first|d abord|initialement)(?: \S+){0,4} (?:publie|paru|traduit|produit|published|"
    r"appeared|translated|republie|republished|genere|redige|ecrit)\b.{0,160}|"
    r"(?:lire|voir|read) l ?(?:article )?original.{0,60}|(?:article|texte) original.{0,60}"
)
_SOURCE = re.compile(r"(?:Sources?|Via) ?: ?\S")
_INITIALS = re.compile(r"(?:[A-ZÉ]\. ?-?){2,4}|[A-Z]\.[A-Z][a-z]{1,3}\.?")
_STANDING_DATELINE = re.compile(
    r"[A-ZÀ-Ý][^()\n]{1,60}\([^()]{2,40}\)(?: \([^()]{2,30}\))? ?[-–—:]?"
)
_OWN_NAME = re.compile(
    r"(?:[Dd]e|[Ff]rom|[Pp]ar|[Bb]y|[Ss]ource ?:?) ((?:[A-ZÀ-Ý0-9][\w.&'-]* ?){1,5})\.?"
)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,5}")
_WITH = re.compile(r" (?:avec|with) (?:l'|la |les |the )?")


def credit(line: str, words: str, *, at_edge: bool, at_end: bool) -> str:
    """Give the rule by which a line is a credit, "" when it is none."""
    if words.count(" ") >= 30:
        return ""
    if is_picture_credit(line):
        return "photo credit"
    if _is_credit(line, words, at_edge=at_edge, at_end=at_end):
        return "credit"
    if at_edge and (_is_byline(line, words) or at_end and _is_signature(line, words)):
        return "byline"
    if at_edge and len(line) < 80 and _STANDING_DATELINE.fullmatch(line):
        return "dateline" if any(words.endswith(" " + name) for name in AGENCIES) else ""
    return ""


def mark_names(
    lines: Sequence[str], words: Sequence[str], rules: list[str], first: int, last: int
) -> None:
    """Mark names that stand alone: signatures, and datelines such as `Hong Kong`, `CNN`."""
    for number in range(1, len(lines)):
        # A name alone above `Correspondant à Pékin`, or right after the last sentence, signs.
        if rules[number] or first <= number <= last or " " not in words[number]:
            continue
        followed = number + 1 < len(lines) and _JOB.match(words[number + 1]) and rules[number + 1]
        if (followed or number == last + 1) and is_name(lines[number], most=4):
            rules[number] = "byline"
    for number in range(1, min(first + 6, len(lines))):
        if rules[number] == "credit" or not rules[number] and _ACRONYM.fullmatch(lines[number]):
            above = not rules[number - 1] and number > 1 and is_name(lines[number - 1], most=4)
            if above or number < first:
                rules[number] = "dateline"
            if above:
                rules[number - 1] = "dateline"


def _is_credit(line: str, words: str, *, at_edge: bool, at_end: bool) -> bool:
    """Tell who contributed, the agency named alone, the source."""
    length = words.count(" ") + 1
    if _CONTRIBUTED.fullmatch(words):
        return True
    if at_end and length <= 9 and _REPORTED_FROM.fullmatch(words):
        return True
    # Amid the prose a single name may be an intertitle.
    if (at_edge or length > 1 or line.startswith("(")) and _is_agency_line(words):
        return True
    is_source = _SOURCE.match(line) and length <= 8 and not SENTENCE_END.search(line)
    return at_edge and bool(is_source or _ORIGINAL.fullmatch(words))


def _is_agency_line(words: str) -> bool:
    bare = re.sub(
        r"^(?:avec|with|source|sources|par|by|from|de|selon)(?: l| la| les| the)? ", "", words
    )
    return all(name in AGENCIES for name in re.split(r" (?:et|and|avec|with) ", bare))


def _is_byline(line: str, words: str) -> bool:
    """Tell `Par Prénom Nom`, `Propos recueillis par …`, a name and its job, `X avec l'AFP`."""
    length = words.count(" ") + 1
    is_sentence = bool(SENTENCE_END.search(line))
    if is_sentence and length > 9:
        return False
    if re.match(r"(?:par|by) ", words):
        name = re.split(r"[,|•·(–—]| avec | with | à | in | - ", line.strip()[3:])[0]
        return length <= 14 and is_name(name, most=6)
    if _WORK.match(words):
        return length <= 22 and not SENTENCE_END.search(line[:-1])
    if length <= 14 and not is_sentence and _has_job(line, words):
        return True
    return length <= 12 and _is_with_agency(line.rstrip("."), length)


def _has_job(line: str, words: str) -> bool:
    """Tell `Correspondante à Pékin` and `Prénom Nom (Pékin, correspondant)`."""
    job = _JOB.search(words)
    if not job or not line[0].isupper():
        return False
    name = re.split(r"[,(|–—]| - ", line)[0]
    return bool(_JOB_ONLY.fullmatch(words)) or job.start() > 0 and is_name(name, most=5)


def _is_with_agency(line: str, length: int) -> bool:
    names = _WITH.split(line)
    if len(names) != 2:
        return False
    of_agency = folding.words(names[1]) in AGENCIES
    if is_name(names[0], most=6):
        return of_agency or is_name(names[1], most=4)
    return of_agency and length <= 6


def _is_signature(line: str, words: str) -> bool:
    """Tell initials, and `De` or `From` and a name."""
    is_own_name = words.count(" ") <= 5 and _OWN_NAME.fullmatch(line)
    return bool(is_own_name or _INITIALS.fullmatch(line))
