"""What the pages share: frame, sidebar, the reader's decisions, and how things are shown."""
