"""What the operator must have set before the statements about the portal itself are true."""

from datetime import timedelta

from django.conf import settings
from django.core import checks
from django.utils import timezone

from privacyportal.operator import PUBLIC_BODY, unconfirmed

SIX_MONTHS = timedelta(days=184)


@checks.register("operator")
def examples_are_confirmed(app_configs, **kwargs):
    if not (names := unconfirmed({**settings.OPERATOR, **settings.EMERGENCY})):
        return []
    hint = "Set each to what the operator promises, even when that is the example. Until then the pages call it a wish."
    return [checks.Warning(f"Nobody confirmed these examples: {', '.join(names)}.", hint=hint, id="portal.W003")]


@checks.register("operator")
def public_body_names_its_law(app_configs, **kwargs):
    if settings.OPERATOR["legal_form"] != PUBLIC_BODY or settings.OPERATOR["task"]:
        return []
    hint = "Set OPERATOR_TASK to the task and the article that gives it: article 6 lid 3 GDPR asks for that law."
    return [checks.Error("A public body offers the portal for a task without a law.", hint=hint, id="portal.E002")]


@checks.register("operator")
def dpo_has_an_own_address(app_configs, **kwargs):
    dpo, *others = (settings.OPERATOR[name].lower() for name in ("dpo_email", "email", "security_email"))
    if dpo not in others:
        return []
    hint = "Set OPERATOR_DPO_EMAIL to a mailbox that only the DPO reads (article 38 lid 5 GDPR)."
    return [checks.Error("Others read the mail for the DPO.", hint=hint, id="portal.E003")]


@checks.register("operator")
def contact_details_are_of_one_operator(app_configs, **kwargs):
    """Who set another name did so for an organisation with an address of its own."""
    own = {name: settings.OPERATOR[name] for name in ("address", "phone", "email", "dpo_email", "security_email")}
    if not settings.OPERATOR["name"].is_confirmed or not (names := unconfirmed(own)):
        return []
    hint = f"Set {', '.join(names)} as well: the examples are of the VNG."
    return [checks.Error("The operator has contact details of another.", hint=hint, id="portal.E005")]


@checks.register("operator")
def status_c_has_a_planned_research(app_configs, **kwargs):
    status, day = settings.ACCESSIBILITY["status"], settings.ACCESSIBILITY["research_on"]
    today = timezone.localdate()
    if status != "C" or (day and today <= day <= today + SIX_MONTHS):
        return []
    hint = "Set ACCESSIBILITY_RESEARCH_ON to a day within six months, or ACCESSIBILITY_STATUS to D."
    return [checks.Error("Status C needs a planned research.", hint=hint, id="portal.E004")]


@checks.register("operator")
def files_are_scanned(app_configs, **kwargs):
    """Where people really come in: over https."""
    if settings.CLAMAV_URL or settings.DEBUG or not settings.HTTPS:
        return []
    hint = "Set CLAMAV_URL to a clamd; then no file is handed out before it was called clean."
    return [checks.Warning("No virus scanner looks at what people upload.", hint=hint, id="portal.W005")]
