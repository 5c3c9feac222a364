"""The tables of an aid that the texts of products borrow: the answers of a question, or a table beside it."""

from django.utils.text import capfirst

from products.borrowed_tables import borrowing_from, markdown_table
from products.models import Product
from products.searchable import index_products

WORD = "keuzehulp"
EXPLAINED = (
    ("threshold", "drempel", "**"),
    ("help", "uitleg", ""),
    ("example", "voorbeeld", "*"),
)  # and how it stands out


def table_of(aid, part):
    """What the website says now, as Markdown; "" when this aid has no such part."""
    table, question = aid.definition.tables.get(part), aid.definition.questions.get(part)
    if table:
        return markdown_table(table.columns, table.rows)
    return _answers(question) if question and question.own_choices else ""


def refresh_borrowers(slug):
    """Let the products that borrow from this aid be found, and shown, with what it says now."""
    borrowers = Product.objects.filter(body__contains=borrowing_from(WORD, slug))
    borrowers.update(kept_with=0)  # `tick` makes their HTML anew; until then each page does
    index_products(borrowers)


def _answers(question):
    """Every answer with all that is said beside it; a column that stays empty is left out."""
    answers = question.own_choices
    columns = {
        question.short: [answer.text for answer in answers],
        _heading(answers): [_explained(answer) for answer in answers],
        "Grond": [answer.ground for answer in answers],
        "Voorbeeldzin": [answer.sentence for answer in answers],
    }
    filled = {heading: cells for heading, cells in columns.items() if any(cells)}
    return markdown_table(list(filled), zip(*filled.values(), strict=True))


def _heading(answers):
    said = [word for name, word, _ in EXPLAINED if any(getattr(answer, name) for answer in answers)]
    return capfirst(", ".join(said[:-1]) + " en " * (len(said) > 1) + "".join(said[-1:]))


def _explained(answer):
    """In one cell: on a telephone two columns fit, and four do not."""
    said = ((getattr(answer, name), mark) for name, _, mark in EXPLAINED)
    return " ".join(f"{mark}{text}{mark}" for text, mark in said if text)
