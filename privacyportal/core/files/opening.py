"""Where a stranger's file is opened: a process with little time, little memory and none of our secrets.

Run by `apart` as `python -m privacyportal.core.files.opening clean pdf`, with the file on standard input.
"""

import json
import resource
import sys

from .cleaning import clean
from .kinds import FileRefused, Kind
from .reading import write_text

MAX_SECONDS = 20  # of one processor
MAX_MEMORY = 1536 * 1024**2


def main(task: str, kind: Kind) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS, MAX_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it writes to us, to no disk
    content = sys.stdin.buffer.read()
    if task == "read":
        write_text(kind, content, sys.stdout.buffer)
    else:
        sys.stdout.buffer.write(cleaned_or_reason(kind, content))


def cleaned_or_reason(kind: Kind, content: bytes) -> bytes:
    """One line of JSON that says how it went, and then the cleaned copy."""
    try:
        cleaned, pages = clean(kind, content)
    except FileRefused as refused:
        return json.dumps({"refused": refused.reason.name}).encode()
    except Exception as error:  # whatever a parser makes of a broken file, the visitor gets our sentence
        return json.dumps({"failed": type(error).__name__}).encode()
    return json.dumps({"pages": pages}).encode() + b"\n" + cleaned


if __name__ == "__main__":
    main(sys.argv[1], Kind(sys.argv[2]))
