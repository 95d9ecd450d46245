"""Two buttons that save a chart of the page as PNG or SVG, in the reader's browser."""

import streamlit as st

_HTML = '<button data-format="png">Picture (PNG)</button><button data-format="svg">Picture (SVG)</button>'

_CSS = """
:host, div { display: flex; gap: 1rem; }
button {
  font: inherit; font-size: 0.875rem; color: var(--st-text-color); background: var(--st-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-button-radius, 0.4rem);
  padding: 0.4rem 0.75rem; min-height: 2.5rem; cursor: pointer; white-space: nowrap;
}
button:hover, button:focus-visible { border-color: var(--st-primary-color); color: var(--st-primary-color); }
"""

# plotly's own camera does the work: its options are set, then its button is pressed.
_JS = """
export default function ({ data, parentElement }) {
  parentElement.querySelectorAll("button").forEach((button) => {
    button.onclick = () => {
      const plot = document.querySelector(`.st-key-${CSS.escape(data.chart)} .js-plotly-plot`);
      const format = button.dataset.format;
      const scale = format === "png" ? 2 : 1;
      plot._context.toImageButtonOptions = { format, filename: data.name, width: 960, height: 540, scale };
      plot.querySelector("[data-attr='toImage'], [data-title^='Download plot']").click();
    };
  });
}
"""

_component = st.components.v2.component("camera", html=_HTML, css=_CSS, js=_JS)


def buttons(*, chart: str, name: str) -> None:
    """Draw the buttons for the chart in the container of key `chart`; the file is called `name`."""
    _component(key=f"{chart}-camera", data={"chart": chart, "name": name}, width="content")
