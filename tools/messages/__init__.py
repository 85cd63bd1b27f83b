"""The messages of the interface: found in the code, kept for the translators as gettext files."""
