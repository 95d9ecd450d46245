"""Files made when their button is pressed; where that fails, the page says why."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import streamlit as st
from streamlit.runtime import get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx

from corpus import CorpusError
from corpus import store as kept_store
from pages.shared.text import md

_FAILED = "failed downloads"  # key of a button → why its file could not be made


def download(
    label: str,
    make: Callable[[], bytes],
    file_name: str,
    mime: str,
    *,
    key: str,
    **options: Any,
) -> None:
    """Draw a button that makes its file when it is pressed.

    Parameters
    ----------
    make
        Called without arguments, outside of the page's run.
    options
        Those of `st.download_button`.
    """
    failed: dict[str, str] = st.session_state.setdefault(_FAILED, {})
    context = get_script_run_ctx()
    session = context.session_id if context else ""

    def made() -> bytes:
        try:
            return make()
        except Exception as error:
            failed[key] = reason(error)
            _run_again(session)
            raise

    st.download_button(
        label,
        made,
        file_name,
        mime,
        on_click="ignore",
        key=key,
        icon=":material/download:",
        **options,
    )
    if key in failed:
        st.warning(
            f"{md(label)} could not be made: {md(failed.pop(key))}", icon=":material/warning:"
        )


def reason(error: Exception) -> str:
    """Say why a file could not be made, in words that name no part of the program."""
    match error:
        case CorpusError() | kept_store.StoreError() | ValueError():
            return str(error)
        case MemoryError():
            return "there is not enough memory. Choose fewer articles or slides, then try again."
        case OSError():
            return f"{error.strerror or 'the disk or the network failed'}."
    return f"its writer stopped ({type(error).__name__}); the server's log has the details."


def _run_again(session: str) -> None:
    """Have the page drawn anew, so that it says what went wrong; else its next run says it."""
    with suppress(Exception):
        found = get_instance()._session_mgr.get_session_info(session)
        if found is not None:
            found.session.request_rerun(found.session._client_state)
