"""Pure analysis: a table in, a table out; no Streamlit, no plotly, nothing printed."""
