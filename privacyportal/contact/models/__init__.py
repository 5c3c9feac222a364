"""What is always true of desks and questions."""

from .desks import Desk, Subject
from .questions import Handling, Mailing, Question, day_to_erase, new_reference

__all__ = ["Desk", "Handling", "Mailing", "Question", "Subject", "day_to_erase", "new_reference"]
