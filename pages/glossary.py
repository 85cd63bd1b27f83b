"""The words of the field, with their authorities."""

from parley.ui.chrome import frame
from parley.ui.reference import glossary_page

frame("Glossary")
glossary_page()
