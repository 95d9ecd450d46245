"""Which lines of a text are boilerplate, and by which rule.

A line is judged by what it is (a stock phrase, a credit, a code), by where it stands (before the
first or after the last sentence of prose) and by its neighbours (what follows `You may also
like`). When in doubt it stays: a missed line is seen, a lost sentence is not.
"""

import re
from collections.abc import Sequence

from corpus.cleaning import credits
from corpus.cleaning.appeals import APPEAL, APPEAL_GROUPS
from corpus.cleaning.consent import CONSENT_RULES
from corpus.cleaning.doubles import mark_doubles
from corpus.cleaning.phrases import NETWORKS, RULES
from corpus.text import folding

LONGEST = 500  # characters; beyond it a line is prose, but for appeals and notices
LONGEST_APPEAL = 1_200
# Groups of words (appeals.APPEAL_GROUPS, seven) that make an appeal.
POINTS_ANYWHERE, POINTS_AT_END, POINTS_BESIDE = 5, 4, 3

_NETWORK_LINE = re.compile(rf"{NETWORKS}(?: {NETWORKS})*")
_PROSE_END = re.compile(r"[.!?…][\"'”»’)\]]{0,3}$|[.!?…] [»\"”]$|:$")
_QUOTED = re.compile(r"[«“\"]")
_SAID = re.compile(
    r"\b(?:dit|dits|declare|affirme|explique|ajoute|lance|ecrit|demande|repondu?|previent|prevenu|"
    r"conclut|conclu|rappelle|insiste|martele|plaide|selon|said|says|told|asked|wrote|according to)\b"
)
_HOME = re.compile(r"(?:home|accueil|vous etes ici|you are here|page d accueil)\b")
_CRUMBS = re.compile(r" ?[»>›→/|] ?")
_CODES = (
    re.compile(r"[a-z]{2,8}(?:[-_][a-z]{2,8})+[-_]?\d{1,8}"),
    re.compile(r"[a-z]{2,4}(?:-[a-z]{2,4})*(?:/[a-z]{2,4}(?:-[a-z]{2,4})*)+/?"),
    re.compile(r"(?:https?://|www\.)\S+"),
    re.compile(r"\{\{[^{}]{0,60}\}\}|\[/?[a-z_]{3,20}(?: [^\[\]]{0,200})?\]|\[object Object\]"),
    re.compile(r"(?:window\.|googletag\.|document\.|var |function ?\()[^\n]{0,480}[;)}]"),
    re.compile(r"[.#]?[\w-]{1,40} ?\{[^{}]{0,300}\}"),
)
_ADDRESS = re.compile(r"https?://\S+")
_CUT_BRACKET = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,2} ?[)\]]\.?")
_ARROW = re.compile(r"(?:[►▶→☞👉]|»|>>?) ?(?:[A-ZÀ-Ý]{2,}|[Ll]ire|[Vv]oir|[EeÉé]couter)\b")
_SENTENCE = re.compile(r"^•|[.!…][»\"”')\]]{0,2}$|[.!…] [»\"”]$")
_HASHTAGS = re.compile(r"(?:#\w{2,40}[ ,]{0,2}){1,20}")
_WATCH = re.compile(r"[-–—] ?Regarder sur [\w .+]{2,40}$")
_LABEL = re.compile(
    r"(?:VID[ÉE]OS?|EN IMAGES|PODCASTS?|INFOGRAPHIES?|EN DIRECT|DIAPORAMA|REPLAY) ?[-–—:.] ?\S"
)
_ALSO = re.compile(
    r"(?:a )?(?:re)?(?:lire|voir|ecouter|regarder|decouvrir|consulter|read|see|watch|listen) "
)
_PAGE_END = frozenset({"comment form", "related articles"})
# Rules that address the reader: a speech may do so too, so that reported speech is spared.
_ADDRESSING = frozenset({"appeal", "newsletter", "subscription", "share buttons", "page furniture"})
# One word alone may be an intertitle: amid the prose it counts only beside another such line.
_ADVERTS = frozenset({"publicite", "publicites", "advertisement", "advertisements"})
_BUTTONS = frozenset(
    {
        "page furniture",
        "share buttons",
        "related articles",
        "subscription",
        "newsletter",
        "cookies and rights",
    }
)


