"""From equal runs of words to passages: over small differences, longest first, no word twice."""

import collections
import heapq

import numpy as np
import pandas as pd

from analysis.overlap.seeds import (
    Runs,
    distinct,
    equal_words,
    exact_runs,
    lengthen,
    run_keys,
    select_runs,
    words_on,
)
from analysis.tokens.word_line import PADDING, WordLine

# (words passed over in A, in B, equal words that must follow), the smallest difference first.
_STEPS = (
    (1, 1, 2), (0, 1, 2), (1, 0, 2), (2, 2, 2), (1, 2, 2), (2, 1, 2), (0, 2, 2), (2, 0, 2),
    (3, 3, 3), (2, 3, 3), (3, 2, 3), (1, 3, 3), (3, 1, 3), (0, 3, 3), (3, 0, 3),
)  # fmt: skip
_REACH = 6  # words: the widest step and the equal words that must follow
_WIDEST_GAP = PADDING - 4
_DENSITY = 0.65  # of the words of a reworded passage stand in the other text, on both sides
_TELLING_WORDS = 2
_TELLING_WORDS_REWORDED = 3


def align(line: WordLine, *, min_words: int, common: int) -> pd.DataFrame:
    """Align all passages of at least `min_words` equal words between two articles.

    Returns
    -------
    pd.DataFrame
        One row is an aligned pair of passages: `a`, `end_a`, `b`, `end_b` (int64, places on the
        line, end exclusive), `words` (int64, equal words), `telling` (int64, those that say
        something), `pieces` (int64, runs of equal words; 1 is word for word). No two passages of a
        pair of articles overlap in either.
    """
    runs, before = _grow(line, exact_runs(line, min_words=min_words, common=common))
    pieces = _chain(runs, before)
    pieces = _bridge(line, pieces)
    passages = _passages(line, pieces)
    return _part_overlaps(line, pieces, passages[_are_convincing(passages, min_words)], min_words)


def _grow(line, runs):
    """Add the runs reached over a small difference; say which run each one continues (or -1)."""
    links, rounds = [], [runs]
    while len(rounds[-1].a):
        forwards = _neighbours(line, rounds[-1], 1)
        backwards = _neighbours(line, rounds[-1], -1)
        links.append((run_keys(rounds[-1])[forwards[0]], run_keys(forwards[1])))
        found = distinct(_join([forwards[1], backwards[1]]))
        keys, new = run_keys(found), np.ones(len(found.a), dtype=bool)
        for known in map(run_keys, rounds):
            new &= known[np.searchsorted(known, keys).clip(max=len(known) - 1)] != keys
        rounds.append(select_runs(found, new))
    runs = distinct(_join(rounds))
    return runs, _predecessors(runs, links)


def _join(parts):
    return Runs(
        *(np.concatenate([getattr(p, name) for p in parts]) for name in ("a", "b", "length"))
    )


def _neighbours(line, runs, step):
    """Find the run behind (1) or before (-1) each run: (index of the run, its neighbour)."""
    edge = runs.length if step > 0 else -1
    index, a, b = _step_over(line.codes, runs.a + edge, runs.b + edge, step)
    equal = equal_words(line.codes, a, b, step)
    low_a, low_b = (np.minimum(side, side + step * (equal - 1)) for side in (a, b))
    telling = line.telling[low_a + equal] - line.telling[low_a]
    good = (telling > 0) | (equal > 3)  # two stop words meet by chance everywhere
    found = Runs(low_a[good], low_b[good], equal[good])
    return index[good], lengthen(line.codes, found)


def _step_over(codes, a, b, step):
    """Pass over the smallest difference at the places `a` and `b` that equal words follow."""
    here, there = (words_on(codes, side, _REACH, step) for side in (a, b))
    over_a, over_b = np.full((2, len(a)), -1)
    for step_a, step_b, needed in _STEPS[::-1]:
        hit = here[step_a] == there[step_b]
        for ahead in range(1, needed):
            hit &= here[step_a + ahead] == there[step_b + ahead]
        over_a[hit], over_b[hit] = step_a, step_b
    index = np.flatnonzero(over_a >= 0)
    return index, a[index] + step * over_a[index], b[index] + step * over_b[index]


