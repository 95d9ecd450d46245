"""What the reader decides, kept with undo."""
