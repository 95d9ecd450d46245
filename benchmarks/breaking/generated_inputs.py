"""Damage files of every format in fifteen ways; each must be accounted for within its time.

Run: .venv/bin/python -m benchmarks.breaking.generated_inputs [files]

Each file is read by an import of its own, beside a good one that must come through. Counted are
files lost (not in the account), those over their time, imports that broke, good ones that did not
come through, and what the slowest took.
"""

import random
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from corpus.importing.files import open_files
from corpus.importing.leash import leash
from corpus.limits import Limits, current_limits
from tests.corpus.readers import files_bad as bad
from tests.files import make

FILES = 10_000
PAUSE = 20  # seconds beyond the limit in which a process that had to be ended is replaced


def good():
    """Give name → bytes of a good file of each format."""
    lines = [bad.TITLE, *bad.BODY.split(". ")]
    html = bad.page(f"<h1>{bad.TITLE}</h1><p>{bad.BODY}</p>" * 1)
    table = "titre;texte;date\n" + "\n".join(
        f"{bad.TITLE} {n};{bad.BODY};16/05/2024" for n in range(4)
    )
    mail = f"From: a@b.example\nSubject: {bad.TITLE}\nDate: Thu, 16 May 2024 10:00:00 +0200\n\n{bad.BODY}"
    europresse = (
        f"<article><header>Le Courrier</header><h1>{bad.TITLE}</h1><p>{bad.BODY}</p></article>"
    )
    alceste = (
        f"**** *source_courrier *date_2024-05-16\n{bad.BODY}\n\n**** *source_phare\n{bad.BODY} 2"
    )
    ris = f"TY  - NEWS\nTI  - {bad.TITLE}\nAB  - {bad.BODY}\nPY  - 2024/05/16\nER  - \n"
    return {
        "a.txt": bad.TEXT, "a.md": f"# {bad.TEXT}", "a.html": html, "b.html": europresse,
        "a.pdf": make.pdf([lines]), "a.docx": make.docx([(bad.TITLE, "Title"), (bad.BODY, None)]),
        "a.odt": make.odt(f"<text:p>{bad.TITLE}</text:p><text:p>{bad.BODY}</text:p>"),
        "a.rtf": "{\\rtf1\\ansi " + bad.TITLE + "\\par\\par " + bad.BODY + "}",
        "a.epub": make.epub([f"<h1>{bad.TITLE}</h1><p>{bad.BODY}</p>"]), "a.csv": table,
        "a.xlsx": make.xlsx([("Feuille", [["titre", "texte"], [bad.TITLE, bad.BODY]])]),
        "a.ods": make.ods([["titre", "texte"], [bad.TITLE, bad.BODY]]),
        "a.jsonl": bad.json_lines(bad.TITLE, "Deux"), "a.rss": bad.feed(bad.item()),
        "a.zip": make.zipped([("a.txt", bad.TEXT), ("b.csv", table)]), "a.eml": mail,
        "a.ris": ris, "alceste.txt": alceste,
        "a.xml": f"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><p>{bad.BODY}</p></body></text></TEI>",
    }  # fmt: skip


GOOD = good()


def _bytes(value):
    return value if isinstance(value, bytes) else value.encode()


def _cut(data, chance):
    return data[: chance.randrange(len(data))]


def _beheaded(data, chance):
    return data[chance.randrange(len(data)) :]


def _bits(data, chance):
    turned = bytearray(data)
    for _ in range(chance.choice((1, 8, 64))):
        turned[chance.randrange(len(turned))] ^= 1 << chance.randrange(8)
    return bytes(turned)


def _noise(data, chance):
    place = chance.randrange(len(data))
    return data[:place] + chance.randbytes(chance.randrange(1, 4_000)) + data[place:]


def _zeros(data, chance):
    place = chance.randrange(len(data))
    length = chance.randrange(1, 2_000)
    return data[:place] + bytes(length) + data[place + length :]


def _twice(data, chance):
    place = chance.randrange(len(data))
    return data[:place] + data[max(place - chance.randrange(500), 0) :]


def _swapped(data, chance):
    a, b = sorted(chance.randrange(len(data)) for _ in range(2))
    return data[b:] + data[a:b] + data[:a]


