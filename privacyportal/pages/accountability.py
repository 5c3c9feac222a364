"""The portal's own account of itself, made with its own tools: rows of a register, the DPIA aid, the balancing test."""

from dataclasses import dataclass
from functools import cache

import yaml
from django.conf import settings

from privacyportal.retention.policy import QUESTION_PERIOD
from privacyportal.retention.purpose import INTEREST
from privacyportal.retention.purposes import PURPOSES
from products.decision_aids.addresses import outcome_url, start_url
from products.decision_aids.deciding import decide
from products.decision_aids.editions import live
from products.decision_aids.given import Given
from products.register.columns import table_of

PLACE = settings.FIXTURE_DIRS[0] / "accountability.yaml"


@cache
def account():
    """What the file says, as it is."""
    return yaml.safe_load(PLACE.read_text(encoding="utf-8"))


def register_rows():
    """The portal's own processings: by row the cells by column id, in the order of the columns of article 30 lid 1."""
    register, facts = account()["register"], _facts()
    rows = ({**register["shared"], **row} for row in register["rows"])
    return [{column.id: row[column.id].format(**facts) for column in table_of(1).columns} for row in rows]


def public_rows():
    """The same for readers, without the internal columns: (name, [(heading, text), …])."""
    columns = [column for column in table_of(1).columns if not column.internal]
    return [(row["naam"], [(column.name, row[column.id]) for column in columns]) for row in register_rows()]


@dataclass(frozen=True)
class Answered:
    question: str
    answer: str
    why: str


@dataclass(frozen=True)
class Tested:
    """What the aid decides on our own answers, today, under the rules that are published now."""

    aid: object
    decision: object
    answers: tuple
    url: str
    start: str


def tested():
    """The Tested of the DPIA aid; None when that aid is not published, or now asks what we have not answered."""
    own = account()["aid"]
    if not (aid := live(own["slug"])):
        return None
    why = {one["question"]: one["why"] for one in own["answers"]}
    values = {aid.definition.questions[one["question"]].key: (one["choice"],) for one in own["answers"]}
    decision = decide(aid.definition, Given(values=values))
    if not decision.outcome:
        return None
    answers = tuple(
        Answered(step.question.text, " en ".join(choice.text for choice in step.chosen), why[step.question.id])
        for step in decision.steps
    )
    return Tested(aid, decision, answers, outcome_url(aid, values), start_url(aid))


def balances():
    """For each purpose that rests on a legitimate interest: the purpose and how that interest was weighed."""
    weighed = {one["purpose"]: one for one in account()["balance"]}
    return [(one, weighed[one.name]) for one in PURPOSES if one.letter == INTEREST]


def _facts():
    operator = settings.OPERATOR
    return {
        **operator,
        "question_period": QUESTION_PERIOD,
        "processors_in_register": _processors(operator["processors"]),
        "transfers_in_register": "nee" if operator["transfers"] == "geen" else f"ja: {operator['transfers']}",
        **{f"ground_{one.name}": _letter(one) for one in PURPOSES},
        **{f"law_{one.name}": one.because if one.letter in "ce" else "n.v.t." for one in PURPOSES},
    }


def _processors(word):
    return f"{word}; met verwerkersovereenkomst" if word.is_confirmed else f"{word}; overeenkomst nog vast te leggen"


def _letter(one):
    return f"{one.letter}, {one.article.split(' (')[0].removeprefix('een ').removeprefix('de ')}"
