"""Articles on two subjects that nobody could mistake for one another."""

import itertools

from tests.articles import articles_of

KITCHEN = "boulanger farine cuisson four moulin croûte levure pétrin fournil miche"
SEA = "navire port marée pêcheur filet tempête phare voile cargo digue"


def body(nouns, start, number=6, words=("Ce", "ce", "et ce")):
    """Write paragraphs of eight sentences of three nouns each, no two sentences alike."""
    triples = list(itertools.permutations(nouns.split(), 3))
    chosen = [triples[(start * 97 + 11 * step) % len(triples)] for step in range(8 * number)]
    one, two, three = words
    sentences = [f"{one} {a}, {two} {b} {three} {c}." for a, b, c in chosen]
    return "\n\n".join(" ".join(sentences[at : at + 8]) for at in range(0, len(sentences), 8))


def numbered(*bodies, first=0, **options):
    """Make articles whose titles and ids count up from a number."""
    numbers = range(first, first + len(bodies))
    return articles_of(
        *bodies,
        ids=[f"{number:016x}" for number in numbers],
        titles=[f"Titre {number}" for number in numbers],
        **options,
    )
