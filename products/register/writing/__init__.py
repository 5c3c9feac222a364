"""The register in the standard structure, and the empty form of it: .xlsx, .ods, .csv and JSON."""

from .forms import FORMS, definition, standard, template

__all__ = ["FORMS", "definition", "standard", "template"]
