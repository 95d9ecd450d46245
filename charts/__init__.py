"""Table to figure: one plotly figure a function, no Streamlit, no arithmetic on texts."""
