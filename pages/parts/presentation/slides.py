"""The slides of the presentation: preview, order, title and comment, undo."""

from urllib.parse import parse_qs

import streamlit as st

from charts.preview import preview
from exports.exhibit import Exhibit, shown_table
from pages.shared.decisions import notes
from pages.shared.frame import PAGES
from pages.shared.show import tray
from pages.shared.text import md
from study import Corpus
from study.provenance import fingerprint
from wording.language import count

CONFIG = {"displayModeBar": False, "staticPlot": True, "showSendToCloud": False}
AT_ONCE = 20  # slides; each draws its chart
ROWS = 8  # of a table in its preview


def draw(corpus: Corpus, exhibits: dict[str, Exhibit]) -> None:
    """Draw the slides, or say how to get some."""
    notes.bar(corpus)
    if not exhibits:
        st.info(
            "The presentation is empty. Under every chart and table stands “Add to presentation”: "
            "it comes here as you see it there, with your filters. Then put the slides in order, "
            "and take them away as PowerPoint, web page, Word or Excel.",
            icon=":material/add_to_photos:",
        )
        return
    numbers = list(exhibits)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"{count(len(numbers), 'slide')}, in this order.")
        with st.popover("Put in order", icon=":material/swap_vert:", type="tertiary"):
            _arrange(corpus, exhibits)
        st.button(
            "Remove all",
            icon=":material/delete:",
            key="clear-slides",
            type="tertiary",
            on_click=tray.clear,
            args=(corpus, numbers),
        )
    start = _first_shown(len(numbers))
    for place, number in list(enumerate(numbers))[start : start + AT_ONCE]:
        _slide(corpus, number, exhibits[number], (place, len(numbers)))


def _first_shown(total: int) -> int:
    """Draw the choice of which slides are shown, where there are many; give the first's place."""
    if total <= AT_ONCE:
        return 0
    return st.selectbox(
        "Slides shown",
        range(0, total, AT_ONCE),
        format_func=lambda first: f"{first + 1} to {min(first + AT_ONCE, total)}",
        key="slides-shown",
    )


def _arrange(corpus: Corpus, exhibits: dict[str, Exhibit]) -> None:
    """Draw the list of titles: those chosen again, in the order wanted, come first."""
    titles = {
        number: f"{place + 1} · {exhibits[number].title}" for place, number in enumerate(exhibits)
    }
    chosen = st.multiselect(
        "Choose the slides in the order you want; those left out follow as they are",
        list(titles),
        format_func=titles.get,
        key="wanted-order",
    )
    rest = [number for number in titles if number not in chosen]
    st.button(
        "Put in this order",
        key="arrange",
        disabled=not chosen,
        on_click=_put_in_order,
        args=(corpus, [*chosen, *rest]),
    )


def _put_in_order(corpus: Corpus, numbers: list[str]) -> None:
    tray.arrange(corpus, numbers)
    st.session_state["wanted-order"] = []


def _slide(corpus: Corpus, number: str, exhibit: Exhibit, where: tuple[int, int]) -> None:
    place, total = where
    with st.container(border=True):
        grid = st.grid(2, min_column_width=380, gap=("small", "medium"))
        with grid.cell():
            _words(corpus, number, exhibit, place)
            with st.container(horizontal=True):
                for label, icon, step, off in (
                    ("Up", "arrow_upward", -1, place == 0),
                    ("Down", "arrow_downward", 1, place == total - 1),
                ):
                    st.button(
                        label,
                        icon=f":material/{icon}:",
                        key=f"{label}-{number}",
                        disabled=off,
                        on_click=tray.move,
                        args=(corpus, number, step),
                    )
                st.button(
                    "Remove",
                    icon=":material/delete:",
                    key=f"remove-{number}",
                    on_click=tray.remove,
                    args=(corpus, number),
                )
            _state(corpus, exhibit)
        with grid.cell():
            _preview(exhibit, number)


def _words(corpus: Corpus, number: str, exhibit: Exhibit, place: int) -> None:
    title = st.text_input(
        f"Title of slide {place + 1}", exhibit.title, key=f"title-{number}-{exhibit.title}"
    )
    comment = st.text_area(
        "Comment",
        exhibit.comment,
        key=f"comment-{number}-{exhibit.comment}",
        placeholder="A sentence that says what is to be seen",
        height=80,
    )
    if title.strip() and title.strip() != exhibit.title:
        tray.change(corpus, number, exhibit, title=title.strip())
        st.rerun()
    if comment.strip() != exhibit.comment:
        tray.change(corpus, number, exhibit, comment=comment.strip())
        st.rerun()


def _state(corpus: Corpus, exhibit: Exhibit) -> None:
    if exhibit.provenance.fingerprint != fingerprint(corpus):
        st.caption(
            ":material/history: The corpus has changed since this was added. To renew it, open its "
            "view and add it again."
        )
    page, _, query = exhibit.view.partition("?")
    file = "app.py" if page == "app" else f"pages/{page}.py"
    if file in {entry.file for entry in PAGES}:  # a slide may come from another Recoupe
        st.page_link(
            file,
            label="Open its view",
            icon=":material/open_in_new:",
            query_params=parse_qs(query),
        )


def _preview(exhibit: Exhibit, number: str) -> None:
    from exports.provenance import footer

    if exhibit.figure is None:
        st.markdown(f"**{md(exhibit.title)}**")
        st.dataframe(
            shown_table(exhibit).head(ROWS).astype(str), hide_index=True, key=f"table-{number}"
        )
        st.caption(md(footer(exhibit.provenance)))
        return
    figure = preview(
        exhibit.figure, title=exhibit.title, note=footer(exhibit.provenance), scale=0.55
    )
    st.plotly_chart(figure, theme=None, key=f"picture-{number}", width="content", config=CONFIG)
