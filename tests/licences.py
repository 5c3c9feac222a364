"""Writes docs/licences.md: `python -m tests.licences`. Under which licence each package comes that the portal runs with."""

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "docs/licences.md"
NOT_HERE = {  # not on every machine; from their own pages
    "async-timeout": "Apache-2.0",
    "colorama": "BSD-3-Clause",
    "pyrage": "MIT",
    "tzdata": "Apache-2.0",
}
ALLOWED = (
    r"MIT( License|-0|-CMU)?|(PSF|MPL)-2\.0|"
    r"((3-Clause )?BSD|Apache|Mozilla Public License 2\.0|GNU Library or Lesser).*"
)
HEAD = """# Licenties

Elk pakket dat het portaal gebruikt, en onder welke licentie. Gemaakt met `python -m tests.licences`; een test faalt als een
pakket er niet in staat, of als zijn licentie niet in de lijst van toegestane licenties staat.

Het image begint bij `python:3.11-slim-bookworm` (Python: PSF-2.0, Debian: de licenties in `/usr/share/doc/*/copyright`).
De proxy begint bij `nginx` (BSD-2-Clause). Pakketten onder LGPL gebruikt het portaal ongewijzigd, als bibliotheek.

| Pakket | Licentie |
| --- | --- |
"""


def locked():
    """The names of the packages in the image, with all extras."""
    return re.findall(r"^([a-z0-9._-]+)==", (ROOT / "requirements-image.lock").read_text(), re.MULTILINE)


def licence_of(name):
    """What a package says of itself, in one line; nothing when it is not installed here."""
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return ""
    classifiers = [line.split(" :: ")[-1] for line in told.get_all("Classifier", ()) if line.startswith("License ::")]
    own = told.get("License-Expression") or ", ".join(one for one in classifiers if one != "OSI Approved")
    return own or (told.get("License") or "").strip().partition("\n")[0]


def rows():
    return [(name, licence_of(name) or NOT_HERE.get(name, "")) for name in sorted(locked())]


def listed():
    """What the file says, by name."""
    return dict(re.findall(r"^\| ([a-z0-9][a-z0-9._-]*) \| (.+) \|$", FILE.read_text(), re.MULTILINE))


if __name__ == "__main__":
    FILE.write_text(HEAD + "".join(f"| {name} | {licence} |\n" for name, licence in rows()))
