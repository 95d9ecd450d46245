"""What of the address every page shares: the corpus, and the filters."""

from urllib.parse import urlencode, urlsplit

import streamlit as st

SHARED = (
    "corpus", "outlet", "topic", "topic-rule", "from", "to", "language", "words", "match", "only",
)  # fmt: skip
OWN = "own-"  # begins the filters of columns of the user's own
_USUAL = (None, [], "", "all words", "quarter")  # a filter that says this says nothing


def hold() -> None:
    """Hold what the address said on the page before: a value nobody has touched is lost otherwise."""
    for name in list(st.session_state):
        if name in SHARED or str(name).startswith(OWN):
            st.session_state[name] = st.session_state[name]


def settle(page: str) -> None:
    """See to it that the address of a page just opened names the filters that hold.

    Where it lacks one, the script runs once more: it is written there then. Where it names them, the
    browser may still be about to drop them with the page before: they are sent once more.
    """
    held = [name for name in SHARED[1:] if st.session_state.get(name) not in _USUAL]
    missing = [name for name in held if name not in st.query_params]
    tried = st.session_state.get("settled")
    st.session_state["settled"] = (page, missing)
    if missing and tried != (page, missing):
        st.rerun()
    if held and (tried is None or tried[0] != page):
        st.query_params["again"] = "1"  # writing any parameter sends them all
        del st.query_params["again"]


def write(name: str, values: list[str]) -> None:
    """Write into the address what no widget of its own writes there."""
    if values and st.query_params.get_all(name) != values:
        st.query_params[name] = values
    elif not values and name in st.query_params:
        del st.query_params[name]


def parameters(**more: str) -> dict[str, str | list[str]]:
    """Give the parameters that a link to another page must carry, with `more` of its own."""
    here = {
        name: list(dict.fromkeys(st.query_params.get_all(name)))
        for name in st.query_params
        if name in SHARED or name.startswith(OWN)
    }
    return {**here, **more}


def link(page: str, **more: str) -> str:
    """Give the address of a page of this site, for a link in HTML."""
    return f"{page}?{urlencode(parameters(**more), doseq=True)}"


def here() -> str:
    """Give this page with the query of its address: where to see this again."""
    page = st.session_state["page"].removeprefix("pages/").removesuffix(".py")
    query = {name: st.query_params.get_all(name) for name in st.query_params}
    return f"{page}?{urlencode(query, doseq=True)}"


def printed_address(view: str) -> str:
    """Give the whole address of a view, as it is printed for others; the overview is at the root.

    Parameters
    ----------
    view
        As `here` gives it.
    """
    if not view:
        return ""
    page, _, query = view.partition("?")
    parts = urlsplit(st.context.url or "")
    on_root = st.session_state["page"] == "app.py"
    base = parts.path.rstrip("/") if on_root else parts.path.rstrip("/").rpartition("/")[0]
    own = f"{parts.scheme}://{parts.netloc}{base}" if parts.netloc else ""
    address = f"{own}/{'' if page == 'app' else page}"
    return f"{address}?{query}" if query else address
