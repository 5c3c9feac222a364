"""What a password must be, in the portal's own words: long, not common, not the person's own name."""

from django.contrib.auth import password_validation

HINT = "Ten minste 12 tekens. Een zin van een paar woorden is goed te onthouden."
EASY = "Dit wachtwoord wordt veel gebruikt en is makkelijk te raden. Kies een ander."
EASY_WORDS = {"welkom", "wachtwoord", "gemeente", "password", "privacy", "welkomwelkom", "geheim", "qwerty"}
SEASONS = {"lente", "zomer", "herfst", "winter", "voorjaar", "najaar"}


class LongEnough(password_validation.MinimumLengthValidator):
    def get_error_message(self):
        return f"Uw wachtwoord is te kort: gebruik ten minste {self.min_length} tekens."

    def get_help_text(self):
        return HINT


class NotCommon(password_validation.CommonPasswordValidator):
    """Also refuses one Dutch word with figures and signs around it: `Welkom2026!!`."""

    def validate(self, password, user=None):
        letters = "".join(sign for sign in password.lower() if sign.isalpha())
        super().validate("password" if letters in EASY_WORDS | SEASONS or not letters else password, user)

    def get_error_message(self):
        return EASY

    def get_help_text(self):
        return ""


class NotLikeThePerson(password_validation.UserAttributeSimilarityValidator):
    def get_error_message(self):
        return "Dit wachtwoord lijkt op uw naam of e-mailadres. Kies een ander."

    def get_help_text(self):
        return ""
