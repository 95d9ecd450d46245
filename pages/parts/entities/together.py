"""Who is named with whom: the network and the matrix, and the sentences behind each link."""

import streamlit as st

from charts.heatmap import heatmap
from charts.network import network
from exports.graph import to_gexf, to_graphml
from exports.names import file_name
from pages.shared import cached, methods
from pages.shared.choices import LINK, choose, either_picker, picker
from pages.shared.show import charts as show
from pages.shared.show import made, sentences
from pages.shared.text import count

WEIGHTS = {"count": "how often", "npmi": "how much more than by chance"}
COLOURS = {"type": "kind", "community": "group"}
MATRIX = 20  # names of the matrix
NOBODY = ""


def draw(view):
    """Draw the tab."""
    within, by, colour, most = _asked()
    pairs = cached.cooccurrence(view, within)
    if pairs.empty:
        show.nothing(
            f"No two names stand in the same {within} of the selected articles. Choose a wider "
            "window, or more articles."
        )
    least = show.threshold(pairs, within)
    shape = cached.Drawn(within, least, by, most)
    drawn = cached.drawn_pairs(view, shape)
    if drawn.empty:
        show.nothing("No link is that strong: lower the number above.")
    entities = cached.entity_counts(view)
    places = cached.layout(view, shape)
    groups = cached.communities(view, shape)
    names = sorted(places["entity"])
    focus = _focus(names)
    links = [LINK.format(a, b) for a, b in zip(drawn["entity_a"], drawn["entity_b"], strict=True)]
    show.chart(
        network(
            drawn,
            entities,
            places,
            communities=groups,
            colour=colour,
            weight=by,
            focus=focus or None,
        ),
        drawn,
        title=f"Who is named with whom in the same {within}"
        if by == "count"
        else f"Who is named with whom in the same {within} more than by chance (NPMI)",
        note=made.note(
            view, _hidden(pairs, drawn, within, least), method=methods.cooccurrence(within, by)
        ),
        key="network",
        pick=either_picker(picker("focus", names), picker("link", links)),
    )
    _files(f"{view.corpus.name} network by {within}", (drawn, entities, places, groups))
    link = choose(
        "Sentences that name both", links, key="link", help="Or click the middle of a line."
    )
    row = drawn.iloc[links.index(link)]
    with st.container(height=480, border=True):
        both = cached.pair_evidence(view, row["entity_a"], row["entity_b"], within)
        sentences.evidence(
            both,
            view.articles,
            key="pair-evidence",
            title=f"{row['entity_a']} and {row['entity_b']} in the same {within}",
            made=made.note(view, method=methods.cooccurrence(within, by)),
        )
    _matrix(view, pairs, entities, within, by)


def _asked():
    with st.container(horizontal=True, vertical_alignment="bottom"):
        within = st.segmented_control(
            "Named together in the same",
            ["sentence", "paragraph", "article"],
            default="sentence",
            required=True,
            key="within",
            bind="query-params",
        )
        by = st.segmented_control(
            "Lines by",
            list(WEIGHTS),
            default="count",
            required=True,
            key="link-by",
            format_func=WEIGHTS.get,
            bind="query-params",
            help="“More than by chance” is NPMI: 1 is always together, 0 is chance. It leaves out "
            "pairs that met only once.",
        )
        colour = st.segmented_control(
            "Coloured by",
            list(COLOURS),
            default="type",
            required=True,
            key="network-colour",
            format_func=COLOURS.get,
            bind="query-params",
            help="Groups are names that stand together more often than with others (Louvain).",
        )
        most = st.segmented_control(
            "Names at most",
            [25, 40, 60, 100],
            default=40,
            required=True,
            key="most-names",
            bind="query-params",
            help="The strongest links are drawn first. Beyond 40 names some may have no room.",
        )
    return within, by, colour, most


def _focus(names):
    """Draw the choice of one name whose neighbours stay; return it."""
    return choose(
        "Keep only the neighbours of",
        [NOBODY, *names],
        key="focus",
        names={NOBODY: "nobody: show all"},
        help="Or click a mark.",
    )


def _hidden(pairs, drawn, within, least):
    from analysis.cooccurrence.thresholds import hidden

    left_out = hidden(pairs, drawn)
    said = f"{count(len(drawn), 'link')} in at least {count(least, within)} each"
    if not left_out.links:
        return said
    return f"{said}; {count(left_out.names, 'name')} and {count(left_out.links, 'weaker link')} not drawn"


def _files(title, parts):
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("For Gephi and other network programs:")
        for label, write, ending in (("GEXF", to_gexf, "gexf"), ("GraphML", to_graphml, "graphml")):
            st.download_button(
                label,
                lambda write=write: write(*parts),
                file_name(title, ending),
                "application/xml",
                on_click="ignore",
                key=f"network-{ending}",
                icon=":material/download:",
                type="tertiary",
            )


def _matrix(view, pairs, entities, within, by):
    """Draw the same for the most named as a matrix, to read the values."""
    from analysis.cooccurrence.matrix import cooccurrence_matrix

    linked = set(pairs["entity_a"]) | set(pairs["entity_b"])
    names = [name for name in entities["entity"] if name in linked][:MATRIX]
    matrix = cooccurrence_matrix(pairs, names, by=by)
    unit = f"{within}s that name both" if by == "count" else "NPMI"
    show.chart(
        heatmap(
            matrix,
            unit=unit,
            digits=0 if by == "count" else 2,
            row_names=names,
            column_names=names,
        ),
        matrix.rename_axis("entity").reset_index(),
        title=f"How often the most named stand in the same {within}"
        if by == "count"
        else f"How much more than by chance the most named stand in the same {within} (NPMI)",
        note=made.note(
            view,
            f"the {count(len(names), 'most named', 'most named')}",
            method=methods.cooccurrence(within, by),
        ),
        key="network-matrix",
        pick=_pair_of(pairs),
    )


def _pair_of(pairs):
    known = {
        frozenset((a, b)): LINK.format(a, b)
        for a, b in zip(pairs["entity_a"], pairs["entity_b"], strict=True)
    }

    def pick(ids):
        if frozenset(ids) in known:
            st.session_state["link"] = known[frozenset(ids)]

    return pick
