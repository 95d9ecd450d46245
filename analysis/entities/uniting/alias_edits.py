"""What the reader does to names, as rows of decisions: unite, part, rename, retype, remove, add.

Every edit gives rows of `mention` (a written form), `entity` ("" for none) and `type` ("" keeps the
computed one), which `add_decisions` adds to those decided before and `analysis.entities.uniting.overrides`
applies. Beside the written forms an edit also decides for the entity's name, so that forms of later
articles follow. A form that other entities bear too (a surname) gets no row: it follows the name of
its own.
"""

from collections.abc import Collection, Iterable

import pandas as pd

from analysis.entities.uniting.overrides import comparable

_COLUMNS = ["mention", "entity", "type"]
_TYPES = ("PER", "LOC", "ORG")


def forms(mentions: pd.DataFrame, entity: str) -> pd.DataFrame:
    """List the written forms of an entity.

    Returns
    -------
    pd.DataFrame
        One row is a form, the commonest first, ties by name: `mention` (str), `count` (int64,
        mentions), `articles` (int64, articles that write it so).

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": ["a", "b"], "mention": "Xi", "entity": "Xi Jinping"})
    >>> forms(table, "Xi Jinping").values.tolist()
    [['Xi', 2, 2]]
    """
    chosen = mentions[mentions["entity"] == entity].groupby("mention")["article_id"]
    table = chosen.agg(count="size", articles="nunique").reset_index()
    table = table.sort_values(["count", "mention"], ascending=[False, True], ignore_index=True)
    return table.astype({"mention": "str", "count": "int64", "articles": "int64"})


def merge(mentions: pd.DataFrame, entities: Iterable[str], into: str) -> pd.DataFrame:
    """Make several entities one, under the name `into` (one of theirs or a new one).

    Where their types differ the one gets that of `into`, else the commonest.

    Returns
    -------
    pd.DataFrame
        One row is a decision, sorted by form: `mention`, `entity`, `type` (str).

    Raises
    ------
    ValueError
        When an entity is not named in the mentions, or a name is empty.
    """
    entities = list(dict.fromkeys(entities))
    for entity in entities:
        _check_entity(mentions, entity, "entities")
    into = _checked_name(into, "into")
    chosen = mentions[mentions["entity"].isin([*entities, into])]
    leading = chosen[chosen["entity"] == into]
    differ = chosen["type"].nunique() > 1
    if differ and chosen["entity"].nunique() == 1:
        return _rows(mentions, entities, into, "")  # only its name changes
    kinds = (leading if len(leading) else chosen)["type"].value_counts().sort_index()
    decided = [into, *entities] if differ and len(leading) else entities
    return _rows(mentions, list(dict.fromkeys(decided)), into, kinds.idxmax())


def rename(mentions: pd.DataFrame, entity: str, name: str) -> pd.DataFrame:
    """Give an entity another name; under a name that is already borne the two become one.

    Returns
    -------
    pd.DataFrame
        One row is a decision, sorted by form: `mention`, `entity`, `type` (str).

    Raises
    ------
    ValueError
        When the entity is not named in the mentions, or the name is empty.

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": ["a"], "mention": "Xi", "entity": "Xi Jinping",
    ...                       "type": "PER"})
    >>> rename(table, "Xi Jinping", "Président Xi")[["mention", "entity"]].values.tolist()
    [['Xi', 'Président Xi'], ['Xi Jinping', 'Président Xi']]
    """
    _check_entity(mentions, entity, "entity")
    return merge(mentions, [entity], _checked_name(name, "name"))


def split(mentions: pd.DataFrame, entity: str, forms: Collection[str], name: str) -> pd.DataFrame:
    """Make some written forms of an entity another entity, called `name`.

    The rest keeps its name, also where that name is among the forms split off; the forms split off
    get the type that was computed for them. A form is split off wherever it stands, so one that
    other entities bear too is taken from them as well.

    Returns
    -------
    pd.DataFrame
        One row is a decision, sorted by form: `mention`, `entity`, `type` (str).

    Raises
    ------
    ValueError
        When the entity is not named in the mentions, has no such form, or the name is empty or the
        entity's own.
    """
    _check_entity(mentions, entity, "entity")
    mentions = mentions[["mention", "entity", "type"]].drop_duplicates()
    borne = sorted(set(mentions.loc[mentions["entity"] == entity, "mention"]))
    wrong = sorted(set(forms) - set(borne))
    if wrong or not len(forms):
        raise ValueError(f"forms: {wrong}; allowed are one or more of {borne}")
    name = _checked_name(name, "name")
    if name == entity:
        raise ValueError(f"name: {name!r}; allowed is any name but the entity's own")
    rows = [(form, name, "") for form in forms]
    others = set(mentions.loc[mentions["entity"] != entity, "mention"].map(comparable))
    edited = [name]
    if comparable(entity) in others:  # without rows of its own the rest would follow that form
        rest = [form for form in _own_forms(mentions, [entity]) if form not in forms]
        rows = [(form, entity, _kind_of(mentions, form)) for form in rest] + rows
        edited = [name, entity]
    return _table([*_hold_others(mentions, rows, edited), *rows])


def retype(mentions: pd.DataFrame, entity: str, type: str) -> pd.DataFrame:
    """Say what an entity is: a person (PER), a place (LOC) or an organisation (ORG).

    Returns
    -------
    pd.DataFrame
        One row is a decision, sorted by form: `mention`, `entity`, `type` (str).

    Raises
    ------
    ValueError
        When the entity is not named in the mentions, or the type is another.
    """
    _check_entity(mentions, entity, "entity")
    return _rows(mentions, [entity], entity, _checked_type(type))


