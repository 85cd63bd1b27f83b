"""Reading and checking geodata/: files in, disputes and problems out."""

from parley.catalog.loading import GEODATA, Catalog, content_digest
from parley.catalog.problems import Problem, Severity
from parley.catalog.prose import CITATION, citations

__all__ = ["CITATION", "GEODATA", "Catalog", "Problem", "Severity", "citations", "content_digest"]
