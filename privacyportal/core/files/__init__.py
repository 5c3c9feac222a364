"""One set of rules for every upload: what a file really is, a clean name, metadata taken out.

A stranger's file is opened in a process of its own, in `opening`, which knows nothing of Django.
"""

from .apart import extract_text
from .kinds import EXTENSIONS, MAX_BYTES, FileRefused, Kind, Refusal
from .names import clean_name
from .uploads import CleanFile, accept

__all__ = [
    "EXTENSIONS",
    "MAX_BYTES",
    "CleanFile",
    "FileRefused",
    "Kind",
    "Refusal",
    "accept",
    "clean_name",
    "extract_text",
]
