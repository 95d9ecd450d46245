"""Where the text of a LexisNexis document begins and ends: under its labels, or above them."""

from collections.abc import Sequence

from corpus.readers.press import fields as press
from corpus.readers.press.lexisnexis.labels import CERTAIN, HEAD, LABEL, RIGHTS, TAIL, Block, key_of

_PROSE = 5  # words; a paragraph with as many is text


def text_bounds(blocks: Sequence[Block]) -> tuple[int, int, int]:
    """Give where the labels begin, where the text begins and where it ends.

    The text follows the label of the length, but in exports that put the labels under the text: there
    nothing but labels follows the length, and the text stands under the lines of the head.
    """
    keys = [key_of(block.text)[0] for block in blocks]
    under = _bounds_above_labels(blocks, keys)
    if under:
        return under
    first = next((n for n, key in enumerate(keys) if key), None)
    if first is None:
        first = start = _unlabelled_start(blocks)
    else:
        near = keys[: first + 15]
        start = near.index("words") if "words" in near else first
        while start < len(keys) and keys[start] in HEAD and keys[start] != "body":
            start += 1
    return first, start, max(start, _end(blocks, keys, start))


def _bounds_above_labels(
    blocks: Sequence[Block], keys: Sequence[str]
) -> tuple[int, int, int] | None:
    """Give the bounds of a text that stands above its labels, None where it stands under them."""
    length = keys.index("words") if "words" in keys else None
    if length is None or any(
        _is_text(block, key) and len(block.text.split()) >= _PROSE
        for block, key in zip(blocks[length:], keys[length:])
    ):
        return None
    centred = [n for n, block in enumerate(blocks[:6]) if block.is_centred]
    dated = next((n for n in range(1, min(6, length)) if press.find_date(blocks[n].text)), None)
    head = max(
        [*centred, dated if dated is not None and len(blocks[dated].text) < 80 else -1], default=-1
    )
    start = head + 1
    while start < length and (keys[start] or RIGHTS.fullmatch(blocks[start].text)):
        start += 1
    end = next((n for n in range(start, length + 1) if keys[n]), length)
    has_headline = any(not block.is_centred for block in blocks[1:head])
    if not has_headline and end - start > 1 and not keys[head + 1]:
        return head + 2, head + 2, end
    if _words(blocks[start:end], keys[start:end]) <= _words(blocks[length:], keys[length:]):
        return None
    return head + 1, start, end


def _is_text(block: Block, key: str) -> bool:
    return not key and not block.is_centred and not RIGHTS.fullmatch(block.text)


def _words(blocks: Sequence[Block], keys: Sequence[str]) -> int:
    return sum(len(block.text.split()) for block, key in zip(blocks, keys) if _is_text(block, key))


def _end(blocks: Sequence[Block], keys: Sequence[str], start: int) -> int:
    """Give the first label after the text: a certain one, or one that others follow at once.

    `PHOTO:` or `NOTE:` may begin a paragraph of the text, `LOAD-DATE:` never does.
    """
    end = len(blocks)
    for n in range(len(blocks) - 1, start - 1, -1):
        label = LABEL.match(blocks[n].text)
        is_certain = label is not None and label.group("label") in CERTAIN
        follows = n + 1 == end or blocks[n + 1].is_centred
        if keys[n] in TAIL and (is_certain or follows):
            end = n
    return end


def _unlabelled_start(blocks: Sequence[Block]) -> int:
    """Guess where a text begins that has no label at all: after outlet, date and title."""
    dated = [n for n, block in enumerate(blocks[:6]) if press.find_date(block.text)]
    return min((dated[0] + 2) if dated else 2, len(blocks))
