"""From equal runs of words to passages: over small differences, longest first, no word twice."""

import collections
import heapq

import numpy as np
import pandas as pd

from analysis.seeds import (
    SEED_WORDS,
    Runs,
    distinct,
    equal_words,
    exact_runs,
    longest,
    run_keys,
)
from analysis.word_line import PADDING, WordLine

# (words passed over in A, in B, equal words that must follow), the smallest difference first.
_STEPS = (
    (1, 1, 2), (0, 1, 2), (1, 0, 2), (2, 2, 2), (1, 2, 2), (2, 1, 2), (0, 2, 2), (2, 0, 2),
    (3, 3, 3), (2, 3, 3), (3, 2, 3), (1, 3, 3), (3, 1, 3), (0, 3, 3), (3, 0, 3),
)  # fmt: skip
_WIDEST_GAP = PADDING - 4
_DENSITY = 0.65  # of the words of a reworded passage stand in the other text, on both sides
_TELLING_WORDS = 2
_TELLING_WORDS_REWORDED = 3


def align(line: WordLine, *, min_words: int, common: int) -> pd.DataFrame:
    """Align all passages of at least `min_words` equal words between two articles.

    Returns: one row is an aligned pair of passages: `a`, `end_a`, `b`, `end_b` (int64, places on
    the line, end exclusive), `words` (int64, equal words), `telling` (int64, those that say
    something), `pieces` (int64, runs of equal words; 1 is word for word). No two passages of a
    pair of articles overlap in either.
    """
    runs = exact_runs(line, length=min(SEED_WORDS, min_words), common=common)
    runs, before = _grow(line, _promising(line.codes, runs, min_words))
    pieces = _chained(runs, before)
    pieces = _bridged(line, pieces)
    passages = _passages(line, pieces)
    return _apart(line, pieces, passages[_convincing(passages, min_words)], min_words)


def _promising(codes, runs, min_words):
    """Keep the long runs, and the short ones that go on over a word or two.

    Most runs are short stock phrases; this cheap look spares them the careful one.
    """
    near = runs.length >= min_words
    short = np.flatnonzero(~near)
    a, b, length = runs.a[short], runs.b[short], runs.length[short]
    near[short] = _goes_on(codes, a + length, b + length, 1) | _goes_on(codes, a - 1, b - 1, -1)
    return Runs(runs.a[near], runs.b[near], runs.length[near])


def _goes_on(codes, a, b, step):
    here = [codes[a + step * ahead] for ahead in range(4)]
    there = [codes[b + step * ahead] for ahead in range(4)]
    found = np.zeros(len(a), dtype=bool)
    for over_a, over_b in ((1, 1), (0, 1), (1, 0), (2, 2), (1, 2), (2, 1), (0, 2), (2, 0)):
        same = here[over_a] == there[over_b]
        found |= same & (here[over_a + 1] == there[over_b + 1])
    return found


def _grow(line, runs):
    """Add the runs reached over a small difference; say which run each one continues (or -1)."""
    links, frontier = [], runs
    while len(frontier.a):
        forwards = _neighbours(line, frontier, 1)
        backwards = _neighbours(line, frontier, -1)
        links.append((run_keys(frontier)[forwards[0]], run_keys(forwards[1])))
        found = distinct(_joined(forwards[1], backwards[1]))
        new = ~np.isin(run_keys(found), run_keys(runs))
        frontier = Runs(found.a[new], found.b[new], found.length[new])
        runs = distinct(_joined(runs, frontier))
    return runs, _continued(runs, links)


def _joined(one, other):
    a, b = np.append(one.a, other.a), np.append(one.b, other.b)
    return Runs(a, b, np.append(one.length, other.length))


def _neighbours(line, runs, step):
    """Find the run behind (1) or before (-1) each run: (index of the run, its neighbour)."""
    edge = runs.length if step > 0 else -1
    index, a, b = _step_over(line.codes, runs.a + edge, runs.b + edge, step)
    equal = equal_words(line.codes, a, b, step)
    low = np.minimum(a, a + step * (equal - 1))
    telling = line.telling[low + equal] - line.telling[low]
    good = (telling > 0) | (equal > 3)  # two stop words meet by chance everywhere
    index, a, b = index[good], a[good], b[good]
    return index, longest(line.codes, a, b, np.ones(len(a), dtype=np.int64))


def _step_over(codes, a, b, step):
    """Pass over the smallest difference at the places `a` and `b` that equal words follow."""
    left, found = np.arange(len(a)), []
    for over_a, over_b, needed in _STEPS:
        to_a, to_b = a[left] + step * over_a, b[left] + step * over_b
        hits = np.flatnonzero(codes[to_a] == codes[to_b])
        for ahead in range(step, step * needed, step):
            hits = hits[codes[to_a[hits] + ahead] == codes[to_b[hits] + ahead]]
        found.append((left[hits], to_a[hits], to_b[hits]))
        left = np.delete(left, hits)
    return tuple(np.concatenate(column) for column in zip(*found, strict=True))


