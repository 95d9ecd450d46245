"""Do random pairs of actions in two windows that see the same corpus, at once; count what is lost.

Run: .venv/bin/python -m benchmarks.breaking.two_windows [pairs]

Each action is what a button of a page does, with what its window last saw, however old that is.
An update is lost when it was acknowledged and neither it nor what the other window said about the
same thing is there afterwards; a slide is orphaned when the order does not name it.
"""

import json
import logging
import os
import random
import sys
import tempfile
import threading
from collections import Counter
from dataclasses import dataclass

PAIRS = 200


@dataclass
class Window:
    """What a window saw: the slides in their order, the hidden words, the topics' names."""

    corpus: object
    order: list
    hidden: tuple


def seen(corpus):
    """Give what a window sees that is loaded now."""
    from pages.shared.decisions import hidden
    from pages.shared.show import tray

    return Window(corpus, tray.order(corpus), hidden.words(corpus))


def actions(window, chance, mark):
    """Give the name of a random action, what does it, and whether its effect is there."""
    from corpus import store
    from pages.shared.decisions import hidden, notes
    from pages.shared.kept import store as kept
    from pages.shared.show import tray
    from study import decisions

    corpus, slide = window.corpus, chance.choice(window.order) if window.order else None
    exhibits = tray.exhibits(corpus)

    def now(kind):
        table = store.notes(kept(), corpus.kept, kind)
        return dict(zip(table["key"], table["value"], strict=True))

    def add():
        values = lambda current: {  # noqa: E731
            ("slide", mark): SLIDE,
            ("order of slides", "order"): json.dumps(
                [*json.loads(current("order of slides").get("order", "[]")), mark]
            ),
        }
        notes.edit(corpus, values, what="added")

    word, name = f"mot{mark}", f"nom {mark}"
    topic = str(chance.randrange(3))
    shown = chance.choice(window.hidden) if window.hidden else ""
    options = {
        "add": (add, lambda: mark in now("slide") and mark in now("order of slides")["order"], mark),
        "hide": (lambda: hidden.hide_and_show(corpus, [word], []), lambda: word in now("hidden"), word),
        "name": (
            lambda: notes.write(corpus, {("topic name", topic): name}, what="named"),
            lambda: now("topic name").get(topic) == name,
            f"topic {topic}",
        ),
        "apart": (
            lambda: notes.write(corpus, decisions.refusal(name, "x"), what="apart"),
            lambda: any(name in key for key in now("not the same")),
            name,
        ),
        "alias": (
            lambda: notes.write(corpus, {("alias", name): json.dumps([word, "PER"])}, what="alias"),
            lambda: name in now("alias"),
            name,
        ),
    }  # fmt: skip
    if shown:
        options["show"] = (
            lambda: hidden.hide_and_show(corpus, [], [shown]), lambda: shown not in now("hidden"), shown,
        )  # fmt: skip
    if slide in exhibits:
        options |= {
            "remove": (lambda: tray.remove(corpus, slide), lambda: slide not in now("slide"), slide),
            "title": (
                lambda: tray.change(corpus, slide, exhibits[slide], title=name),
                lambda: json.loads(now("slide").get(slide, "{}")).get("title", name) == name,
                f"title {slide}",
            ),
            "comment": (
                lambda: tray.change(corpus, slide, exhibits[slide], comment=name),
                lambda: json.loads(now("slide").get(slide, "{}")).get("comment", name) == name,
                f"comment {slide}",
            ),
            "move": (lambda: tray.move(corpus, slide, 1), lambda: True, "order"),
            "arrange": (
                lambda: tray.arrange(corpus, sorted(window.order)), lambda: True, "order",
            ),
            "clear": (
                lambda: tray.clear(corpus, window.order),
                lambda: not set(window.order) & set(now("slide")),
                "all",
            ),
        }  # fmt: skip
    kind = chance.choice(sorted(options))
    return kind, *options[kind]


def pair(corpus, chance, number, stale):
    """Do two actions at once, the second in a window that is a few pairs old; tell what is lost."""
    from corpus import store
    from pages.shared.kept import store as kept

    fresh = seen(corpus)
    first = actions(fresh, chance, f"{number:06x}a")
    second = actions(stale, chance, f"{number:06x}b")
    threads = [threading.Thread(target=one[1]) for one in (first, second)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    lost = []
    for one, other in ((first, second), (second, first)):
        same = one[3] == other[3] or "all" in (one[3], other[3])
        if not one[2]() and not same:
            lost.append(f"{one[0]} beside {other[0]}")
    notes = {
        kind: store.notes(kept(), corpus.kept, kind).set_index("key")["value"]
        for kind in ("slide", "order of slides")
    }
    order = json.loads(notes["order of slides"].get("order", "[]"))
    if sorted(order) != sorted(notes["slide"].index):
        lost.append(f"orphaned by {first[0]} beside {second[0]}")
    return (first[0], second[0]), lost, fresh


def main():
    """Print how many pairs were done, of how many kinds, and what was lost."""
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["RECOUPE_DATA"] = folder
        from corpus import load_articles, store
        from corpus.importing.copying import entries, incoming
        from pages.shared.kept import store as kept
        from study.opened import open_kept

        articles = load_articles()
        number, _ = store.create_filled(kept(), "Deux", incoming(articles), entries(articles))
        corpus = open_kept(kept(), number, "Deux")
        chance, kinds, lost = random.Random(15), Counter(), []
        windows = [seen(corpus)]
        for turn in range(pairs):
            kind, gone, window = pair(corpus, chance, turn, chance.choice(windows[-5:]))
            kinds[tuple(sorted(kind))] += 1
            lost += gone
            windows.append(window)
        print(f"{pairs} pairs of {len(kinds)} kinds: {len(lost)} updates lost or slides orphaned")
        for one, count in Counter(lost).most_common():
            print(f"  {one}: {count}")
        store.close_store(kept())


def _slide():
    from exports.exhibit import to_json
    from tests.exports.report_exhibits import bar_exhibit

    return to_json(bar_exhibit())


SLIDE = _slide()

if __name__ == "__main__":
    main()
