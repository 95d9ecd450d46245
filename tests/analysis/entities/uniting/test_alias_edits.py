"""What the reader does to names, and that it comes out as asked, edit after edit."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.entities.uniting import alias_edits
from analysis.entities.uniting.overrides import apply_decisions

NO_ROWS = pd.DataFrame({"mention": [], "entity": [], "type": []}, dtype="str")
NO_TEXTS = pd.DataFrame({"article_id": [], "language": [], "text": []}, dtype="str")
NO_TOKENS = pd.DataFrame(
    {name: [] for name in ("article_id", "token", "start", "end", "paragraph", "sentence")}
)


def computed(*rows):
    """Mentions as the rules would give them: (form, entity, type), each in an article of its own."""
    table = pd.DataFrame(rows, columns=["mention", "entity", "type"]).astype("str")
    table.insert(0, "article_id", [f"a{number}" for number in range(len(table))])
    return table.assign(start=0, end=1, paragraph=0, sentence=0)


def applied(table, rows):
    return apply_decisions(table, rows, NO_TEXTS, NO_TOKENS)


def named(table):
    """Each form with the entity it stands for."""
    return dict(zip(table["mention"], table["entity"], strict=True))


MENTIONS = computed(
    ("Paul Sorlin", "Paul Sorlin", "PER"),
    ("P. Sorlin", "Paul Sorlin", "PER"),
    ("Poldec", "Poldec", "ORG"),
    ("USA", "États-Unis", "LOC"),
    ("Etats-Unis", "États-Unis", "LOC"),
)


def edited(table, *edits, rows=NO_ROWS):
    """Apply edits one after the other, each on what the ones before have made."""
    for edit in edits:
        rows = alias_edits.add_decisions(rows, edit(applied(table, rows)))
    return applied(table, rows)


def test_merged_entities_have_one_name_and_no_mention_is_lost():
    after = edited(MENTIONS, lambda t: alias_edits.merge(t, ["Poldec", "Paul Sorlin"], "Poldec"))
    assert (after["entity"] == "Poldec").sum() == 3
    assert len(after) == len(MENTIONS)


def test_merging_two_types_takes_that_of_the_name_kept():
    after = edited(MENTIONS, lambda t: alias_edits.merge(t, ["Poldec", "Paul Sorlin"], "Poldec"))
    assert set(after.loc[after["entity"] == "Poldec", "type"]) == {"ORG"}


def test_later_forms_follow_a_merge_a_rename_and_a_removal():
    later = computed(*MENTIONS[["mention", "entity", "type"]].values, ("U.S.", "États-Unis", "LOC"))
    rows = alias_edits.rename(MENTIONS, "États-Unis", "Amérique")
    assert named(applied(later, rows))["U.S."] == "Amérique"
    rows = alias_edits.merge(MENTIONS, ["États-Unis", "Poldec"], "Poldec")
    assert named(applied(later, rows))["U.S."] == "Poldec"
    rows = alias_edits.drop(MENTIONS, "États-Unis")
    assert set(applied(later, rows)["entity"]) == {"Paul Sorlin", "Poldec"}


def test_later_forms_follow_two_renames_in_a_row():
    first = alias_edits.rename(MENTIONS, "États-Unis", "Amérique")
    second = alias_edits.rename(applied(MENTIONS, first), "Amérique", "Oncle Sam")
    later = computed(("U.S.", "États-Unis", "LOC"))
    rows = alias_edits.add_decisions(first, second)
    assert named(applied(later, rows)) == {"U.S.": "Oncle Sam"}


def test_merge_then_rename_then_split_back():
    after = edited(
        MENTIONS,
        lambda t: alias_edits.merge(t, ["Poldec", "Paul Sorlin"], "Paul Sorlin"),
        lambda t: alias_edits.rename(t, "Paul Sorlin", "M. Sorlin"),
        lambda t: alias_edits.split(t, "M. Sorlin", ["Poldec"], "Poldec"),
    )
    assert named(after) == {
        "Paul Sorlin": "M. Sorlin", "P. Sorlin": "M. Sorlin", "Poldec": "Poldec",
        "USA": "États-Unis", "Etats-Unis": "États-Unis",
    }  # fmt: skip


def test_splitting_off_the_name_itself_leaves_the_other_forms_where_they_are():
    def split(table):
        return alias_edits.split(table, "Paul Sorlin", ["Paul Sorlin"], "Sorlin fils")

    after = edited(MENTIONS, split)
    assert named(after)["Paul Sorlin"] == "Sorlin fils"
    assert named(after)["P. Sorlin"] == "Paul Sorlin"
    later = computed(*MENTIONS[["mention", "entity", "type"]].values, ("PS", "Paul Sorlin", "PER"))
    assert named(applied(later, split(MENTIONS)))["PS"] == "Paul Sorlin"
    renamed = edited(MENTIONS, split, lambda t: alias_edits.rename(t, "Sorlin fils", "Junior"))
    assert named(renamed)["P. Sorlin"] == "Paul Sorlin"


def test_a_surname_of_two_people_is_not_taken_from_the_other():
    table = computed(
        ("Paul Sorlin", "Paul Sorlin", "PER"), ("Sorlin", "Paul Sorlin", "PER"),
        ("Anne Sorlin", "Anne Sorlin", "PER"), ("Sorlin", "Anne Sorlin", "PER"),
    )  # fmt: skip
    after = edited(table, lambda t: alias_edits.rename(t, "Paul Sorlin", "Paul"))
    assert after["entity"].tolist() == ["Paul", "Paul", "Anne Sorlin", "Anne Sorlin"]
    after = edited(table, lambda t: alias_edits.drop(t, "Paul Sorlin"))
    assert after["entity"].tolist() == ["Anne Sorlin", "Anne Sorlin"]


def test_another_entity_called_like_a_form_stays():
    table = computed(("Union", "Grande Union", "ORG"), ("L'Union", "Union", "ORG"))
    after = edited(table, lambda t: alias_edits.drop(t, "Grande Union"))
    assert named(after) == {"L'Union": "Union"}
    after = edited(table, lambda t: alias_edits.rename(t, "Grande Union", "GU"))
    assert named(after) == {"Union": "GU", "L'Union": "Union"}


def test_a_type_is_given_to_all_forms_and_kept_by_a_rename():
    after = edited(
        MENTIONS,
        lambda t: alias_edits.retype(t, "États-Unis", "ORG"),
        lambda t: alias_edits.rename(t, "États-Unis", "Washington"),
    )
    assert after.loc[after["entity"] == "Washington", "type"].tolist() == ["ORG", "ORG"]
    assert after.loc[after["entity"] == "Poldec", "type"].tolist() == ["ORG"]


def test_what_was_dropped_comes_back_with_always():
    after = edited(
        MENTIONS,
        lambda t: alias_edits.drop(t, "Poldec"),
        lambda t: alias_edits.always("Poldec", "Poldec SA", "ORG"),
    )
    assert named(after)["Poldec"] == "Poldec SA"


def test_forms_are_counted():
    table = computed(
        ("Xi", "Xi Jinping", "PER"), ("Xi", "Xi Jinping", "PER"), ("Oslo", "Oslo", "LOC")
    )
    assert alias_edits.forms(table, "Xi Jinping").values.tolist() == [["Xi", 2, 2]]
    assert alias_edits.forms(table.iloc[:0], "Xi").dtypes.to_dict() == {
        "mention": table["mention"].dtype, "count": "int64", "articles": "int64",
    }  # fmt: skip


def test_rows_of_one_form_in_two_apostrophes_are_one():
    old = alias_edits.always("L'Écho", "L'Écho", "ORG")
    new = alias_edits.always("L’Écho", "Écho", "ORG")
    assert alias_edits.add_decisions(old, new).values.tolist() == [["L’Écho", "Écho", "ORG"]]


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (lambda: alias_edits.merge(MENTIONS, ["Nobody"], "Poldec"), "entities: 'Nobody'.*Poldec"),
        (lambda: alias_edits.rename(MENTIONS, "Poldec", " "), "name: ' '.*not empty"),
        (lambda: alias_edits.split(MENTIONS, "Poldec", ["X"], "Y"), r"forms: \['X'\].*Poldec"),
        (lambda: alias_edits.split(MENTIONS, "Poldec", [], "Y"), "forms: .*Poldec"),
        (lambda: alias_edits.split(MENTIONS, "Poldec", ["Poldec"], "Poldec"), "name: 'Poldec'"),
        (lambda: alias_edits.retype(MENTIONS, "Poldec", "MISC"), "type: 'MISC'.*PER, LOC, ORG"),
        (lambda: alias_edits.drop(MENTIONS, "Nobody"), "entity: 'Nobody'"),
        (lambda: alias_edits.always("", "x", "PER"), "name: ''"),
    ],
)
def test_a_wrong_edit_is_refused_with_what_is_allowed(edit, message):
    with pytest.raises(ValueError, match=message):
        edit()


def test_edits_leave_their_input_alone():
    before = MENTIONS.copy(deep=True)
    alias_edits.merge(MENTIONS, ["Poldec", "États-Unis"], "Poldec")
    pd.testing.assert_frame_equal(MENTIONS, before)


def test_what_is_left_of_a_split_does_not_follow_a_form_that_looks_like_its_name():
    table = computed(
        ("Nor", "Ada Sud", "PER"), ("Ada Sud", "Bea Nor", "PER"), ("Carl Nor", "Ada Nor", "PER")
    )
    after = edited(
        table,
        lambda t: alias_edits.rename(t, "Ada Nor", "Ada Sud"),
        lambda t: alias_edits.split(t, "Ada Sud", ["Carl Nor"], "New"),
    )
    assert named(after) == {"Nor": "Ada Sud", "Ada Sud": "Bea Nor", "Carl Nor": "New"}


FORMS = [f"{first} {last}" for first in ("Ada", "Bea", "Carl") for last in ("Nor", "Sud")] + ["Nor"]


@given(st.data())
@settings(max_examples=20, deadline=None, derandomize=True)
def test_any_edits_one_after_the_other_do_what_they_say(data):
    shown = data.draw(st.lists(st.sampled_from(FORMS + ["Est", "Ouest"]), min_size=7, max_size=7))
    base = computed(*((form, name, "PER") for form, name in zip(FORMS, shown, strict=True)))
    # An entity called like a form of another that was dropped cannot be told from that form.
    owner = dict(zip(FORMS, shown, strict=True))
    tangled = any(owner.get(name, name) != name for name in shown)
    kinds = ["merge", "rename", "split", "retype"] + ["drop"] * (not tangled)
    rows, fresh = NO_ROWS, iter(f"New {number}" for number in range(9))
    for _ in range(data.draw(st.integers(1, 6))):
        before = applied(base, rows)
        if not len(before):
            break
        names = st.sampled_from(sorted(set(before["entity"])))
        new, wanted = _one_edit(data, before, names, next(fresh), kinds)
        rows = alias_edits.add_decisions(rows, new)
        assert rows["mention"].is_unique
        after = applied(base, rows)
        assert named(after) == {form: name for form, name in zip(before["mention"], wanted) if name}
        assert len(after) == sum(name != "" for name in wanted)


def _one_edit(data, before, names, fresh, kinds):
    """Draw an edit; give its rows, and what each mention should be called after it."""
    kind = data.draw(st.sampled_from(kinds))
    entity = data.draw(names)
    own = before["entity"] == entity
    if kind == "merge":
        chosen = sorted({entity, data.draw(names)})
        into = data.draw(st.sampled_from([*chosen, fresh]))
        wanted = before["entity"].where(~before["entity"].isin(chosen), into)
        return alias_edits.merge(before, chosen, into), wanted
    if kind == "rename":
        name = data.draw(st.one_of(st.just(fresh), names))
        wanted = before["entity"].where(~own, name)
        return alias_edits.rename(before, entity, name), wanted
    if kind == "split":
        borne = sorted(set(before.loc[own, "mention"]))
        off = data.draw(st.lists(st.sampled_from(borne), min_size=1, unique=True))
        wanted = before["entity"].where(~before["mention"].isin(off), fresh)
        return alias_edits.split(before, entity, off, fresh), wanted
    if kind == "drop":
        wanted = before["entity"].where(~own, "")
        return alias_edits.drop(before, entity), wanted
    return alias_edits.retype(before, entity, "ORG"), before["entity"]
