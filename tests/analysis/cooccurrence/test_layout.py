"""Where the entities of a network stand: near whom they are named with, with room for names."""

import numpy as np
import pandas as pd
import pytest

from analysis.cooccurrence.counting import cooccurrence
from analysis.cooccurrence.layout import HEIGHT, WIDTH, layout
from analysis.cooccurrence.thresholds import strongest
from tests.processes import said
from tests.sample_names import sample


def pairs_of(edges):
    return pd.DataFrame(edges, columns=["entity_a", "entity_b", "count"])


def test_layout_is_the_same_again_and_within_the_square():
    pairs = pairs_of([("a", "b", 3), ("b", "c", 1), ("d", "e", 1), ("f", "g", 2)])
    places = layout(pairs)
    pd.testing.assert_frame_equal(places, layout(pairs.iloc[::-1]))
    assert places["entity"].tolist() == list("abcdefg")
    assert places[["x", "y"]].min().min() >= 0
    assert places[["x", "y"]].max().max() <= 1


def test_who_is_named_together_stands_together():
    ring = [("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"), ("d", "e"), ("e", "f"), ("d", "f")]
    places = layout(pairs_of([(*pair, 5) for pair in ring])).set_index("entity")
    near = np.hypot(*(places.loc["a"] - places.loc["b"]))
    far = np.hypot(*(places.loc["a"] - places.loc["f"]))
    assert near < far / 1.5


@pytest.mark.parametrize("leaves", [1, 2, 12, 20])
def test_names_below_their_marks_do_not_meet(leaves):
    star = pairs_of([("hub", f"Nom de famille {number:02d}", 1) for number in range(leaves)])
    places = layout(star)
    x, y = places["x"].to_numpy() * WIDTH, places["y"].to_numpy() * HEIGHT
    wide = np.array([max(7 * len(name), 24) for name in places["entity"]])
    meet = (np.abs(x[:, None] - x) < (wide[:, None] + wide) / 2) & (np.abs(y[:, None] - y) < 40)
    assert meet.sum() == len(places)  # each with itself


def test_an_earlier_layout_keeps_its_places():
    pairs = pairs_of([("a", "b", 3), ("b", "c", 2), ("c", "d", 1), ("b", "d", 1)])
    before = layout(pairs)
    again = layout(pairs.head(2), like=before)
    assert again["entity"].tolist() == ["a", "b", "c"]
    pd.testing.assert_frame_equal(again, before.head(3))


def test_a_new_name_goes_near_those_it_is_named_with_and_moves_them_little():
    chain = [(f"n{number}", f"n{number + 1}", 2) for number in range(8)]
    before = layout(pairs_of(chain)).set_index("entity")
    after = layout(pairs_of([*chain, ("n0", "new", 2)]), like=before.reset_index())
    after = after.set_index("entity")
    moved = np.hypot(*(after.loc[before.index] - before).to_numpy().T)
    assert np.median(moved) < 0.01
    assert moved.max() < 0.03
    distance = np.hypot(*(before - after.loc["new"]).to_numpy().T)
    assert before.index[distance.argmin()] in ("n0", "n1")


def test_the_picture_of_the_sample_does_not_jump_when_articles_are_left_out():
    articles, named = sample()
    whole = layout(strongest(cooccurrence(named), least=2, most=40))
    kept = articles["article_id"].iloc[::2]
    fewer = strongest(cooccurrence(named[named["article_id"].isin(kept)]), most=40)
    places = layout(fewer, like=whole).merge(whole, on="entity", suffixes=("", "_before"))
    moved = np.hypot(places["x"] - places["x_before"], places["y"] - places["y_before"])
    assert len(places) > 15
    assert moved.max() < 0.03


def test_no_pairs_give_no_places():
    empty = layout(pairs_of([]))
    assert empty.dtypes.to_dict() == layout(pairs_of([("a", "b", 1)])).dtypes.to_dict()
    assert empty.empty
    assert layout(pairs_of([]), like=layout(pairs_of([("a", "b", 1)]))).empty


def test_more_entities_than_a_picture_holds_are_refused():
    star = [("hub", f"leaf{number:03d}", 1) for number in range(150)]
    assert len(layout(pairs_of(star[:-1]))) == 150
    with pytest.raises(ValueError, match="pairs: 151 entities; at most 150"):
        layout(pairs_of(star))


def test_the_places_are_the_same_in_every_process():
    code = (
        "import pandas as pd; from analysis.cooccurrence.layout import layout; "
        "names = [f'n{i}' for i in range(12)]; "
        "pairs = pd.DataFrame({'entity_a': names[:6] + ['Asie'], 'entity_b': names[1:7] + ['OTAN'], "
        "'count': [1, 2, 3, 4, 5, 6, 3]}); whole = layout(pairs); print(whole.to_csv()); "
        "print(layout(pairs, like=whole.iloc[::2]).to_csv())"
    )
    assert len(said(code)) == 1
