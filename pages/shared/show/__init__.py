"""Charts, tables and sentences as every page shows them."""
