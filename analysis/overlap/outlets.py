"""What outlets have in common, and which shared passages to count."""

import numpy as np
import pandas as pd

from analysis.overlap.covered import covered_words, passage_sides
from analysis.tokens.tokenizer import tokenize
from analysis.tokens.word_line import words_of

_OUTLETS = {
    "source_a": "str", "source_b": "str", "words": "int64", "share_of_a": "float64",
    "share_of_b": "float64", "passages": "int64",
}  # fmt: skip


def select_passages(
    passages: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    names: bool = True,
    quotes: bool = True,
    agency: bool = True,
    families: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Leave out kinds of shared passages: lists of names, quotations, agency copy.

    Agency copy is a passage of which either article credits an agency or outlet (`origin`) or,
    with `families`, belongs to a family of which a member does.

    Returns
    -------
    pd.DataFrame
        The rows of `passages` that stay, in their order, numbered anew.
    """
    left = np.ones(len(passages), dtype=bool)
    if not names:
        left &= (passages["kind"] != "names").to_numpy()
    if not quotes:
        left &= (passages["kind"] != "quote").to_numpy()
    if not agency:
        credited = _agency_copy(articles, families)
        for side in ("article_a", "article_b"):
            left &= ~passages[side].isin(credited).to_numpy()
    return passages[left].reset_index(drop=True)


def outlet_containment(
    articles: pd.DataFrame, passages: pd.DataFrame, *, tokens: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Measure how much of what one outlet published stands in the articles of another.

    share of A = words of A that stand in any article of B / all words of A; each word counts once,
    however many articles of B have it, and only equal words count.

    Parameters
    ----------
    passages
        The output of `analysis.overlap.shared_passages(articles)` or what `select_passages` leaves of it.

    Returns
    -------
    pd.DataFrame
        One row is an ordered pair of outlets with a passage in common, by name: `source_a`,
        `source_b` (str), `words` (int64, words of A that stand in B), `share_of_a` (float64, 0 to
        1), `share_of_b` (float64, 0 to 1, of B that stands in A), `passages` (int64, shared
        passages; the same from both sides). A pair comes twice, once from each side. Articles
        without an outlet count for none.

    Notes
    -----
    When not to trust it: an outlet with few articles here has shares that one article decides.
    """
    tokens, number = words_of(articles, tokenize(articles) if tokens is None else tokens)
    sides = passage_sides(articles, tokens, number, passages)
    outlet, outlets = pd.factorize(articles["source"].astype("str"), sort=True)
    here, there = outlet[sides["article"]], outlet[sides["other"]]
    known = np.asarray(outlets != "", dtype=bool)
    between = (here != there) & known[here] & known[there]
    pair = here * len(outlets) + there
    words = covered_words(sides[between], pair[between])
    table = words.groupby("group", as_index=False)["weight"].sum()
    length = np.bincount(outlet[number], minlength=len(outlets))
    a, b = (table["group"] // max(len(outlets), 1)), (table["group"] % max(len(outlets), 1))
    share = pd.Series((table["weight"] / length[a]).to_numpy(), index=table["group"])
    names = outlets.to_numpy(dtype=object)
    result = pd.DataFrame(
        {
            "source_a": names[a],
            "source_b": names[b],
            "words": table["weight"].round(),
            "share_of_a": share.to_numpy(),
            "share_of_b": share.reindex(b * len(outlets) + a).to_numpy(),
            "passages": np.bincount(pair[between], minlength=1)[table["group"]],
        },
        columns=list(_OUTLETS),
    )
    return result.astype(_OUTLETS)


def _agency_copy(articles, families):
    """List the articles of agency copy."""
    credited = articles.loc[articles["origin"] != "", "article_id"]
    if families is not None:
        of_agency = families.loc[families["article_id"].isin(credited), "family"]
        copies = families.loc[families["family"].isin(of_agency), "article_id"]
        credited = pd.concat([credited, copies])
    return credited
