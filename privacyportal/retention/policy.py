"""How long what is kept: the privacy statement prints these rows, the eraser obeys them, a check enforces them.

An app that keeps something of people adds its row here, by the label of its model (`community.Post`).
"""

from dataclasses import dataclass, field
from datetime import timedelta

from django.conf import settings
from django.utils.functional import lazy
from post_office.models import STATUS

from privacyportal.accounts import aging

HALF_A_YEAR = timedelta(days=183)
NOT_PERSONAL = {"contact.Desk"}  # the address of an organisation


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One row: the words for readers, and for the program what takes the rows of `model` away. One of:

    since: the eraser deletes a row when this date or time is longer ago than `keep` and the row fits `only`.
    aged_by: every tick calls this act, which deletes what is too old together with all that hangs on it.
    ended_by: a person's deed calls this act; time alone takes nothing away.

    `along` names the models that follow.
    """

    subject: str
    period: str
    starts: str
    reason: str
    model: str
    since: str = ""
    keep: timedelta = timedelta(0)
    only: dict = field(default_factory=dict)
    aged_by: str = ""
    ended_by: str = ""
    along: tuple = ()

    @property
    def labels(self):
        return (self.model, *self.along)


QUESTION_PERIOD = lazy(lambda: f"{settings.QUESTION_RETENTION_MONTHS} maanden", str)()
POLICY = [
    Rule(
        subject="Vragen via het contactformulier",
        model="contact.Question",
        along=("contact.Mailing", "contact.Handling"),
        since="erase_on",
        period=QUESTION_PERIOD,
        starts="Als u uw vraag stuurt",
        reason="Om uw vraag te beantwoorden en op een vervolgvraag te reageren",
    ),
    Rule(
        subject="E-mails die het portaal verstuurde",
        model="post_office.Email",
        along=("post_office.Log",),
        since="last_updated",
        keep=settings.SENT_MAIL_RETENTION,
        only={"status": STATUS.sent},
        period=f"{settings.SENT_MAIL_RETENTION.days} dagen",
        starts="Als de e-mail is verstuurd",
        reason="Om na te gaan of een e-mail is aangekomen",
    ),
    Rule(
        subject="E-mails die niet verstuurd konden worden",
        model="post_office.Email",
        since="created",
        keep=HALF_A_YEAR,
        period="6 maanden",
        starts="Als de e-mail klaarstaat",
        reason="Om de e-mail alsnog te versturen",
    ),
    Rule(
        subject="Een aanvraag die u niet bevestigt",
        model="accounts.User",
        aged_by="privacyportal.accounts.aging.let_accounts_age",
        period=f"{aging.UNCONFIRMED.days} dagen",
        starts="Als u toegang vraagt",
        reason="Om u tijd te geven voor de bevestiging",
    ),
    Rule(
        subject="Een geweigerde aanvraag",
        model="accounts.User",
        aged_by="privacyportal.accounts.aging.let_accounts_age",
        period=f"{aging.REFUSED.days} dagen",
        starts="Als wij de aanvraag weigeren",
        reason="Om vragen over de weigering te beantwoorden",
    ),
    Rule(
        subject="Uw account",
        model="accounts.User",
        along=("accounts.GrantedRole", "account.EmailAddress", "mfa.Authenticator", "socialaccount.SocialAccount"),
        aged_by="privacyportal.accounts.aging.let_accounts_age",
        period=f"{round(aging.AWAY.days / 365)} jaar, of tot u het verwijdert",
        starts="Als u voor het laatst inlogde",
        reason="Om u toegang te geven",
    ),
    Rule(
        subject="Dat u bent ingelogd (sessie)",
        model="sessions.Session",
        since="expire_date",
        period=f"{settings.SESSION_COOKIE_AGE // 3600} uur",
        starts="Als u inlogt",
        reason="Om u ingelogd te houden",
    ),
    Rule(
        subject="Vanwaar u inlogt (adresreeks, onleesbaar gemaakt)",
        model="accounts.SignInPlace",
        since="last_used_on",
        keep=settings.SIGN_IN_PLACE_RETENTION,
        period=f"{settings.SIGN_IN_PLACE_RETENTION.days} dagen",
        starts="Als u vanaf daar voor het laatst inlogde",
        reason="Om u binnen te laten terwijl een ander uw wachtwoord probeert te raden",
    ),
    Rule(
        subject="Logboek van het beheer",
        model="admin.LogEntry",
        since="action_time",
        keep=HALF_A_YEAR,
        period="6 maanden",
        starts="Bij elke wijziging in het beheer",
        reason="Om fouten en misbruik te vinden",
    ),
    Rule(
        subject="Uw berichten en bijlagen in de community",
        model="community.Post",
        along=("community.MeToo", "community.Report", "community.ModerationEntry"),
        ended_by="community.own_data.erase",
        period="Zolang het gesprek bestaat; zonder uw naam als u weggaat",
        starts="Als u het bericht plaatst",
        reason="Om kennis te delen en gesprekken leesbaar te houden",
    ),
    Rule(
        subject="Uw concepten in de community",
        model="community.Draft",
        aged_by="community.drafts.let_drafts_age",
        period=f"{round(settings.DRAFT_RETENTION.days / 30.4)} maanden",
        starts="Als u het concept voor het laatst bewaart",
        reason="Om u later verder te laten schrijven",
    ),
    Rule(
        subject="Uw concepten van modellen",
        model="fill_in.KeptWords",
        since="saved_at",
        keep=settings.DRAFT_RETENTION,
        period=f"{round(settings.DRAFT_RETENTION.days / 30.4)} maanden",
        starts="Als u het concept voor het laatst bewaart",
        reason="Om u later verder te laten invullen",
    ),
    Rule(
        subject="Wat u volgt en las in de community",
        model="community.Following",
        along=("community.ReadMark", "community.Digest"),
        ended_by="community.own_data.erase",
        period="Zolang u een account hebt",
        starts="Als u volgt of leest",
        reason="Om te tonen en te mailen wat nieuw is",
    ),
    Rule(
        subject="Wie een keuzehulp wijzigde of publiceerde",
        model="decision_aids.Edition",
        along=("decision_aids.HistoricalDecisionAid", "decision_aids.PlannedEdition"),
        ended_by="privacyportal.accounts.own_data.erase",
        period="Zolang de keuzehulp bestaat",
        starts="Bij de wijziging",
        reason="Om te laten zien hoe een tekst tot stand kwam",
    ),
    Rule(
        subject="Wie een model wijzigde of publiceerde",
        model="fill_in.Edition",
        along=("fill_in.HistoricalFillInModel", "fill_in.PlannedEdition"),
        ended_by="privacyportal.accounts.own_data.erase",
        period="Zolang het model bestaat",
        starts="Bij de wijziging",
        reason="Om te laten zien hoe een tekst tot stand kwam",
    ),
    Rule(
        subject="Wie een kennisproduct beheert of wijzigde",
        model="products.Product",
        along=("products.HistoricalProduct", "products.Change", "products.Plan", "products.ReviewMail"),
        ended_by="privacyportal.accounts.own_data.erase",
        period="Zolang het kennisproduct bestaat",
        starts="Bij de wijziging",
        reason="Om te laten zien hoe een tekst tot stand kwam",
    ),
]
