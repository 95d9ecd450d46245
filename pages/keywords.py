"""Keywords: what stands out, outlet beside outlet, with its sentences."""

import streamlit as st

from pages.parts.keywords import across, ranking
from pages.shared import frame, progress, sidebar
from pages.shared.decisions import hidden
from pages.shared.show.charts import nothing
from pages.shared.trouble import confine
from study import keywords

corpus = frame.begin("pages/keywords.py")
view = sidebar.choose(corpus)
progress.need_some(corpus)
top = st.columns(2)[0].slider("How many keywords", 5, 40, 20, key="keywords", bind="query-params")
ranked = keywords.top_keywords(view, hidden.choose(corpus), top=top)
if ranked.empty:
    nothing("No keyword was found: the selected articles are too short.")
with confine("Keywords"):
    ranking.draw(view, ranked)
with confine("Keywords across outlets or articles"):
    across.draw(view, ranked["keyword"].tolist())
