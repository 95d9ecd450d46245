"""How the time that cleaning takes grows with the length of texts that are hard on it.

    python -m benchmarks.cleaning

Each text is one piece said again and again. The last column says how many times as long eight times
the text takes: 8 where time grows with length, 64 where it grows with its square.
"""

import time

from corpus.cleaning.cleaner import clean

PIECES = (
    "’", "» ", "(", "{", "<a ", "&amp;", ". ", "/", "| ", "Home » ", "é", "Ã", "Lire aussi\n", "• x\n",
    "vous nous don média ",
)  # fmt: skip
LENGTHS = (16_000, 128_000)


def seconds(text: str) -> float:
    """Measure the processor time of cleaning a text, the least of three."""
    found = []
    for _ in range(3):
        begin = time.process_time()
        clean(text)
        found.append(time.process_time() - begin)
    return min(found)


def main() -> None:
    clean("Il pleut.")
    for piece in PIECES:
        short, long = (seconds(piece * (length // len(piece))) for length in LENGTHS)
        print(f"{piece!r:24} {short:7.3f} s {long:7.3f} s  × {long / max(short, 1e-4):.1f}")


if __name__ == "__main__":
    main()
