"""The network to files that Gephi opens."""

import io
import re

import pandas as pd

from charts.theme import GROUP_COLOURS, INK, TYPE_COLOURS
from exports.names import distinct

# What XML cannot hold, and the line ends that a reader of XML would change.
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
PLANE = 1000  # Gephi's units that the picture is wide
HEIGHT = 640


def to_gexf(
    pairs: pd.DataFrame,
    entities: pd.DataFrame,
    places: pd.DataFrame | None = None,
    communities: pd.DataFrame | None = None,
) -> bytes:
    """Return the network as GEXF 1.2 bytes.

    Parameters
    ----------
    pairs : DataFrame
        `entity_a, entity_b, count`, and `npmi` and `articles` if known; one row a link.
    entities : DataFrame
        `entity, type, count`; only those of the pairs are written.
    places : DataFrame, optional
        `entity, x, y` (0 to 1): where the marks stand.
    communities : DataFrame, optional
        `entity, community`; the colours then tell it, else the type.

    Notes
    -----
    A node's id and label are the entity's name, its attributes `type`, `count`, `community`, its
    size follows the count; a link's weight is the count, its attributes `count`, `articles`, `npmi`
    (left out where it has no value). The same tables give the same bytes: no day is written.
    """
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(_graph(pairs, entities, places, communities, add_look=_as_viz))
    about = writer.xml.find("meta")
    del about.attrib["lastmodifieddate"]
    about.find("creator").text = "Recoupe"
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def to_graphml(
    pairs: pd.DataFrame,
    entities: pd.DataFrame,
    places: pd.DataFrame | None = None,
    communities: pd.DataFrame | None = None,
) -> bytes:
    """Return the network as GraphML bytes; parameters and attributes as for `to_gexf`.

    What GEXF keeps as look is in the attributes that Gephi reads as such: `label`, `size`, `r`, `g`,
    `b`, `x`, `y`.
    """
    from networkx import write_graphml_xml

    out = io.BytesIO()
    write_graphml_xml(_graph(pairs, entities, places, communities, add_look=_as_values), out)
    return out.getvalue()


def _graph(pairs, entities, places, communities, *, add_look):
    """Give the network with everything written on it, nodes by name."""
    import networkx

    ids = _ids(sorted(set(pairs["entity_a"]) | set(pairs["entity_b"])))
    about = entities.set_index("entity")
    group = {} if communities is None else _column(communities, "community")
    x, y = ({}, {}) if places is None else (_column(places, "x"), _column(places, "y"))
    most = max((int(about["count"].get(name, 0)) for name in ids), default=1)
    graph = networkx.Graph()
    for name, node in ids.items():
        kind, count = str(about["type"].get(name, "")), int(about["count"].get(name, 0))
        values = {"label": node, "type": kind, "count": count}
        if name in group:
            values["community"] = int(group[name])
        look = {"size": round(10 + 40 * (count / max(most, 1)) ** 0.5, 2)}
        look |= _rgb(_colour(group.get(name), kind, communities is not None))
        if name in x:
            look |= {"x": PLANE * (float(x[name]) - 0.5), "y": HEIGHT * (float(y[name]) - 0.5)}
        graph.add_node(node, **values, **add_look(look))
    for row in pairs.sort_values(["entity_a", "entity_b"]).to_dict("records"):
        graph.add_edge(ids[row["entity_a"]], ids[row["entity_b"]], **_link(row))
    return graph


def _ids(names):
    """Give each name as XML can hold it; two that become one are numbered."""
    ids, taken = {}, set[str]()
    for name in names:
        ids[name] = distinct(_FORBIDDEN.sub(" ", str(name)).strip() or "?", taken)
    return ids


def _column(table, value):
    return dict(zip(table["entity"], table[value], strict=True))


def _link(row):
    """Give what is written on a link; what is unknown is not written."""
    values: dict[str, float] = {"weight": int(row["count"]), "count": int(row["count"])}
    if "articles" in row:
        values["articles"] = int(row["articles"])
    if row.get("npmi") is not None and row["npmi"] == row["npmi"]:
        values["npmi"] = float(row["npmi"])
    return values


def _colour(community, kind, by_community):
    if not by_community:
        return TYPE_COLOURS.get(kind, INK)
    known = community is not None and 1 <= community <= len(GROUP_COLOURS)
    return GROUP_COLOURS[int(community) - 1] if known else INK


def _rgb(colour):
    return {part: int(colour[at : at + 2], 16) for part, at in (("r", 1), ("g", 3), ("b", 5))}


def _as_viz(look):
    """Give the look as networkx writes it into GEXF."""
    viz = {"size": look["size"], "color": {part: look[part] for part in "rgb"}}
    if "x" in look:
        viz["position"] = {"x": look["x"], "y": look["y"], "z": 0.0}
    return {"viz": viz}


def _as_values(look):
    return look
