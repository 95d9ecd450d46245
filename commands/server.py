"""The server that `serve` starts: Streamlit's own, with a guard before it."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from commands.guard import with_guard

app = st.App(Path(__file__).parents[1] / "app.py", middleware=[Middleware(with_guard)])
