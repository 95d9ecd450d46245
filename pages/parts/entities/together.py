"""Who is named with whom: the network, the sentences behind each link, the files for others."""

import streamlit as st

from charts.network import network
from exports.graph import to_gexf, to_graphml
from exports.names import file_name
from pages.parts.entities import together_matrix
from pages.shared.choices import LINK, choose, either_picker, one_of, picker
from pages.shared.show import sentences
from pages.shared.show.charts import chart, nothing
from pages.shared.show.downloads import download
from pages.shared.show.figures import figure_of
from study import View, cooccurrence, entities, methods
from study.cooccurrence import Drawn
from study.provenance import note
from wording.language import count

WEIGHTS = {"count": "how often", "npmi": "how much more than by chance"}
COLOURS = {"type": "kind", "community": "group"}
NOBODY = ""


def draw(view: View) -> None:
    """Draw the tab."""
    within, by, colour, most = _controls()
    if cooccurrence.cooccurrence(view, within).empty:
        nothing(
            f"No two names stand in the same {within} of the selected articles. Choose a wider "
            "window, or more articles."
        )
    drawn = Drawn(within, _threshold(view, within), by, most)
    if cooccurrence.drawn_pairs(view, drawn).empty:
        nothing("No link is that strong: lower the number above.")
    _network(view, drawn, colour)
    _files(view, drawn)
    _sentences(view, drawn)
    together_matrix.draw(view, within, by)


def _controls() -> tuple[str, str, str, int]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        within = one_of(
            "Named together in the same",
            ["sentence", "paragraph", "article"],
            key="within",
        )
        by = one_of(
            "Lines by",
            WEIGHTS,
            key="link-by",
            help="“More than by chance” is NPMI: 1 is always together, 0 is chance. It leaves out "
            "pairs that met only once.",
        )
        colour = one_of(
            "Coloured by",
            COLOURS,
            key="network-colour",
            help="Groups are names that stand together more often than with others (Louvain).",
        )
        most = one_of(
            "Names at most",
            [25, 40, 60, 100],
            default=40,
            key="most-names",
            help="The strongest links are drawn first. Beyond 40 names some may have no room.",
        )
    return within, by, colour, most


def _threshold(view: View, within: str) -> int:
    """Draw the slider for the fewest windows a link needs; give it."""
    most = int(cooccurrence.cooccurrence(view, within)["count"].max())
    if most == 1:
        return 1
    return st.slider(
        f"Draw links of at least so many {within}s",
        1,
        most,
        min(cooccurrence.readable_threshold(view, within), most),
        key=f"least-{within}",
        bind="query-params",
        help="Starts where the picture is readable; lower it to see more, raise it to see the core.",
    )


def _network(view: View, drawn: Drawn, colour: str) -> None:
    pairs = cooccurrence.drawn_pairs(view, drawn)
    places = cooccurrence.layout(view, drawn)
    names = sorted(places["entity"])
    focus = choose(
        "Keep only the neighbours of",
        [NOBODY, *names],
        key="focus",
        names={NOBODY: "nobody: show all"},
        help="Or click a mark.",
    )
    title = f"Who is named with whom in the same {drawn.within}"
    chart(
        figure_of(
            network,
            pairs,
            entities.entity_counts(view),
            places,
            communities=cooccurrence.communities(view, drawn),
            colour=colour,
            weight=drawn.by,
            focus=focus or None,
        ),
        pairs,
        title=title if drawn.by == "count" else f"{title} more than by chance (NPMI)",
        note=note(view, _sizes(view, drawn), method=methods.cooccurrence(drawn.within, drawn.by)),
        key="network",
        pick=either_picker(picker("focus", names), picker("link", _links(view, drawn))),
    )


def _links(view: View, drawn: Drawn) -> list[str]:
    pairs = cooccurrence.drawn_pairs(view, drawn)
    return [LINK.format(a, b) for a, b in zip(pairs["entity_a"], pairs["entity_b"], strict=True)]


def _sizes(view: View, drawn: Drawn) -> str:
    """Say how many links are drawn, and what is not."""
    links = len(cooccurrence.drawn_pairs(view, drawn))
    text = f"{count(links, 'link')} in at least {count(drawn.least, drawn.within)} each"
    names_out, links_out = cooccurrence.count_not_drawn(view, drawn)
    if not links_out:
        return text
    return f"{text}; {count(names_out, 'name')} and {count(links_out, 'weaker link')} not drawn"


def _files(view: View, drawn: Drawn) -> None:
    parts = (
        cooccurrence.drawn_pairs(view, drawn),
        entities.entity_counts(view),
        cooccurrence.layout(view, drawn),
        cooccurrence.communities(view, drawn),
    )
    title = f"{view.corpus.name} network by {drawn.within}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("For Gephi and other network programs:")
        for label, write, ending in (("GEXF", to_gexf, "gexf"), ("GraphML", to_graphml, "graphml")):
            download(
                label,
                lambda write=write: write(*parts),
                file_name(title, ending),
                "application/xml",
                key=f"network-{ending}",
                type="tertiary",
            )


def _sentences(view: View, drawn: Drawn) -> None:
    """Draw the choice of a link, and the sentences that name both."""
    links = _links(view, drawn)
    link = choose(
        "Sentences that name both", links, key="link", help="Or click the middle of a line."
    )
    row = cooccurrence.drawn_pairs(view, drawn).iloc[links.index(link)]
    a, b = row["entity_a"], row["entity_b"]
    with st.container(height=480, border=True):
        sentences.evidence(
            cooccurrence.pair_evidence(view, a, b, drawn.within),
            view,
            key="pair-evidence",
            title=f"{a} and {b} in the same {drawn.within}",
            made=note(view, method=methods.cooccurrence(drawn.within, drawn.by)),
        )
