"""One purpose for which the portal uses personal data, and on which ground."""

from dataclasses import dataclass

from django.conf import settings

from privacyportal.operator import PUBLIC_BODY

CONTRACT, INTEREST, LAW = "b", "f", "c"


@dataclass(frozen=True, kw_only=True)
class Purpose:
    """`private` is the ground of a private operator. A public body has its task instead, and never an interest.

    `law` is what obliges (LAW); `interest` is whose and which (INTEREST).
    """

    name: str
    title: str
    uses: tuple[str, ...]
    private: str
    law: str = ""
    interest: str = ""

    @property
    def letter(self):
        is_task = settings.OPERATOR["legal_form"] == PUBLIC_BODY and self.private != LAW
        return "e" if is_task else self.private

    @property
    def article(self):
        """The ground in a few words, for in a sentence."""
        return f"{GROUNDS[self.letter]} (artikel 6 lid 1 onder {self.letter} AVG)"

    @property
    def because(self):
        """What makes the ground hold here."""
        task = settings.OPERATOR["task"]
        return {"b": AGREEMENT, "c": self.law, "e": task, "f": self.interest}[self.letter]


GROUNDS = {
    "b": "de uitvoering van een overeenkomst",
    "c": "een wettelijke plicht",
    "e": "een taak van algemeen belang",
    "f": "een gerechtvaardigd belang",
}
AGREEMENT = "u vroeg om een account en aanvaardde de huisregels"
