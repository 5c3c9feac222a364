"""What leaves the portal for another program, in a form that it can read, whatever stands in the database."""

import csv

from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed

from .signs import FORMULA, clean_text


def readable(value):
    """Text, also inside lists and dictionaries, without the signs that XML does not know and that break a parser."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, dict):
        return {name: readable(part) for name, part in value.items()}
    return [readable(part) for part in value] if isinstance(value, (list, tuple)) else value


class ReadableFeed(Atom1Feed):
    """An Atom feed that one odd sign in one item cannot take away from everybody."""

    def add_item(self, *args, **facts):
        super().add_item(*args, **facts)
        self.items[-1] = readable(self.items[-1])


def csv_response(name, columns, rows):
    """A table for a spreadsheet, to download as `name`."""
    response = HttpResponse(
        content_type="text/csv; charset=utf-8", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
    response.write("\ufeff")  # so that Excel reads it as UTF-8
    writer = csv.writer(response, delimiter=";")
    writer.writerow(columns)
    writer.writerows([safe_cell(value) for value in row] for row in rows)
    return response


def safe_cell(value):
    """A cell that a spreadsheet never takes for a formula."""
    text = ", ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    text = clean_text(text)
    return f"'{text}" if text.lstrip(" \n")[:1] in FORMULA and text.strip() else text
