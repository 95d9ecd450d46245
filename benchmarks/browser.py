"""What pages of thousands of articles send to the browser, and what they cost the server.

    python -m benchmarks.browser [press corpus, .jsonl.gz] [number of articles]

Each page is opened as a new session of the site (Streamlit's AppTest) on articles that are read
already: the bytes of all messages the browser is sent, the CPU seconds of the first opening in this
process, and of a rerun in which nothing changed. Beside these: a page with as many widgets and one
chart that is ready.
"""

import gzip
import os
import statistics
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from benchmarks.press import PRESS

GOALS = {"overview": "≤ 0.4", "all names": "≤ 0.4"}
PAGES = {
    "overview": ("app.py", {}),
    "all names": ("pages/entities.py", {"tab": "All names"}),
    "most named": ("pages/entities.py", {}),
    "keywords": ("pages/keywords.py", {}),
    "words": ("pages/words.py", {}),
    "topics": ("pages/topics.py", {}),
    "ranked pairs": ("pages/overlap.py", {}),
    "side by side": ("pages/overlap.py", {"tab": "Side by side"}),
    "block by block": ("pages/overlap.py", {"tab": "Block by block"}),
    "map of articles": ("pages/overlap.py", {"tab": "Map"}),
    "articles": ("pages/articles.py", {}),
}
REPEATS = 3
BYTES: list[int] = []


def main(press: str = str(PRESS), number: str = "3990") -> None:
    """Measure, and print a table."""
    if not Path(press).is_file():
        print(f"No press corpus at {press}: nothing measured. Give it as the first argument.")
        return
    with tempfile.TemporaryDirectory(prefix="recoupe-bench-") as folder:
        file = Path(folder) / "press.jsonl"
        with gzip.open(press, "rt", encoding="utf-8") as lines:
            file.write_text("".join(islice(lines, int(number))), "utf-8")
        os.environ.update(RECOUPE_DATA=folder, RECOUPE_CORPUS=str(file))
        count_bytes()
        articles = read_all(file)
        print(
            f"| page, {articles:,} articles | MB sent | goal | first opening | again ÷ empty page |"
        )
        print("|---|---|---|---|---|")
        empty = statistics.median(empty_page() for _ in range(5))
        for name, (page, query) in PAGES.items():
            first, again, sent = opened(page, query)
            print(
                f"| {name} | {sent / 1e6:.2f} | {GOALS.get(name, '')} | {first:.1f} s |"
                f" {again / empty:.1f} ({again:.3f} s) |",
                flush=True,
            )


def count_bytes() -> None:
    """Have AppTest note how much it is sent."""
    from streamlit.testing.v1 import local_script_runner as runner

    parse = runner.parse_tree_from_messages

    def counted(messages):
        BYTES[:] = [message.ByteSize() for message in messages]
        return parse(messages)

    runner.parse_tree_from_messages = counted


def read_all(file: Path) -> int:
    """Read the articles as the background does; give how many there are."""
    from study import opened, readings

    corpus = opened.open_folder(file)
    readings.wait(corpus)
    return len(corpus.articles)


def opened(page: str, query: dict[str, str]) -> tuple[float, float, int]:
    """Open a page; give the CPU seconds of the first run and of another, and the bytes of the first."""
    from tests.shown import opened

    begun = time.process_time()
    shown = opened(page, **query)
    first, sent = time.process_time() - begun, sum(BYTES)
    return first, statistics.median(_again(shown) for _ in range(REPEATS)), sent


def _again(page) -> float:
    begun = time.process_time()
    page.run()
    return time.process_time() - begun


def empty_page() -> float:
    """Run a page with the widgets of a page and one ready chart a second time."""
    from streamlit.testing.v1 import AppTest

    page = AppTest.from_function(_empty, default_timeout=60)
    page.run()
    return _again(page)


def _empty():
    import pandas as pd
    import streamlit as st

    from charts.bars import bars

    with st.sidebar:
        for name in ("Outlet", "Topic", "Language"):
            st.multiselect(name, ["a", "b"], key=name)
        st.date_input("From", None)
        st.date_input("To", None)
        st.text_input("Words")
        st.segmented_control("Match", ["all words", "phrase"])
    for number in range(8):
        st.button(f"Button {number}", key=str(number))
    if "figure" not in st.session_state:
        rows = pd.DataFrame({"keyword": ["a", "b"], "articles": [2, 1]})
        st.session_state["figure"] = bars(rows, name="keyword", value="articles", axis="articles")
    st.plotly_chart(st.session_state["figure"], key="chart")


if __name__ == "__main__":
    main(*sys.argv[1:])
