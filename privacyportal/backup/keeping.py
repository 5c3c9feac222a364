"""How a backup is called when nobody chose a name, and which of those go because newer ones are there."""

import re
from datetime import UTC, datetime

NAME = re.compile(r"privacyportaal-(\d{4}-\d\d-\d\dT\d{6}Z)\.tar\.gz(\.age)?")
FORM = "%Y-%m-%dT%H%M%SZ"


def dated_name(moment, *, is_sealed):
    return f"privacyportaal-{moment.astimezone(UTC):{FORM}}.tar.gz" + (".age" if is_sealed else "")


def newest_in(place):
    """When the newest backup in `place` was made; None when there is none."""
    return max(map(_made_at, filter(NAME.fullmatch, place.names())), default=None)


def remove_old(place, *, before, most=None):
    """Delete from `place` the backups of before a moment, and all but the newest `most`; returns their names."""
    newest_first = sorted(filter(NAME.fullmatch, place.names()), reverse=True)
    too_many = newest_first[most:] if most else []
    old = [name for name in newest_first if _made_at(name) < before or name in too_many]
    for name in old:
        place.delete(name)
    return old


def _made_at(name):
    return datetime.strptime(NAME.fullmatch(name)[1], FORM).replace(tzinfo=UTC)
