"""What the page of an outcome shows."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode

from products.models import Product

from .addresses import deadline_url, outcome_url
from .carrying import carried
from .clock import clock_of
from .editions import changes_for
from .fitting import fitting
from .forms import RecordForm
from .question_page import answered, left_out


@dataclass
class OutcomePage:
    """The outcome for one visitor, with all that led to it."""

    aid: object
    given: object
    decision: object

    @property
    def notes(self):
        """What of the address does not count."""
        return left_out(self.aid, self.given, self.decision)

    @property
    def changes(self):
        """What changed since the rules that the address names, when they are older; None when they are not."""
        return changes_for(self.aid, self.given)

    @property
    def answered(self):
        return answered(self.aid, self.decision.steps, self._values)

    @property
    def url(self):
        return outcome_url(self.aid, self._values)

    @property
    def address(self):
        """This outcome, as it can be kept."""
        return f"{settings.SITE_URL}{self.url}"

    @property
    def products(self):
        """The published products of this outcome, in the order of the definition."""
        return Product.objects.published().in_order(self.decision.outcome.products)

    @cached_property
    def models(self):
        """The models that the answers go along to."""
        return carried(self.decision)

    @property
    def ask_url(self):
        """The contact form with its subject chosen; never with the answers."""
        product = next(iter(self.products), None)
        query = urlencode({"product": product.slug}) if product else ""
        return f"{reverse('contact:form')}?{query}"

    @cached_property
    def clock(self):
        """The term that runs, where the aid has one and the visitor gave its moment; else None."""
        return clock_of(self.aid, self.decision)

    @property
    def disagreement(self):
        """A sentence when the clock and the answer beside it tell different things."""
        chosen = [choice.id for step in self.decision.steps if step.question.extras for choice in step.chosen]
        return next(filter(None, map(self.clock.disagreement, chosen)), "") if self.clock else ""

    @property
    def deadline_url(self):
        return deadline_url(self.aid, self._values)

    @property
    def record_form(self):
        return RecordForm()

    @property
    def answers(self):
        """The answers as fields of a form that makes a document."""
        return [(key, value) for key, values in self._values.items() for value in values]

    @property
    def _values(self):
        return fitting(self.aid.definition, self.given, self.decision)
