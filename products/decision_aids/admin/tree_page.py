"""The tree of an aid: as a table to check line by line, and as a picture to check at a glance."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe

from products.definitions.admin.pages import ToolPages
from products.definitions.concepts import working_text

from ..drawing import drawn
from ..tree import rows_of
from ..validation import faults_of, readable


class TreePage(ToolPages):
    @method_decorator(require_safe)
    def tree(self, request, number):
        aid = self.found(request, number, "view")
        text = working_text(aid)
        definition = readable(text)
        if not definition:
            messages.warning(request, "De boom is nog niet te tekenen. Verbeter eerst de punten hieronder.")
            return redirect(aid.change_url())
        rows = rows_of(definition)
        context = {"rows": rows, "drawing": drawn(rows), "definition": definition, "faults": faults_of(text)}
        context["may_change"] = self.may(request, "change")
        return self.shown(request, "decision_aids/tree.html", aid, "Vragen en uitkomsten", context)
