"""The tables of an aid that the texts of products borrow: the answers of a question, or a table beside it."""

from products.borrowed_tables import borrowing_from, markdown_table
from products.models import Product
from products.searchable import index_products

from .editions import live

WORD = "keuzehulp"
COLUMNS = {
    "help": "Uitleg",
    "threshold": "Drempel",
    "example": "Voorbeeld",
    "ground": "Grond",
    "sentence": "Voorbeeldzin",
}


def table_of(slug, part):
    """What the website says now, as Markdown; "" when this aid or this part is not on it."""
    aid = live(slug)
    if not aid:
        return ""
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
    told = {name: title for name, title in COLUMNS.items() if any(getattr(answer, name) for answer in answers)}
    rows = [[answer.text, *(getattr(answer, name) for name in told)] for answer in answers]
    return markdown_table([question.short, *told.values()], rows)
