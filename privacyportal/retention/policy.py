"""How long what is kept: the privacy statement prints these rows, the eraser obeys them, a check enforces them.

An app that keeps something of people adds its row here, by the label of its model (`community.Post`).
"""

from datetime import timedelta

from django.conf import settings
from django.utils.functional import lazy
from post_office.models import STATUS

from privacyportal.accounts import aging
from privacyportal.index.query_counts import MONTHS_KEPT

from .of_editors import OF_EDITORS
from .outside import OUTSIDE
from .rule import Rule

ERASURES_KEPT = settings.BACKUP_PERIOD + timedelta(days=7)  # a backup lives until the next one is made
HALF_A_YEAR, YEAR = timedelta(days=183), timedelta(days=365)


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
        subject="E-mails die het portaal verstuurde, ook een uitnodiging die een lid aan een collega stuurt",
        model="post_office.Email",
        along=("post_office.Log", "post_office.Attachment"),
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
        subject="Uw account, ook als u in het beheer werkt",
        model="accounts.User",
        along=(
            "accounts.GrantedRole",
            "accounts.User_groups",
            "accounts.User_user_permissions",
            "account.EmailAddress",
            "contact.Desk_staff",
            "mfa.Authenticator",
            "socialaccount.SocialAccount",
        ),
        aged_by="privacyportal.accounts.aging.let_accounts_age",
        period=f"{round(aging.AWAY.days / 365)} jaar, of tot u het verwijdert",
        starts="Als u voor het laatst inlogde",
        reason="Om u toegang te geven",
    ),
    Rule(
        subject="De rol die u koos, en wat u in de ledenlijst laat zien",
        model="accounts.User",
        ended_by="privacyportal.accounts.own_data.erase",
        period="Tot u uw keuze wijzigt of uw account eindigt",
        starts="Als u kiest",
        reason="Om leden te laten zien wie u bent, zoals u dat wilt",
    ),
    Rule(
        subject="Welk lid u uitnodigde",
        model="accounts.User",
        ended_by="privacyportal.accounts.own_data.erase",
        period="Tot wij over uw toegang besluiten, of tot uw aanvraag of account eindigt",
        starts="Als u met de link uit de uitnodiging toegang vraagt",
        reason="Om te helpen bij het besluit over uw toegang",
    ),
    Rule(
        subject="Dat een account, bericht of vraag is gewist (een nummer, geen naam of tekst)",
        model="erasures.Erasure",
        since="erased_at",
        keep=ERASURES_KEPT,
        period=f"{ERASURES_KEPT.days} dagen",
        starts="Bij het wissen",
        reason="Om het weer te wissen als wij een back-up van daarvoor terugzetten",
    ),
    Rule(
        subject="Dat u bent ingelogd, sinds wanneer en met welke browser (sessie)",
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
        subject="Hoe vaak een adresreeks of lid iets doet (onleesbaar gemaakt)",
        aged_by="privacyportal.core.forgetting.forget_expired",
        period="1 uur",
        starts="Als u iets verstuurt of inlogt",
        reason="Om misbruik te stoppen",
    ),
    Rule(
        subject="Tellingen van zoekvragen, zonder wie zocht",
        model="index.SearchQueryCount",
        aged_by="privacyportal.index.query_counts.forget_old_counts",
        period=f"{MONTHS_KEPT} maanden",
        starts="In de maand waarin iemand zoekt",
        reason="Om te merken wat mensen zoeken en niet vinden",
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
        subject="Uw berichten en bijlagen in de community, met eerdere teksten",
        model="community.Post",
        along=("community.PostRevision", "community.Attachment", "community.Topic", "community.MeToo"),
        ended_by="community.own_data.erase",
        period="Tot u het bericht verwijdert of uw account eindigt. Dan blijft het zonder uw naam, of gaat het ook weg",
        starts="Als u het bericht plaatst",
        reason="Om kennis te delen en gesprekken leesbaar te houden",
    ),
    Rule(
        subject="Berichten die een moderator verborg",
        model="community.Post",
        aged_by="community.hidden.let_hidden_posts_age",
        period="12 maanden",
        starts="Als een moderator het bericht verbergt",
        reason="Om uw bezwaar tegen dat besluit te kunnen behandelen",
    ),
    Rule(
        subject="Meldingen over een bericht",
        model="community.Report",
        since="handled_at",
        keep=YEAR,
        period="12 maanden",
        starts="Als een moderator de melding afhandelt",
        reason="Om vragen over het besluit te beantwoorden",
    ),
    Rule(
        subject="Uw bezwaar tegen het verbergen van een bericht, met ons antwoord",
        model="community.Objection",
        since="handled_at",
        keep=YEAR,
        period="12 maanden",
        starts="Als een moderator uw bezwaar afhandelt",
        reason="Om vragen over het besluit te beantwoorden",
    ),
    Rule(
        subject="Logboek van moderatoren",
        model="community.ModerationEntry",
        since="done_at",
        keep=2 * YEAR,
        period="2 jaar",
        starts="Als een moderator iets doet",
        reason="Om leden te laten zien wat moderatoren doen",
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
        subject="Bestanden die een redacteur koos in een formulier waarin nog iets fout was",
        model="products.ChosenFile",
        aged_by="products.chosen_files.let_chosen_files_age",
        period="1 dag",
        starts="Als de redacteur het formulier verstuurt",
        reason="Om het bestand niet opnieuw te laten kiezen",
    ),
    Rule(
        subject="Wat u bewaart, volgt en las",
        model="community.Following",
        along=("community.Bookmark", "community.ReadMark", "community.Digest"),
        ended_by="community.own_data.erase",
        period="Zolang u een account hebt",
        starts="Als u bewaart, volgt of leest",
        reason="Om te tonen en te mailen wat nieuw is, en wat u terug wilt vinden",
    ),
    *OF_EDITORS,
    *OUTSIDE,
]
