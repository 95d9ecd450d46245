"""The places of a query found letter by letter, slowly and without a trick."""

import unicodedata


def naive(text, query):
    """Go through the text letter by letter; the query is words with single blanks, no `*`."""
    letters = [
        (small, place)
        for place, letter in enumerate(text)
        for small in unicodedata.normalize("NFD", letter.casefold().replace("œ", "oe"))
        if not unicodedata.combining(small)
    ]
    letters = [("'" if small == "’" else small, place) for small, place in letters]
    wanted = [small for each in query for small, _ in [("'" if each == "’" else each, 0)]]
    found, at = [], 0
    while at < len(letters):
        end = _follow(letters, at, wanted)
        inside = end and _word(letters, at - 1) and _word(letters, at)
        if not end or inside or (_word(letters, end - 1) and _word(letters, end)):
            at += 1
            continue
        stop = letters[end][1] if end < len(letters) else len(text)
        found.append((letters[at][1], stop))
        at = end
    return found


def _follow(letters, at, wanted):
    """Give the place behind the query if it stands at `at`, else 0."""
    for letter in wanted:
        if letter == " ":
            start = at
            while at < len(letters) and letters[at][0] in " \u00a0":
                at += 1
            if at == start and letters[at - 1][0] != "'":
                return 0
        elif at < len(letters) and letters[at][0] == letter:
            at += 1
        else:
            return 0
    return at


def _word(letters, at):
    return 0 <= at < len(letters) and (letters[at][0].isalnum() or letters[at][0] == "_")
