"""The columns of the register that cite a law."""

from django.urls import reverse

from privacyportal.laws.cited_by import CitingText, cited_in

from .explained import explanation


def citing_texts():
    """Every column of both tables, with where the page explains it."""
    page = reverse("register:register")
    for table in explanation():
        for one in table.columns:
            column = one.column
            cited = cited_in(column.ground, column.explanation, column.rule, column.allowed, column.example)
            yield CitingText("Kolom van het register", column.name, f"{page}#{one.anchor}", cited)
