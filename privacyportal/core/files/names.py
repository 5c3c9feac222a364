"""File names that are only a name: no folder, nothing invisible, nothing that turns the reading direction."""

import re
import unicodedata
from pathlib import PurePath

MAX_NAME = 100  # characters, extension included
NOT_ON_EVERY_DISK = re.compile(r'[<>:"|?*]')


def clean_name(name: str) -> str:
    """A name that is safe on every disk and in every header; accents stay, the extension stays last."""
    last = re.split(r"[/\\]", name or "")[-1]
    visible = "".join(_visible(character) for character in unicodedata.normalize("NFC", last))
    path = PurePath(" ".join(NOT_ON_EVERY_DISK.sub("-", visible).split()).strip(". ") or "bestand")
    suffix = path.suffix.lower()[:MAX_NAME]
    stem = path.name[: len(path.name) - len(path.suffix)].rstrip(". ") or "bestand"
    return f"{stem[: MAX_NAME - len(suffix)]}{suffix}"


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category.startswith("Z"):
        return " "
    return "" if category.startswith("C") else character
