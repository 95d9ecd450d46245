"""Measure the names found: precision, recall and F1 on tagged sentences, and words a second.

    python -m benchmarks.entities [--errors] [gold.conll] [press.jsonl.gz]

With `--errors` the errors are counted by kind, and their hundred commonest strings are printed.
The sentences (one word a line: number, word, tag) and the press articles are looked for in
../shared, or where the arguments say; what is not there is left out. Every sentence is one article.
"""

import gzip
import json
import sys
import time
from collections import Counter
from pathlib import Path

import pandas as pd

from analysis.entities.recognition import mentions
from analysis.tokens.tokenizer import tokenize

_SHARED = Path(__file__).resolve().parents[2] / "shared"
_GOLD = _SHARED / "gold" / "entities_fr" / "sample.conll"
_PRESS = _SHARED / "corpora" / "press_fr.jsonl.gz"
_TIGHT = (",", ".", ")", "-")


def main():
    """Print both measures, or the errors."""
    paths = [argument for argument in sys.argv[1:] if argument != "--errors"]
    gold = Path(paths[0]) if paths else _GOLD
    press = Path(paths[1]) if len(paths) > 1 else _PRESS
    if "--errors" in sys.argv[1:]:
        list_errors(gold) if gold.exists() else print(f"no tagged sentences at {gold}")
        return
    measure_quality(gold) if gold.exists() else print(f"no tagged sentences at {gold}")
    measure_speed(press) if press.exists() else print(f"no press articles at {press}")


def measure_quality(path):
    """Compare the spans found with the tagged ones, with and without their types."""
    texts, tagged = read_tagged(path)
    articles = as_articles(texts)
    found = mentions(articles)
    ours = set(zip(found["article_id"], found["start"], found["end"], found["type"]))
    other = {span for span in tagged if span[3] == "MISC"}
    ours_fair = {span for span in ours if not any(overlap(span, each) for each in of(other, span))}
    spans = {span[:3] for span in tagged}
    print(f"{len(texts)} sentences, {len(tagged)} tagged names")
    report("spans, MISC counted as names", spans, {span[:3] for span in ours})
    report("spans, MISC left out", {s[:3] for s in tagged - other}, {s[:3] for s in ours_fair})
    report("spans with type, MISC left out", tagged - other, ours_fair)
    for kind in ("PER", "LOC", "ORG"):
        report(f"  {kind}", of_type(tagged, kind), of_type(ours_fair, kind))


def list_errors(path, *, commonest=100):
    """Print how many errors there are of each kind, and their commonest strings."""
    texts, tagged = read_tagged(path)
    found = mentions(as_articles(texts))
    ours = set(zip(found["article_id"], found["start"], found["end"], found["type"]))
    errors = kinds_of_errors(tagged, ours)
    kinds = Counter(kind for kind, _ in errors)
    print(f"{len(errors)} errors in {len(texts)} sentences with {len(tagged)} tagged names")
    for kind, number in sorted(kinds.items(), key=lambda item: (-item[1], item[0])):
        print(f"  {kind:34} {number:5}")
    strings = Counter(
        (kind, texts[int(span[0])][span[1] : span[2]]) for kind, span in sorted(errors)
    )
    commonest_first = sorted(strings.items(), key=lambda item: (-item[1], item[0]))
    print(f"the {commonest} commonest strings")
    for (kind, string), number in commonest_first[:commonest]:
        print(f"  {number:3}  {kind:34} {string}")


def kinds_of_errors(tagged, ours):
    """Give the errors as (kind, span): each wrong span of ours, and each tagged one we have not.

    A tagged MISC (a work, an event, a people) that is no span of ours is no error.
    """
    other = {span for span in tagged if span[3] == "MISC"}
    types = {span[:3]: span[3] for span in tagged}
    errors = []
    for span in ours - tagged:
        wanted = types.get(span[:3])
        if wanted == "MISC" or (wanted is None and any(overlap(span, s) for s in of(other, span))):
            errors.append(("taken for a name, tagged MISC", span))
        elif wanted:
            errors.append((f"type: {wanted} taken for {span[3]}", span))
        elif any(overlap(span, each) for each in of(tagged, span)):
            errors.append(("boundary", span))
        else:
            errors.append(("false: nothing is tagged here", span))
    places = {span[:3] for span in ours}
    for span in tagged - other:
        if span[:3] not in places and not any(overlap(span, each) for each in of(ours, span)):
            errors.append(("missed", span))
    return errors


def of_type(spans, kind):
    return {span for span in spans if span[3] == kind}


def of(spans, like):
    return [span for span in spans if span[0] == like[0]]


def overlap(one, other):
    return one[1] < other[2] and other[1] < one[2]


def report(name, wanted, found):
    """Print precision, recall and F1 of two sets."""
    right = len(wanted & found)
    precision, recall = right / max(len(found), 1), right / max(len(wanted), 1)
    both = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"{name:34} precision {precision:.3f}  recall {recall:.3f}  F1 {both:.3f}")


def read_tagged(path):
    """Read tagged sentences as texts and a set of (article_id, start, end, type)."""
    texts, tagged, text, open_span = [], set(), "", None
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if not line.strip():
            if open_span:
                tagged.add(open_span)
            if text:
                texts.append(text)
            text, open_span = "", None
            continue
        _, word, tag = line.split("\t")
        text += "" if not text or text.endswith(("'", "(", "-")) or word in _TIGHT else " "
        start, text = len(text), text + word
        if open_span and not tag.startswith("I-"):
            tagged.add(open_span)
            open_span = None
        if tag.startswith("B-"):
            open_span = (f"{len(texts):06d}", start, len(text), tag[2:])
        elif open_span:
            open_span = (*open_span[:2], len(text), open_span[3])
    return texts, tagged


def as_articles(texts):
    return pd.DataFrame(
        {
            "article_id": [f"{number:06d}" for number in range(len(texts))],
            "title": "",
            "source": "",
            "language": "fr",
            "text": texts,
        }
    )


def measure_speed(path, *, articles=1000):
    """Print the words a second of the names alone, the words being split already."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for _, line in zip(range(articles), lines)]
    table = as_articles(texts)
    mentions(table.head(5))  # word lists are read once a process
    tokens = tokenize(table)
    begin = time.perf_counter()
    found = mentions(table, tokens=tokens)
    seconds = time.perf_counter() - begin
    print(
        f"{len(table)} articles, {len(tokens)} words, {len(found)} mentions in {seconds:.1f} s: "
        f"{len(tokens) / seconds:.0f} words a second"
    )


if __name__ == "__main__":
    main()