def boilerplate(lines: Sequence[str]) -> list[str]:
    """Give for each line the rule that removes it, "" for a line that stays.

    Examples
    --------
    >>> boilerplate(["Le titre", "Une phrase de l'article.", "Leave a Reply"])
    ['', '', 'comment form']
    """
    words = [_words(line[:LONGEST_APPEAL]) for line in lines]
    first, last = _prose_span(lines, words)
    rules = [
        _rule_of(line, said, number, first, last)
        for number, (line, said) in enumerate(zip(lines, words, strict=True))
    ]
    _mark_buttons(words, rules, first, last)
    credits.mark_names(lines, words, rules, first, last)
    _mark_appeals(lines, words, rules)
    _mark_page_end(lines, words, rules)
    _mark_repeated_title(words, rules, first)
    mark_doubles(lines, words, rules)
    return rules


def _words(line: str) -> str:
    """Give the bare words of a line, without the addresses beside them."""
    beside = folding.words(_ADDRESS.sub(" ", line)) if "://" in line else ""
    return beside or folding.words(line)


def is_prose(line: str, words: str) -> bool:
    """Tell a sentence or paragraph from a heading, a label or a link."""
    return words.count(" ") >= 11 and bool(_PROSE_END.search(line[-6:]))


def _prose_span(lines: Sequence[str], words: Sequence[str]) -> tuple[int, int]:
    """Give the first and the last line that is prose, no stock phrase and no bullet.

    A summary in bullets may stand below the signature.
    """
    prose = [
        number
        for number, (line, said) in enumerate(zip(lines, words, strict=True))
        if is_prose(line, said)
        and line[0] != "•"
        and not _stock(line, said, at_edge=True, at_end=True)
        and _appeal_points(line, said) < POINTS_AT_END
    ]
    return (prose[0], prose[-1]) if prose else (len(lines), -1)


def _rule_of(line: str, words: str, number: int, first: int, last: int) -> str:
    if not line.strip() or number == 0 and not _HOME.match(words) and len(words) > 60:
        return ""
    if not words:
        return "signs only"
    at_edge, at_end = number < first or number > last, number > last
    return _stock(line, words, at_edge=at_edge, at_end=at_end)


def _stock(line: str, words: str, *, at_edge: bool, at_end: bool) -> str:
    """Give the rule of a line judged by itself."""
    if len(line) > LONGEST:
        return ""
    return (
        _phrase(line, words, at_edge=at_edge, at_end=at_end)
        or _sign(line, words, at_edge=at_edge)
        or credits.credit(line, words, at_edge=at_edge, at_end=at_end)
    )


def _phrase(line: str, words: str, *, at_edge: bool, at_end: bool) -> str:
    length = words.count(" ") + 1
    at_top = at_edge and not at_end
    for rule in (*RULES, *CONSENT_RULES):
        placed = rule.place == "anywhere" or (at_top if rule.place == "top" else at_edge)
        if placed and length <= rule.most_words and rule.pattern.fullmatch(words):
            return "" if _is_speech(line, words, rule.name) else rule.name
    return ""


def _is_speech(line: str, words: str, rule: str) -> bool:
    """Spare what is said in an article: reported speech, and a full sentence with `lire aussi`."""
    if rule in _ADDRESSING:
        return line[0] in '«“"' or bool(_SAID.search(words))
    is_sentence = line.endswith(".") and ":" not in line and words.count(" ") >= 7
    return rule == "related articles" and is_sentence and bool(_ALSO.match(words))


