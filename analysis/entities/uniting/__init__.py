"""Under which name somebody is counted."""
