"""The facts that the statements about the portal print."""

from django.conf import settings

from privacyportal.operator import ASSOCIATION, PUBLIC_BODY
from privacyportal.retention.policy import POLICY
from privacyportal.retention.purposes import PURPOSES

LEGAL_FORMS = {ASSOCIATION: "Vereniging", PUBLIC_BODY: "Overheidsorganisatie"}
STATUSES = {
    "A": "voldoet volledig",
    "B": "voldoet gedeeltelijk",
    "C": "eerste maatregelen genomen",
    "D": "voldoet niet",
    "E": "nog geen toegankelijkheidsverklaring in het register",
}


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
    }