def _repeated(data, chance):
    return data * chance.choice((2, 50, 400))


def _nested(data, chance):
    mark = chance.choice((b"<div>", b"[", b'{"a":', b"{\\b ", b"((", b"<b><i>"))
    place = chance.randrange(len(data))
    return data[:place] + mark * chance.choice((100, 30_000)) + data[place:]


def _numbers(data, chance):
    digits = [place for place, byte in enumerate(data) if 48 <= byte <= 57]
    if not digits:
        return data
    place = chance.choice(digits)
    return (
        data[:place] + chance.choice((b"99999999999999999999", b"-1", b"1e999")) + data[place + 1 :]
    )


def _long_line(data, chance):
    place = chance.randrange(len(data))
    return data[:place] + chance.choice((b"a", b"aa ", b"\xc3\xa9", b".")) * 300_000 + data[place:]


def _coded(data, chance):
    text = data.decode("utf-8", "replace")
    return text.encode(
        chance.choice(("utf-16", "utf-32", "cp1252", "mac-roman", "utf-7")), "replace"
    )


def _controls(data, chance):
    sign = chance.choice((b"\0", b"\x1a", b"\x1b", b"\xff", b"\xe2\x80\xae", b"\xed\xa0\x80"))
    places = sorted(chance.randrange(len(data)) for _ in range(40))
    for place in reversed(places):
        data = data[:place] + sign + data[place:]
    return data


def _line_ends(data, chance):
    return data.replace(b"\n", chance.choice((b"\r", b"\r\n\r\n", b"", b"\x85", b"\xe2\x80\xa8")))


def _another(data, chance):
    return _bytes(chance.choice(list(GOOD.values())))[: chance.randrange(1, 400)] + data


WAYS = (
    _cut, _beheaded, _bits, _noise, _zeros, _twice, _swapped, _repeated, _nested, _numbers,
    _long_line, _coded, _controls, _line_ends, _another,
)  # fmt: skip


def generated(count, seed=15):
    """Give so many damaged files, format by format and way by way: name, bytes, what was done."""
    files = {name: _bytes(data) for name, data in GOOD.items()}
    chance = random.Random(seed)
    for number in range(count):
        name = list(files)[number % len(files)]
        way = WAYS[number // len(files) % len(WAYS)]
        yield name, way(files[name], chance), way.__name__.strip("_")


def tried(files, limits):
    """Read damaged files one by one in one child; count what came of them."""
    found, slowest = Counter(), (0.0, "")
    fine = ("bon.txt", bad.TEXT.encode())
    with leash(limits=limits) as read:
        for name, data, way in files:
            began = time.perf_counter()
            try:
                seen = open_files(
                    [(name, data), fine], read, limits=limits, choices={}, starting=lambda *_: None
                )
            except Exception as error:
                found[f"broke: {type(error).__name__} {name} {way}"] += 1
                continue
            took = time.perf_counter() - began
            slowest = max(slowest, (took, f"{name} {way}"))
            own = [entry for entry in seen.inputs if entry.name != fine[0]]
            found["files"] += 1
            found["imported" if any(e.status == "imported" for e in own) else "refused"] += 1
            found["lost"] += not own and name != "a.zip"
            found["without a reason"] += any(e.status == "refused" and not e.reason for e in own)
            found["over time"] += took > limits.seconds + PAUSE
            found["good ones not through"] += fine[0] not in [
                entry.name for entry in seen.inputs if entry.status == "imported"
            ]
    return found, slowest


def main():
    """Print the counts and the slowest file."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    limits: Limits = current_limits()
    files = list(generated(count))
    with ThreadPoolExecutor(2) as pool:
        parts = list(pool.map(lambda part: tried(part, limits), (files[::2], files[1::2])))
    total = sum((found for found, _ in parts), Counter())
    print(f"{len(WAYS)} ways × {len(GOOD)} formats: ", end="")
    print(", ".join(f"{what} {number:,}" for what, number in sorted(total.items())))
    print("slowest: {:.1f} s ({})".format(*max(slowest for _, slowest in parts)))


if __name__ == "__main__":
    main()
