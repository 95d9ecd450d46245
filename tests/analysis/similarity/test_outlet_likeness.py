"""How alike outlets are: means countable by hand."""

import numpy as np
import pandas as pd
import pytest

from analysis.similarity.outlet_likeness import outlet_likeness

IDS = ["a", "b", "c", "d"]


def cosines():
    table = pd.DataFrame(0.0, index=IDS, columns=IDS)
    for one, other, value in [("a", "b", 0.5), ("a", "c", 0.1), ("b", "c", 0.3), ("c", "d", 0.9)]:
        table.loc[one, other] = table.loc[other, one] = value
    return table.mask(np.eye(4, dtype=bool), 1.0)


def articles(*sources):
    return pd.DataFrame({"article_id": IDS, "source": list(sources)})


def test_the_mean_goes_over_all_pairs_but_an_article_with_itself():
    found = outlet_likeness(cosines(), articles("Phare", "Phare", "Cap", "Cap"))
    assert found.index.tolist() == found.columns.tolist() == ["Cap", "Phare"]
    assert found.at["Cap", "Cap"] == pytest.approx(0.9)
    assert found.at["Phare", "Phare"] == pytest.approx(0.5)
    assert found.at["Cap", "Phare"] == pytest.approx((0.1 + 0.3 + 0 + 0) / 4)


def test_articles_of_no_known_outlet_do_not_count():
    found = outlet_likeness(cosines(), articles("Phare", "Phare", "", "Cap"))
    assert found.index.tolist() == ["Cap", "Phare"]
    assert found.at["Cap", "Phare"] == 0
    assert np.isnan(found.at["Cap", "Cap"])


def test_no_article_gives_no_row():
    nobody = articles("", "", "", "").iloc[:0]
    assert outlet_likeness(cosines().iloc[:0, :0], nobody).shape == (0, 0)
