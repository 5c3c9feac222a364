"""What `make run` shows on a first start: an account for each role, an example community, and work that waits."""

import uuid

from django.db import transaction

from community.demo import load_demo_community
from community.models.moderation import Reason
from community.reports import report
from privacyportal.accounts.demo import DOMAIN, make_demo_accounts
from privacyportal.accounts.models import User
from privacyportal.contact.models import Desk, Question, Subject

TO_TRY = {
    "anna": "lid: stel een vraag in de community",
    "bram": "lid: volg een onderwerp, deel een document",
    "carla": "moderator: laat Wim toe, kijk naar de melding",
    "emma": "redacteur: schrijf een concept in het beheer",
    "frank": "eindredacteur: controleer en publiceer",
    "wim": "wacht op toegang",
    "beheer": "beheerder: alles in /beheer/",
}


@transaction.atomic
def load_demo(*, password):
    """Make everything of the demo in a portal without people; all of it is invented and says so."""
    accounts = make_demo_accounts(password=password)
    for desk, person in zip(Desk.objects.in_use(), ("emma", "frank"), strict=False):
        desk.staff.add(accounts[person], accounts["beheer"])
        _ask(desk)
    topics = load_demo_community(accounts=accounts)
    for topic in topics[:1]:
        report(
            post=topic.question, by=accounts["bram"], reason=Reason.OUTDATED, explanation="Voorbeeld van een melding."
        )


def _ask(desk):
    """A question at `desk` as if it had come; its row alone, so that no mail leaves for a real address."""
    subject = Subject.objects.filter(desk=desk, is_active=True).first()
    Question.objects.create(
        key=uuid.uuid4(),
        subject=subject,
        desk=desk,
        text="Voorbeeldvraag. Mogen wij de contactgegevens van mantelzorgers bewaren, en hoe lang?",
        name="Voorbeeld: Karin de Boer",
        email=f"karin@{DOMAIN}",
        organisation="Gemeente Voorbeeld",
    )


def table(*, password, address):
    """Who there is to sign in as at `address` and what to try, in lines; "" in a portal without the demo."""
    people = {f"{first}@{DOMAIN}": what for first, what in TO_TRY.items()}
    known = {user.email: user for user in User.objects.filter(email__in=people)}
    if not known:
        return ""
    is_hers = next(iter(known.values())).check_password(password)
    rows = [f"  {email:<38} {what}" for email, what in people.items() if email in known]
    head = f"\nEen voorbeeldportaal op {address}/. Log in met een van deze verzonnen accounts:"
    return "\n".join([head, *rows, f"  Wachtwoord: {password if is_hers else 'dat van de eerste start'}\n"])
