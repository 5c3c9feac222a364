"""The facts that the statements about the portal print."""

from django.conf import settings

from privacyportal.operator import ASSOCIATION, PUBLIC_BODY
from privacyportal.retention.policy import POLICY
from privacyportal.retention.purposes import PURPOSES

from .accessibility import SHORTCOMINGS, STATED_ON, STATUSES

LEGAL_FORMS = {ASSOCIATION: "Vereniging", PUBLIC_BODY: "Overheidsorganisatie"}


def facts():
    form, accessibility = settings.OPERATOR["legal_form"], settings.ACCESSIBILITY
    return {
        "operator": settings.OPERATOR,
        "legal_form": LEGAL_FORMS[form],
        "is_public_body": form == PUBLIC_BODY,
        "purposes": PURPOSES,
        "policy": POLICY,
        "identity_providers": [provider["name"] for provider in settings.IDENTITY_PROVIDERS],
        "cookies": {"session": settings.SESSION_COOKIE_NAME, "csrf": settings.CSRF_COOKIE_NAME},
        "accessibility": accessibility,
        "accessibility_status": STATUSES[accessibility["status"]],
        "accessibility_stated_on": STATED_ON,
        "shortcomings": SHORTCOMINGS,
    }
