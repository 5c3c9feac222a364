"""One set of rules for every upload: a file is a list of parts that we know; each is read, cleaned or left out.

A stranger's file is opened in a process of its own (`core.heavy_work`), by functions that know nothing of Django.
"""

from .kinds import EXTENSIONS, MAX_BYTES, FileRefused, Kind, Refusal
from .names import clean_name
from .refusals import IfLost, Loss, WouldLose
from .uploads import (
    IN_A_PAGE,
    PATIENT,
    CleanFile,
    Received,
    StillChecking,
    Upload,
    accept,
    extract_text,
    read_again,
    receive,
    receive_at_once,
    take,
)

__all__ = [
    "EXTENSIONS",
    "IN_A_PAGE",
    "MAX_BYTES",
    "PATIENT",
    "CleanFile",
    "FileRefused",
    "IfLost",
    "Kind",
    "Loss",
    "Received",
    "Refusal",
    "StillChecking",
    "Upload",
    "WouldLose",
    "accept",
    "clean_name",
    "extract_text",
    "read_again",
    "receive",
    "receive_at_once",
    "take",
]
