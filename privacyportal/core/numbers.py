"""Whole numbers from outside, looked at once: behind this door nobody asks again whether they fit the database."""

MOST = 2**31 - 1  # what a column of whole numbers holds on every database


def whole(text, *, most=MOST):
    """The whole number that `text` (from an address or a form) writes in plain digits, from 0 to `most`; else None."""
    written = str(text or "")
    is_number = written.isascii() and written.isdecimal() and len(written) <= len(str(most))
    return int(written) if is_number and int(written) <= most else None


def characters(number):
    """A number of characters as people read it: `1 teken`, `1.200 tekens`."""
    return f"{number:,} {'teken' if number == 1 else 'tekens'}".replace(",", ".")
