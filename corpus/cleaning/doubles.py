"""What an article says twice: a paragraph once more, a summary in bullets under its end."""

import re
from collections.abc import Sequence

FEWEST_WORDS = 12  # of a paragraph; shorter ones are refrains and labels
_BULLET = re.compile(r"[•▪■●·‣*–—-] ?(?=\S)")
_MOST_REPEATED = 1 / 3  # of the paragraphs
_SHARED = 0.6  # of a bullet's words; the text holds them already


def mark_doubles(lines: Sequence[str], words: Sequence[str], rules: list[str]) -> None:
    """Mark paragraphs that stand again word for word, and bullets that sum up the text above."""
    long = [
        number
        for number, said in enumerate(words)
        if not rules[number] and said.count(" ") + 1 >= FEWEST_WORDS
    ]
    again = _repeats([words[number] for number in long])
    if len(again) <= _MOST_REPEATED * len(long):  # else the text is a litany
        for at in again:
            rules[long[at]] = "repeated paragraph"
    _mark_summary(lines, words, rules)


def _repeats(paragraphs: Sequence[str]) -> list[int]:
    """Give the places of paragraphs said again: one right after itself, or a run that begins as the
    text does, which is how a body comes twice. A refrain amid the text is the author's."""
    found = []
    run = -1  # where in the text the run that is being said again has come to
    for at, paragraph in enumerate(paragraphs):
        if at and paragraph == paragraphs[at - 1]:
            found.append(at)
            continue
        goes_on = run >= 0 and run + 1 < at and paragraphs[run + 1] == paragraph
        begins = next((n for n in range(min(2, at)) if paragraphs[n] == paragraph), -1)
        run = run + 1 if goes_on else begins
        if run >= 0:
            found.append(at)
    return found


def _mark_summary(lines: Sequence[str], words: Sequence[str], rules: list[str]) -> None:
    """Mark two bullets or more with which the text ends and which say what it says."""
    end = [number for number, rule in enumerate(rules) if not rule and words[number]]
    bullets = []
    for number in reversed(end):
        if not _BULLET.match(lines[number]) or words[number].count(" ") < FEWEST_WORDS - 4:
            break
        bullets.append(number)
    above = end[: len(end) - len(bullets)]
    if len(bullets) < 2 or len(above) < 2 * len(bullets):
        return
    there = {word for number in above for word in _stems(words[number])}
    if all(_share(_stems(words[number]), there) >= _SHARED for number in bullets):
        for number in bullets:
            rules[number] = "summary said again"


def _stems(words: str) -> list[str]:
    """Give the beginnings of the words of four letters or more: `visites` is `visite` then."""
    return [word[:5] for word in words.split() if len(word) > 3]


def _share(words: Sequence[str], there: set[str]) -> float:
    return sum(word in there for word in words) / len(words) if words else 0.0