def _continued(runs, links):
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


def _chained(runs, before):
    """Number the passages: runs that continue one another share `passage`."""
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


def _bridged(line, pieces):
    """Join neighbouring passages of two articles over an inserted, cut or changed phrase."""
    passages = _passages(line, pieces)
    pair_a, pair_b = line.articles[passages["a"]], line.articles[passages["b"]]
    order = np.lexsort((passages["b"], passages["a"], pair_b, pair_a))
    there, here = order[1:], order[:-1]
    column = {name: passages[name].to_numpy() for name in passages}
    gap_a = column["a"][there] - column["end_a"][here]
    gap_b = column["b"][there] - column["end_b"][here]
    widest = np.maximum(gap_a, gap_b)
    allowed = np.minimum((column["words"][there] + column["words"][here]) // 2, _WIDEST_GAP)
    near = (np.minimum(gap_a, gap_b) >= 0) & (widest <= allowed)
    near &= (pair_a[there] == pair_a[here]) & (pair_b[there] == pair_b[here])
    number = np.empty(len(passages), dtype=np.int64)
    number[order] = np.cumsum(np.append(True, ~near)) - 1 if len(order) else order
    new = pieces.assign(passage=number[np.searchsorted(passages.index, pieces["passage"])])
    return new.sort_values(["passage", "a"], ignore_index=True)


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


def _convincing(passages, min_words):
    """Tell passages from stock formulas and chance meetings."""
    span = np.maximum(passages["end_a"] - passages["a"], passages["end_b"] - passages["b"])
    needed = np.where(passages["pieces"] == 1, _TELLING_WORDS, _TELLING_WORDS_REWORDED)
    return (
        (passages["words"] >= min_words)
        & (passages["telling"] >= needed)
        & (passages["words"] >= _DENSITY * span)
    )


def _apart(line, pieces, passages, min_words):
    """Let no two passages of two articles overlap: the longest first, then what is left."""
    pair = line.articles[passages["a"]].astype(np.int64) * (line.articles.max(initial=0) + 1)
    pair += line.articles[passages["b"]]
    entangled = np.zeros(len(passages), dtype=bool)
    for side in ("a", "b"):
        entangled |= _overlapping(passages[side], passages[f"end_{side}"], pair)
    numbers = passages.index[entangled]
    rows = _passages(line, _untangled(pieces, numbers, pair[entangled], min_words))
    table = pd.concat([passages[~entangled], rows[_convincing(rows, min_words)]])
    return table.sort_values(["a", "b"], ignore_index=True)


def _overlapping(start, end, pair):
    """Mark the passages that overlap another one of the same two articles on this side."""
    order = np.lexsort((start, pair))
    start, end, pair = start.to_numpy()[order], end.to_numpy()[order], pair[order]
    far = pd.factorize(pair)[0] * (end.max(initial=0) + 1)  # ends of another pair never reach on
    reach = np.maximum.accumulate(end + far)
    overlap = start[1:] + far[1:] < reach[:-1]
    with_next = (start[1:] < end[:-1]) & (pair[1:] == pair[:-1])
    marked = np.zeros(len(order), dtype=bool)
    marked[order] = np.append(False, overlap) | np.append(with_next, False)[: len(order)]
    return marked


def _untangled(pieces, numbers, pair, min_words):
    """Accept passages one by one, the longest of what is left first; give their pieces."""
    own = pieces[pieces["passage"].isin(numbers)]
    numbers = numbers.tolist()
    candidates = {number: [] for number in numbers}
    for number, *piece in own[["passage", "a", "b", "length"]].to_numpy().tolist():
        candidates[number].append(tuple(piece))
    queue = [_ranked(candidates[n], of) for n, of in zip(numbers, pair.tolist(), strict=True)]
    heapq.heapify(queue)
    taken, accepted = collections.defaultdict(list), []
    while queue:
        *_, number, parts = heapq.heappop(queue)
        spans = [(parts[0][side], parts[-1][side] + parts[-1][2]) for side in (0, 1)]
        near = [t for t in taken[number] for start, end in spans if t[0] < end and start < t[1]]
        if not near:
            taken[number].extend(spans)
            accepted.append(parts)
        elif not any(t[0] <= start and end <= t[1] for t in near for start, end in spans):
            for rest in _free(parts, {place for t in near for place in range(*t)}):
                if sum(part[2] for part in rest) >= min_words:
                    heapq.heappush(queue, _ranked(rest, number))
    rows = [(number, *part) for number, parts in enumerate(accepted) for part in parts]
    return pd.DataFrame(rows, columns=["passage", "a", "b", "length"]).astype("int64")


def _ranked(parts, number):
    return -sum(part[2] for part in parts), parts[0][0], parts[0][1], number, parts


def _free(parts, taken):
    """Give what is left of a passage, cut where another passage lies in between."""
    left, end_a, end_b = [], None, None
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
