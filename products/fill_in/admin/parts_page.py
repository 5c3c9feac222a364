"""The parts of a model: from here an editor goes to the words of each."""

from products.definitions.admin.wording import FieldPages

from ..validation import faults_of


class PartsPage(FieldPages):
    def parts(self, request, number):
        return self.with_content(request, number, self._parts, act="view")

    def _parts(self, request, model, text, content):
        context = {"content": content, "faults": faults_of(text), "may_change": self.may(request, "change")}
        return self.shown(request, "fill_in/parts.html", model, "Onderdelen en documenten", context)
