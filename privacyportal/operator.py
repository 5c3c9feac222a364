"""Who offers the portal and what they promise. Whatever the environment does not say is an example, and says so."""

from privacyportal.core import env


class Told(str):
    """The operator's own word; not `is_confirmed` while it is still the example of `variable`."""

    variable, is_confirmed = "", False

    def promise(self, sentence):
        """`sentence` with this term in it; as long as nobody confirmed the term it is only a wish."""
        said = sentence.format(self)
        return said[:1].upper() + said[1:] if self.is_confirmed else f"Ons streven: {said}"


def told(variable, example):
    own = env.text(variable)
    word = Told(own or example)
    word.variable, word.is_confirmed = variable, bool(own)
    return word


ASSOCIATION, PUBLIC_BODY = "vereniging", "overheid"
OPERATOR = {
    "name": told("OPERATOR_NAME", "Vereniging van Nederlandse Gemeenten (VNG)"),
    "legal_form": env.choice("OPERATOR_LEGAL_FORM", [ASSOCIATION, PUBLIC_BODY]),
    "task": env.text("OPERATOR_TASK"),  # of a public body: its task and the law that gives it (article 6 lid 3 GDPR)
    "address": told("OPERATOR_ADDRESS", "Nassaulaan 12, 2514 JS Den Haag"),
    "phone": told("OPERATOR_PHONE", "070 373 83 93"),
    "email": told("OPERATOR_EMAIL", "privacy@vng.nl"),
    "dpo_email": told("OPERATOR_DPO_EMAIL", "FG@vng.nl"),
    "security_email": told("OPERATOR_SECURITY_EMAIL", "incident@IBDgemeenten.nl"),
    "hosting": told("OPERATOR_HOSTING", "in Nederland"),
    "transfers": told("OPERATOR_TRANSFERS", "geen"),  # outside the EEA: "geen", or to whom and with which safeguard
    "processors": told("OPERATOR_PROCESSORS", "een hostingbedrijf voor opslag, techniek en e-mail"),
    "log_period": told("OPERATOR_LOG_PERIOD", "6 maanden"),
    "backup_period": told("OPERATOR_BACKUP_PERIOD", "35 dagen"),
    "backup_days": env.period("OPERATOR_BACKUP_PERIOD", "35 dagen"),  # `manage.py backup` keeps to it
    "mailbox_period": told("OPERATOR_MAILBOX_PERIOD", "12 maanden"),
    "answer_time": told("OPERATOR_ANSWER_TIME", "binnen 5 werkdagen"),
    "admission_time": told("OPERATOR_ADMISSION_TIME", "binnen 2 werkdagen"),
    "security_time": told("OPERATOR_SECURITY_TIME", "binnen 3 werkdagen"),
}
# In an emergency; both stand as plain text in the help, the leaflet and the house rules too (README).
EMERGENCY = {
    "ibd_phone": told("IBD_PHONE", "070 204 55 11"),
    "ap_form_url": env.text("AP_BREACH_FORM_URL", "https://datalekken.autoriteitpersoonsgegevens.nl/"),
}
ACCESSIBILITY = {
    "status": env.choice("ACCESSIBILITY_STATUS", ["D", "A", "B", "C", "E"]),
    "since": env.day("ACCESSIBILITY_STATUS_ON", "2026-11-23"),
    "research_on": env.day("ACCESSIBILITY_RESEARCH_ON", None),  # when the next research is planned
    "register_url": env.text("ACCESSIBILITY_REGISTER_URL"),  # of this portal's own statement in the national register
    "signed_by": env.text("ACCESSIBILITY_SIGNED_BY"),  # name and role
}


def unconfirmed(settings):
    """The variables of `settings` that still hold an example."""
    return [word.variable for word in settings.values() if isinstance(word, Told) and not word.is_confirmed]
