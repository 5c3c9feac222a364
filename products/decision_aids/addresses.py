"""Where the answers lead: every address of an aid is made here, with the answers in the order of its definition.

An aid that is tried out before it is published has the same pages in a namespace of its own.
"""

from urllib.parse import urlencode

from django.urls import reverse

from .given import query_of


def question_url(aid, question, values):
    """The page of a question, with these answers in the address."""
    return f"{_page(aid, 'question', question.key)}?{query(aid, values)}"


def outcome_url(aid, values):
    return f"{_page(aid, 'outcome')}?{query(aid, values)}"


def next_url(aid, decision, values):
    """The first open question, or the outcome when there is none."""
    return question_url(aid, decision.open, values) if decision.open else outcome_url(aid, values)


def onward(aid, decision, given):
    """Where an address leads, as it came: what does not count goes along once, so that the page can say so.

    Only for an answer to GET: with a posted form it would put into an address what somebody typed.
    """
    page = _page(aid, "question", decision.open.key) if decision.open else _page(aid, "outcome")
    known = query_of(aid.definition, given.values, min(given.edition or aid.edition, aid.edition))
    return "&".join(filter(None, [f"{page}?{known}", urlencode(given.left_out)]))


def deadline_url(aid, values):
    """The end of the term for a calendar, with the moment that it is counted from and no other answer."""
    moments = {key: value for key, value in values.items() if key in aid.definition.moment_keys}
    return f"{_page(aid, 'deadline')}?{urlencode(moments, doseq=True)}"


def start_url(aid):
    return _page(aid, "aid")


def query(aid, values):
    return query_of(aid.definition, values, aid.edition)


def _page(aid, name, *args):
    return reverse(f"{aid.namespace}:{name}", args=[aid.slug, *args])
