"""Figures and tables to files: bytes out, no Streamlit."""
