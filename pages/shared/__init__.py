"""What the pages share: frame, sidebar, cached calls, and how things are shown."""
