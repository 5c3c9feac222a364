"""Where a question goes. One function decides; the hint, the check page, the mail and the admin all ask it."""

from dataclasses import dataclass

from .models import Desk, Subject


@dataclass(frozen=True)
class Route:
    """A desk that answers, and perhaps one that gets a copy."""

    desk: Desk
    copy_desk: Desk | None = None
    has_editors: bool = False  # who keeps the text of the product gets a copy

    @property
    def address(self):
        return self.desk.address

    @property
    def copy_address(self):
        return self.copy_desk.address if self.copy_desk else ""

    def __str__(self):
        sentence = f"Gaat naar de {self.desk}: {self.address}"
        if self.copy_desk:
            sentence += f". De {self.desk} betrekt de {self.copy_desk}: {self.copy_address} krijgt een kopie."
        return f"{sentence.rstrip('.')}. De redactie van de tekst krijgt een kopie." if self.has_editors else sentence


def route(asked):
    """The Route of `asked`: a Subject that was chosen, or a Question that was sent and keeps its desk."""
    copy_desk = asked.copy_desk if asked.copy_desk and asked.copy_desk.is_active else None
    subject = asked if isinstance(asked, Subject) else asked.subject
    return Route(asked.desk, copy_desk, subject.is_about_a_text)


def subject_for(product):
    """The slug of the subject that fits the product with this slug, or an empty text; the sender may choose another."""
    for subject in Subject.objects.in_use():
        if product and product in subject.chosen_for.split():
            return subject.slug
    return ""
