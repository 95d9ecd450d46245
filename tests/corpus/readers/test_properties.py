"""Whatever a file holds, its reader gives articles or says why not; no other thing comes of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.limits import Limits
from corpus.readers import recognise
from corpus.readers.archive import is_archive, members, part_names
from corpus.readers.raw import Read, Skipped, Unreadable
from tests.corpus.readers.files_bad import BODY, TITLE, feed, item, json_lines, page, row
from tests.files.make import zipped

SMALL = Limits(file_bytes=100_000, upload_bytes=200_000, members=20)
TABLE = "titre;texte;date\n" + row(TITLE) + row("Deux")
RIS = f"TY  - NEWS\nTI  - {TITLE}\nAB  - {BODY}\nER  - \n"
ALCESTE = f"**** *source_courrier *date_2024-05-16\n{BODY}\n"
MAIL = f"From: a@b.example\nSubject: {TITLE}\nDate: Thu, 16 May 2024 10:00:00 +0200\n\n{BODY}"
RTF = "{\\rtf1\\ansi " + TITLE + "\\par " + BODY + "}"
GOOD = {
    "a.txt": f"{TITLE}\n\n{BODY}", "a.html": page(f"<h1>{TITLE}</h1><p>{BODY}</p>"), "a.csv": TABLE,
    "a.jsonl": json_lines(TITLE), "a.rss": feed(item()), "a.ris": RIS, "b.txt": ALCESTE,
    "a.eml": MAIL, "a.rtf": RTF,
}  # fmt: skip
GOOD = {name: one if isinstance(one, bytes) else one.encode() for name, one in GOOD.items()}


def check(data, name):
    try:
        read = recognise(data, name).read(data, name)
    except Unreadable as reason:
        assert str(reason.what) and str(reason.todo)
        return
    assert isinstance(read, Read)
    for article in read.articles:
        article.text.encode()
        article.title.encode()
        assert article.date is None or 1 <= article.date.year <= 9999


@given(st.binary(max_size=400), st.sampled_from([*GOOD, "a.pdf", "a.docx", "a", "a.doc"]))
def test_any_bytes(data, name):
    check(data, name)


@given(st.text(max_size=400), st.sampled_from(sorted(GOOD)))
def test_any_text(text, name):
    check(text.encode("utf-8", "replace"), name)


@pytest.mark.parametrize("name", sorted(GOOD))
@given(st.data())
def test_a_good_file_with_something_else_in_it(name, data):
    good = GOOD[name]
    place, end = sorted(data.draw(st.tuples(*[st.integers(0, len(good))] * 2)))
    other = data.draw(st.binary(max_size=40) | st.text(max_size=20).map(str.encode))
    check(good[:place] + other + good[end:], name)


@given(st.data())
def test_an_archive_with_something_else_in_it(data):
    good = zipped([("a.txt", TITLE), ("b/c.txt", BODY)])
    place, end = sorted(data.draw(st.tuples(*[st.integers(0, len(good))] * 2)))
    changed = good[:place] + data.draw(st.binary(max_size=30)) + good[end:]
    part_names(changed)
    if not is_archive(changed):
        return
    try:
        for one in members(changed, "a.zip", limits=SMALL):
            assert isinstance(one, Skipped) or isinstance(one[1], bytes)
    except Unreadable as reason:
        assert str(reason.what)
