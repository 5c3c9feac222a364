"""What the templates of the desk and of the check page know about a question."""

from urllib.parse import quote

from django import template

from ..breach import HOURS, is_about_a_breach
from ..waiting import MOST, waiting, waiting_for

register = template.Library()
register.filter(is_about_a_breach)


@register.inclusion_tag("admin/contact/_waiting.html")
def waiting_questions(user):
    """For the start page of the desk: what waits for this person, or why nothing does; nothing for who has no desk."""
    desks = list(user.desks.all())
    rows = waiting_for(user) if desks else []
    return {"desks": desks, "rows": rows[:MOST], "more": max(0, len(rows) - MOST), "hours": HOURS}


@register.simple_tag
def waiting_of(question):
    """By when it must be answered."""
    return waiting(question)


@register.filter
def reply_link(question):
    """The address that opens an answer in one's own mail program, with the number in its subject."""
    return f"mailto:{quote(question.email, safe='@')}?subject={quote(f'Antwoord op uw vraag {question}')}"
