"""Web pages: what a page says of itself, where its main text stands, and its standfirst."""