def drop(mentions: pd.DataFrame, entity: str) -> pd.DataFrame:
    """Say that this is no entity: its mentions go.

    Returns
    -------
    pd.DataFrame
        One row is a decision, sorted by form: `mention`, `entity` (empty), `type` (empty).

    Raises
    ------
    ValueError
        When the entity is not named in the mentions.
    """
    _check_entity(mentions, entity, "entity")
    return _rows(mentions, [entity], "", "")


def always(name: str, entity: str, type: str) -> pd.DataFrame:
    """Say that a written form is an entity wherever it stands.

    Returns
    -------
    pd.DataFrame
        One row is a decision: `mention`, `entity`, `type` (str).

    Raises
    ------
    ValueError
        When a name is empty or the type is none of PER, LOC, ORG.

    Examples
    --------
    >>> always("La Manufacture", "La Manufacture", "ORG").values.tolist()
    [['La Manufacture', 'La Manufacture', 'ORG']]
    """
    row = (_checked_name(name, "name"), _checked_name(entity, "entity"), _checked_type(type))
    return _table([row])


def add_decisions(old_rows: pd.DataFrame, new_rows: pd.DataFrame) -> pd.DataFrame:
    """Add the rows of an edit to those decided before; the newer row of a form wins.

    Older rows that give a form to a name which the edit itself renames, unites or removes go with
    it, so that forms out of sight (of other articles) are not left behind.

    Returns
    -------
    pd.DataFrame
        One row is a decision, sorted by form: `mention`, `entity`, `type` (str).
    """
    old, new = _by_form(old_rows), _by_form(new_rows)
    still = {entity for _, entity, _ in new.values()}
    rows = dict(old)
    for form, (mention, entity, kind) in old.items():
        moved = new.get(comparable(entity))
        # A form of that name may have been split off before; then the entity is not meant.
        of_name = old.get(comparable(entity))
        is_meant = of_name is None or of_name[1] == entity
        if moved is not None and is_meant and (entity not in still or moved[1] == entity):
            rows[form] = (mention, moved[1], _kind(moved, kind))
    return _table((rows | new).values())


def _kind(moved, kind):
    return "" if not moved[1] else moved[2] or kind


def _by_form(rows):
    """Give the rows by their form as compared; the last one of a form decides."""
    columns = (rows[name] for name in _COLUMNS)
    return {comparable(row[0]): row for row in zip(*columns, strict=True)}


def _rows(mentions, entities, name, kind):
    """Decide for all forms of the entities and for their names."""
    mentions = mentions[["mention", "entity", "type"]].drop_duplicates()
    own = _own_forms(mentions, entities)
    others = set(mentions.loc[~mentions["entity"].isin(entities), "mention"].map(comparable))
    names = [entity for entity in entities if comparable(entity) not in others]
    decided = [(form, name, kind) for form in [*names, *own]]
    return _table([*_hold_others(mentions, decided, [*entities, name]), *decided])


def _own_forms(mentions, entities):
    """Give the forms that only these entities bear; the others follow the name of theirs."""
    bears = mentions["entity"].isin(entities)
    others = set(mentions.loc[~bears, "mention"].map(comparable))
    return [
        form
        for form in sorted(set(mentions.loc[bears, "mention"]))
        if comparable(form) not in others
    ]


def _hold_others(mentions, rows, edited):
    """Hold other entities where they are, when a name and a form look the same.

    A form decided here may be the name of another entity (Union, of L'Union), whose forms would
    follow it; and the new name may be a form of another.
    """
    decided = {comparable(form) for form, _, _ in rows}
    others = mentions[~mentions["entity"].isin(edited)]
    names, forms = others["entity"].map(comparable), others["mention"].map(comparable)
    entities = set(others.loc[forms.isin({comparable(name) for _, name, _ in rows}), "entity"])
    held: list[tuple[str, str, str]] = []
    while True:
        entities |= set(others.loc[names.isin(decided), "entity"])
        found = [
            (form, entity, _kind_of(mentions, form))
            for entity in sorted(entities)
            for form in _own_forms(mentions, [entity])
            if comparable(form) not in decided
        ]
        if not found:
            return held
        held += found  # a form held may in turn be the name of another
        decided.update(comparable(form) for form, _, _ in found)


def _kind_of(mentions, form):
    """Give the type that a form has, or the first by name of several."""
    return min(mentions.loc[mentions["mention"] == form, "type"])


def _table(rows):
    """Make the table of decisions: one row a form, the last given, sorted by form."""
    last = {comparable(row[0]): row for row in rows}
    table = pd.DataFrame([last[form] for form in sorted(last)], columns=_COLUMNS)
    return table.astype("str")


def _check_entity(mentions, entity, parameter):
    if not (mentions["entity"] == entity).any():
        named = sorted(set(mentions["entity"]))
        shown = ", ".join(named[:10]) + (f" … ({len(named)} in all)" if len(named) > 10 else "")
        raise ValueError(f"{parameter}: {entity!r}; allowed are the entities named: {shown}")


def _checked_name(name, parameter):
    if not name.strip():
        raise ValueError(f"{parameter}: {name!r}; allowed is any name that is not empty")
    return " ".join(name.split())


def _checked_type(kind):
    if kind not in _TYPES:
        raise ValueError(f"type: {kind!r}; allowed are {', '.join(_TYPES)}")
    return kind