def _sign(line: str, words: str, *, at_edge: bool) -> str:
    """Judge a line by its signs: separators, arrows, codes, a lone bracket."""
    if _is_breadcrumb(line, words):
        return "breadcrumb"
    if any(code.fullmatch(line) for code in _CODES):
        return "code"
    if at_edge and _HASHTAGS.fullmatch(line):
        return "tags"
    points_elsewhere = _ARROW.match(line) or not at_edge and _LABEL.match(line)
    is_headline = len(line) < 250 and not _PROSE_END.search(line[-6:])
    if points_elsewhere and is_headline or _WATCH.search(line):
        return "related articles"
    if _CUT_BRACKET.fullmatch(line) and "(" not in line and "[" not in line:
        return "cut bracket"
    return ""


def _is_breadcrumb(line: str, words: str) -> bool:
    if words in ("home", "accueil", "you are here", "vous etes ici"):
        return True
    if not _HOME.match(words):
        return False
    return len([crumb for crumb in _CRUMBS.split(line) if crumb.strip()]) >= 2


def _mark_buttons(words: Sequence[str], rules: list[str], first: int, last: int) -> None:
    """One word alone (`Facebook`, `Recherche`) is a button beside another one, else an intertitle."""
    networks = [bool(_NETWORK_LINE.fullmatch(said)) for said in words]
    for number, is_network in enumerate(networks):
        if is_network and not rules[number]:
            rules[number] = "share buttons"
    lone = [
        " " not in said
        and said not in _ADVERTS
        and rules[number] in _BUTTONS
        and (networks[number] or first < number < last)
        for number, said in enumerate(words)
    ]
    for number in [number for number, is_lone in enumerate(lone) if is_lone]:
        around = [i for i in (number - 1, number + 1) if 0 <= i < len(rules)]
        if not any(rules[i] in _BUTTONS or rules[i] == "comment form" for i in around):
            rules[number] = ""


def _mark_appeals(lines: Sequence[str], words: Sequence[str], rules: list[str]) -> None:
    """Mark appeals for money by their groups of words: fewer are asked for at the text's end."""
    points = [_appeal_points(line, said) for line, said in zip(lines, words, strict=True)]
    open_lines = [number for number, rule in enumerate(rules) if not rule]
    for place, number in enumerate(open_lines):
        at_end = place >= len(open_lines) - 6
        if points[number] >= (POINTS_AT_END if at_end else POINTS_ANYWHERE):
            rules[number] = "appeal"
    for number in reversed(open_lines):
        beside = {rules[i] for i in (number - 1, number + 1) if 0 <= i < len(rules)}
        if not rules[number] and "appeal" in beside and points[number] >= POINTS_BESIDE:
            rules[number] = "appeal"


def _appeal_points(line: str, words: str) -> int:
    """Count the groups of words that an appeal has; none unless it asks and is nobody's speech."""
    if len(line) > LONGEST_APPEAL or not APPEAL.search(words):
        return 0
    if _QUOTED.search(line) or _SAID.search(words):
        return 0
    return sum(bool(group.search(words)) for group in APPEAL_GROUPS)


def _mark_page_end(lines: Sequence[str], words: Sequence[str], rules: list[str]) -> None:
    """After the last prose, what follows a comment form or a list of links is the page's end."""
    ending = False
    last = max(
        (n for n, line in enumerate(lines) if not rules[n] and is_prose(line, words[n])), default=-1
    )
    for number in range(last + 1, len(lines)):
        if rules[number]:
            heads_a_list = words[number].count(" ") < 8 or rules[number] == "comment form"
            ending = ending or rules[number] in _PAGE_END and heads_a_list
        elif ending and words[number] and not _SENTENCE.search(lines[number]):
            rules[number] = "page end"


def _mark_repeated_title(words: Sequence[str], rules: list[str], first: int) -> None:
    """Before the article begins, its title stands once."""
    head = [n for n in range(min(first + 1, len(words))) if not rules[n] and words[n]]
    for number in head[1:]:
        if words[number] == words[head[0]] and len(words[number]) >= 15:
            rules[number] = "repeated title"
