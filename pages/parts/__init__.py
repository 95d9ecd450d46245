"""What each page shows, one file a tab or part."""
