"""What it means that somebody checked a text: on which day, in which role, and which version of it."""

from django.utils import timezone

ANSWERS = "eindredacteur"  # only this role, and who manages the portal, may sign


def sign(product, *, by):
    """Whoever signs answers for the words as they are now; from here on it is no start text any more."""
    product.checked_on, product.checked_as = timezone.localdate(), _role_of(by)
    product.checked_version = product.version
    product.is_changed_since_check = product.is_start_text = False


def say_it_changed(product):
    """Other words came on the website: from today, and after the check if there was one."""
    product.text_changed_on = timezone.localdate()
    product.is_changed_since_check = product.checked_on is not None


def _role_of(person):
    is_of_the_editors = person is None or person.groups.filter(name=ANSWERS).exists()
    return ANSWERS if is_of_the_editors else "beheerder"
