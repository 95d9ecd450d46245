"""The frame of every page: its title, the menu, and what could not be opened."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import streamlit as st

from pages.shared import corpora, progress
from pages.shared.address import hold, parameters
from pages.shared.decisions import aliases, elsewhere, notes
from pages.shared.show import tray
from pages.shared.text import md
from pages.shared.trouble import confine
from study import Corpus, decisions, readings
from wording.language import count

# A picture: a Material icon as favicon would be fetched from elsewhere.
FAVICON = str(Path(__file__).with_name("favicon.png"))


# Charts need the room that Streamlit leaves empty beside them on a narrow window.
NARROW = """<style>
@media (max-width: 1200px) {
  [data-testid="stMainBlockContainer"] { padding-left: 1.5rem; padding-right: 1.5rem; }
}
</style>"""


@dataclass(frozen=True)
class Page:
    """One line of the menu."""

    file: str
    title: str
    icon: str
    help: str


PAGES = (
    Page("app.py", "Overview", ":material/dashboard:", "The corpus at a glance."),
    Page(
        "pages/coverage.py",
        "Coverage",
        ":material/grid_on:",
        "What the articles of one story tell alike, in whose words, and who leaves it out.",
    ),
    Page(
        "pages/keywords.py",
        "Keywords",
        ":material/label:",
        "The words that stand out, outlet beside outlet, with their sentences.",
    ),
    Page(
        "pages/words.py",
        "Words",
        ":material/text_fields:",
        "What each outlet says more than the others, every place of a word, and its company.",
    ),
    Page(
        "pages/topics.py",
        "Topics",
        ":material/category:",
        "What the paragraphs speak about, and how much of it each article and outlet gives.",
    ),
    Page(
        "pages/entities.py",
        "Entities",
        ":material/hub:",
        "The people, places and organisations named, and who is named with whom.",
    ),
    Page(
        "pages/overlap.py",
        "Similarity and overlap",
        ":material/compare_arrows:",
        "Which articles are alike, why, and the passages that they share.",
    ),
    Page(
        "pages/articles.py",
        "Articles",
        ":material/article:",
        "The list of articles, and a reader that highlights what was found.",
    ),
    Page(
        "pages/presentation.py",
        "Presentation",
        ":material/slideshow:",
        "The charts you put aside, in order, to take away as PowerPoint, web page, Word or Excel.",
    ),
    Page(
        "pages/corpus.py",
        "Corpus",
        ":material/library_add:",
        "Add your own articles, mend what is known of them, see what cleaning cut, take them out.",
    ),
)


def begin(file: str, *, empty: bool = False) -> Corpus:
    """Set up the page of that file, draw the menu and the title; give the corpus.

    Parameters
    ----------
    empty
        Whether the page has something to show when the corpus has no article; any other page says
        what to do and ends.
    """
    page = next(page for page in PAGES if page.file == file)
    st.set_page_config(
        page_title=f"{page.title} · Recoupe",
        page_icon=FAVICON,
        layout="wide",
        initial_sidebar_state="expanded",
    )
    st.html(NARROW)
    hold()
    st.session_state["page"] = file
    with st.sidebar:
        st.html('<div style="font-size:1.5rem;font-weight:700">Recoupe</div>')
        opened = corpora.choose()
        aliases.warn(opened)
        _say_who_reaches_it()
        slides = len(tray.order(opened))
        for entry in PAGES:
            counted = slides and entry.file == "pages/presentation.py"
            st.page_link(
                entry.file,
                label=f"{entry.title} ({slides:,})" if counted else entry.title,
                icon=entry.icon,
                help=entry.help,
                query_params=parameters(),
            )
    st.title(page.title)
    st.caption(page.help)
    corpora.say_unknown()
    elsewhere.tell(opened)
    _problems(opened)
    opened = readings.so_far(opened)
    opened = decisions.apply(opened, notes.of(opened))
    progress.draw(opened)
    if opened.articles.empty and not empty:
        st.info(
            "There is no article to show. Add some on the page Corpus, or put files of any format "
            "that an import takes into a folder and start Recoupe with it: "
            "RECOUPE\\_CORPUS=path/to/folder make run",
            icon=":material/folder_open:",
        )
        st.page_link("pages/corpus.py", label="Add articles", icon=":material/library_add:")
        st.stop()
    return opened


def _say_who_reaches_it() -> None:
    """Say it on every page when the server is open to the network."""
    if st.get_option("server.address") not in ("127.0.0.1", "::1", "localhost"):
        st.warning(
            "Anybody on the network can read, change and delete these corpora: there is no sign-in.",
            icon=":material/lock_open:",
        )


def _problems(opened: Corpus) -> None:
    if not opened.problems:
        return
    title = f"{count(len(opened.problems), 'remark')} on the files; what could be read is here"
    with st.expander(md(title), icon=":material/warning:"):
        for problem in opened.problems:
            st.text(str(problem))


def tabs(parts: Mapping[str, ModuleType], draw: Callable[[ModuleType], None]) -> None:
    """Draw the tabs of a page, and in the open one its part."""
    places = st.tabs(list(parts), key="tab", bind="query-params")
    for place, (name, part) in zip(places, parts.items(), strict=True):
        if place.open:
            with place, confine(name):
                draw(part)
