"""The pages and widgets of Parley."""
