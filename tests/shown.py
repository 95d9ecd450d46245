"""What a page of the site shows, and its buttons pressed."""

from streamlit.testing.v1 import AppTest

from tests import APP

PARTS = ("title", "subheader", "markdown", "caption", "text", "info", "success", "warning")


def checked(page: AppTest) -> AppTest:
    """Give the page back, if nothing in it broke."""
    assert not page.exception, page.exception
    wrong = [each.value for each in page.error if "went wrong" in each.value]
    assert not wrong, wrong
    return page


def opened(file: str, **query: str) -> AppTest:
    """Open a page as a new session, at an address with these parameters (`_` for `-`)."""
    page = AppTest.from_file(APP, default_timeout=180)
    for name, value in query.items():
        page.query_params[name.replace("_", "-")] = value
    return go(page, file)


def go(page: AppTest, file: str) -> AppTest:
    """Go to another page of the same session."""
    return checked((page if file == "app.py" else page.switch_page(file)).run())


def text_of(page: AppTest) -> str:
    """Give all that a page says in text, kind by kind."""
    parts = [part.value for kind in PARTS for part in getattr(page, kind)]
    return "\n".join(parts).replace("\\", "")


def press(page: AppTest, key: str) -> AppTest:
    """Click a button and let the page answer."""
    return checked(page.button(key=key).click().run())
