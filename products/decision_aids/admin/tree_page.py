"""The tree of an aid: as a table to check line by line, and as a picture to check at a glance."""

from django.contrib import admin, messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from products.definitions.concepts import working_text

from ..drawing import drawn
from ..tree import rows_of
from ..validation import faults_of, readable
from .pages import change_url, context_of, found


@require_safe
def tree(request, number):
    aid = found(request, number, "view")
    text = working_text(aid)
    definition = readable(text)
    if not definition:
        messages.warning(request, "De boom is nog niet te tekenen. Verbeter eerst de punten hieronder.")
        return redirect(change_url(aid))
    rows = rows_of(definition)
    context = context_of(aid, "Vragen en uitkomsten") | {
        "rows": rows,
        "drawing": drawn(rows),
        "definition": definition,
        "faults": faults_of(text),
        "may_change": request.user.has_perm("decision_aids.change_decisionaid"),
    }
    return render(request, "admin/decision_aids/tree.html", admin.site.each_context(request) | context)