def _predecessors(runs, links):
    """Give the number of the run that each run continues, the longest if several lead to it."""
    before = np.full(len(runs.a), -1)
    if not links:
        return before
    keys = run_keys(runs)
    here = np.searchsorted(keys, np.concatenate([link[0] for link in links]))
    there = np.searchsorted(keys, np.concatenate([link[1] for link in links]))
    order = np.argsort(runs.length[here], kind="stable")
    before[there[order]] = here[order]
    return before


def _chain(runs, before):
    """Give numbers to the passages: runs that continue one another share `passage`."""
    head = np.where(before < 0, np.arange(len(before)), before)
    while not np.array_equal(head, head[head]):
        head = head[head]
    order = np.lexsort((runs.a, head))
    head, a, b, length = head[order], runs.a[order], runs.b[order], runs.length[order]
    same = np.append(False, head[1:] == head[:-1])
    # A repeated word at the seam belongs to both runs: the first one keeps it.
    end_a, end_b = np.roll(a + length, 1), np.roll(b + length, 1)
    seam = np.where(same, np.maximum(np.maximum(end_a - a, end_b - b), 0), 0)
    return pd.DataFrame({"passage": head, "a": a + seam, "b": b + seam, "length": length - seam})


def _bridge(line, pieces):
    """Join neighbouring passages of two articles over an inserted, cut or changed phrase."""
    passages = _passages(line, pieces)
    pair = _pairs(line, passages)
    order = np.lexsort((passages["b"], passages["a"], pair))
    there, here = order[1:], order[:-1]
    column = {name: passages[name].to_numpy() for name in passages}
    gap_a = column["a"][there] - column["end_a"][here]
    gap_b = column["b"][there] - column["end_b"][here]
    widest = np.maximum(gap_a, gap_b)
    allowed = np.minimum((column["words"][there] + column["words"][here]) // 2, _WIDEST_GAP)
    near = (np.minimum(gap_a, gap_b) >= 0) & (widest <= allowed)
    near &= pair[there] == pair[here]
    number = np.empty(len(passages), dtype=np.int64)
    number[order] = np.cumsum(np.append(True, ~near)) - 1 if len(order) else order
    new = pieces.assign(passage=number[np.searchsorted(passages.index, pieces["passage"])])
    return new.sort_values(["passage", "a"], ignore_index=True)


def _pairs(line, passages):
    """Give one number to each pair of articles."""
    pair = line.articles[passages["a"]].astype(np.int64) * (line.articles.max(initial=0) + 1)
    return pair + line.articles[passages["b"]]


def _passages(line, pieces):
    """Sum the pieces of each passage; the index is its number."""
    telling = line.telling[pieces["a"] + pieces["length"]] - line.telling[pieces["a"]]
    first = np.flatnonzero(np.diff(pieces["passage"], prepend=-1) != 0)
    last = np.append(first[1:], len(pieces)) - 1 if len(first) else first
    a, b = pieces["a"].to_numpy(), pieces["b"].to_numpy()
    length = pieces["length"].to_numpy()
    summed = {"words": length, "telling": telling}
    return pd.DataFrame(
        {"a": a[first], "end_a": (a + length)[last], "b": b[first], "end_b": (b + length)[last]}
        | {name: np.add.reduceat(v, first) if len(first) else v for name, v in summed.items()}
        | {"pieces": last - first + 1},
        index=pieces["passage"].to_numpy()[first],
    )


def _are_convincing(passages, min_words):
    """Tell passages from stock formulas and chance meetings."""
    span = np.maximum(passages["end_a"] - passages["a"], passages["end_b"] - passages["b"])
    needed = np.where(passages["pieces"] == 1, _TELLING_WORDS, _TELLING_WORDS_REWORDED)
    return (
        (passages["words"] >= min_words)
        & (passages["telling"] >= needed)
        & (passages["words"] >= _DENSITY * span)
    )


def _part_overlaps(line, pieces, passages, min_words):
    """Let no two passages of two articles overlap: the longest first, then what is left."""
    pair = pd.Series(_pairs(line, passages), index=passages.index)
    entangled = _are_entangled(passages, pair)
    apart, rest = _without_contained(passages[entangled], pair)
    rows = _passages(line, _untangle(pieces, rest.index, pair[rest.index], min_words))
    table = pd.concat([passages[~entangled], apart, rows[_are_convincing(rows, min_words)]])
    return table.sort_values(["a", "b"], ignore_index=True)


def _without_contained(passages, pair):
    """Drop what lies inside the longest passage of its two articles, as often as there is any.

    Taking passages one by one drops them as well; this spares it most of them. Gives the passages
    that nothing overlaps any more, and those still to be taken one by one.
    """
    done, inside = [], np.ones(1, dtype=bool)
    while inside.any():
        own = pair[passages.index].to_numpy()
        order = np.lexsort((passages.index, passages["b"], passages["a"], -passages["words"], own))
        passages, own = passages.iloc[order], own[order]
        first = np.flatnonzero(np.diff(own, prepend=-1) != 0)
        best = np.repeat(first, np.diff(first, append=len(own)))
        inside = np.zeros(len(own), dtype=bool)
        for side in "ab":
            start, end = passages[side].to_numpy(), passages[f"end_{side}"].to_numpy()
            inside |= (start[best] <= start) & (end <= end[best])
        inside[first] = False
        passages = passages[~inside]
        entangled = _are_entangled(passages, pair[passages.index])
        done.append(passages[~entangled])
        passages = passages[entangled]
    return pd.concat(done), passages


def _are_entangled(passages, pair):
    """Mark the passages that overlap another one of the same two articles on either side."""
    sides = [(passages[side].to_numpy(), passages[f"end_{side}"].to_numpy()) for side in "ab"]
    return np.logical_or(*(_are_overlapping(*side, pair.to_numpy()) for side in sides))


def _are_overlapping(start, end, pair):
    """Mark the passages that overlap another one of the same two articles on this side."""
    order = np.lexsort((start, pair))
    start, end, pair = start[order], end[order], pair[order]
    far = pd.factorize(pair)[0] * (end.max(initial=0) + 1)  # ends of another pair never reach on
    reach = np.maximum.accumulate(end + far)
    overlap = start[1:] + far[1:] < reach[:-1]
    with_next = (start[1:] < end[:-1]) & (pair[1:] == pair[:-1])
    marked = np.zeros(len(order), dtype=bool)
    marked[order] = np.append(False, overlap) | np.append(with_next, False)[: len(order)]
    return marked


def _untangle(pieces, numbers, pair, min_words):
    """Accept passages one by one, the longest of what is left first; give their pieces."""
    own = pieces[pieces["passage"].isin(numbers)]
    numbers = numbers.tolist()
    candidates: dict[int, list[tuple[int, ...]]] = {number: [] for number in numbers}
    for number, *piece in own[["passage", "a", "b", "length"]].to_numpy().tolist():
        candidates[number].append(tuple(piece))
    queue = [_candidate(candidates[n], of) for n, of in zip(numbers, pair.tolist(), strict=True)]
    heapq.heapify(queue)
    taken: dict[int, list[tuple[int, int]]] = collections.defaultdict(list)
    accepted = []
    while queue:
        *_, number, parts = heapq.heappop(queue)
        spans = [(parts[0][side], parts[-1][side] + parts[-1][2]) for side in (0, 1)]
        near = [t for t in taken[number] for start, end in spans if t[0] < end and start < t[1]]
        if not near:
            taken[number].extend(spans)
            accepted.append(parts)
        elif not any(t[0] <= start and end <= t[1] for t in near for start, end in spans):
            for rest in _free_parts(parts, {place for t in near for place in range(*t)}):
                if sum(part[2] for part in rest) >= min_words:
                    heapq.heappush(queue, _candidate(rest, number))
    rows = [(number, *part) for number, parts in enumerate(accepted) for part in parts]
    return pd.DataFrame(rows, columns=["passage", "a", "b", "length"]).astype("int64")


def _candidate(parts, number):
    return -sum(part[2] for part in parts), parts[0][0], parts[0][1], number, parts


def _free_parts(parts, taken):
    """Give what is left of a passage, cut where another passage lies in between."""
    left: list[list[tuple[int, int, int]]] = []
    end_a = end_b = 0
    for a, b in ((a + i, b + i) for a, b, length in parts for i in range(length)):
        if a in taken or b in taken:
            continue
        if not left or not taken.isdisjoint((*range(end_a, a), *range(end_b, b))):
            left.append([(a, b, 1)])
        elif (a, b) == (end_a, end_b):
            start_a, start_b, length = left[-1][-1]
            left[-1][-1] = (start_a, start_b, length + 1)
        else:
            left[-1].append((a, b, 1))
        end_a, end_b = a + 1, b + 1
    return left
