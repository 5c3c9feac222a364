"""What we say of a file that does not come in: what it is, and what its owner can do."""

from enum import StrEnum

from ..refusals import Refused

CHOOSE = "Kies een PDF, Word-, Excel-, PowerPoint-, OpenDocument-, tekst- of beeldbestand."
AS_PICTURE = "Bewaar de afbeelding als JPG of PNG en voeg die toe."


class Refusal(StrEnum):
    """`{name}` is the file as the visitor knows it, `{real}` what it turned out to be."""

    TOO_BIG = "{name} is te groot. Een bestand mag 10 MB zijn."
    TOO_MANY_PIXELS = "{name} is te groot. Een afbeelding mag 45 megapixels zijn. Maak de afbeelding kleiner."
    TOO_MUCH = (
        "{name} kan niet: er zit te veel in om te controleren. Verdeel het over meer bestanden of bewaar het als PDF."
    )
    WRONG_TYPE = f"{{name}} kan niet. {CHOOSE}"
    EMPTY = "{name} is leeg. Kies een ander bestand."
    LOCKED = "{name} heeft een wachtwoord. Haal het wachtwoord eraf."
    INFECTED = "{name} is geweigerd: er zit schadelijke code in."
    DAMAGED = (
        "{name} is beschadigd of niet compleet. Open het op uw computer, bewaar het opnieuw en voeg dat bestand toe."
    )
    RENAMED = "{name} is een {real}-bestand met een andere naam. Geef het een naam die eindigt op .{extension}."
    PROGRAM_INSIDE = (
        "In {name} zitten macro's of een programma. Bewaar het zonder macro's, bijvoorbeeld als .docx of .xlsx."
    )
    EMBEDDED = "In {name} zit een ander bestand. Haal dat eruit, of bewaar het document als PDF en voeg die toe."
    OLD_OFFICE = "{name} is van een oude Office-versie. Open het en bewaar het als .docx, .xlsx of .pptx."
    TEMPLATE = (
        "{name} is een sjabloon of een ander documenttype. Open het en bewaar het als gewoon document of als PDF."
    )
    OTHER_DOCUMENT = "{name} is van een programma dat niet iedereen heeft. Bewaar het als PDF en voeg die toe."
    CALENDAR = "{name} is een afspraak of visitekaartje. Zet wat anderen moeten weten in uw tekst."
    HALF_DOWNLOAD = "{name} is nog niet helemaal gedownload. Wacht tot het klaar is en voeg dan het bestand zelf toe."
    HEIC = f"{{name}} is een HEIC-foto van een telefoon. {AS_PICTURE}"
    WEBP = f"{{name}} is een WebP-afbeelding. {AS_PICTURE}"
    GIF = f"{{name}} is een GIF-afbeelding. {AS_PICTURE}"
    OTHER_IMAGE = f"{{name}} is een ander soort afbeelding. {AS_PICTURE}"
    ARCHIVE = "{name} is een ingepakt bestand. Pak het uit en voeg de bestanden los toe."
    MAIL = "{name} is een e-mail. Bewaar de e-mail als PDF en haal de namen en adressen eruit."
    APPLE = "{name} is van Pages, Numbers of Keynote. Exporteer het als PDF, Word, Excel of PowerPoint."
    RICH_TEXT = "{name} is een tekst in een oud formaat. Open hem in Word en bewaar hem als .docx."
    WEB_PAGE = "{name} is een webpagina of gegevensbestand. Bewaar de inhoud als PDF of als tekst."
    PROGRAM = f"{{name}} is een programma. {CHOOSE}"
    FILM = f"{{name}} is geluid of film. {CHOOSE}"
    NOT_CHECKED = "{name} is niet toegevoegd, omdat wij het nu niet kunnen controleren. Probeer het later opnieuw."


class FileRefused(Refused):
    """`str()` is the sentence for the visitor; `reason` is for tests and logs."""

    def __init__(self, reason: Refusal, name: str = "Dit bestand", real=""):
        self.reason, self.real = reason, real
        super().__init__(reason.format(name=name, real=real.upper(), extension=real))

    def about(self, name: str) -> "FileRefused":
        """The same refusal of a file with this name."""
        return FileRefused(self.reason, name, self.real)


class Loss(StrEnum):
    """What a file has and a cleaned copy cannot have."""

    SIGNATURE = "een digitale handtekening"
    CERTIFICATE = "een beveiliging tegen wijzigen"
    PRINT_MARK = "het keurmerk PDF/X voor drukwerk"
    DRAWING = "een tekening in een oud formaat (EMF of WMF)"


class IfLost(StrEnum):
    """What to do with a file from which cleaning takes something away; only editors choose."""

    ASK = ""
    KEEP = "keep"
    CLEAN = "clean"


class WouldLose(FileRefused):
    """Cleaning would take something away; who may, can say what to do: IfLost."""

    SENTENCE = (
        "{name} heeft {lost}. Dat gaat verloren als wij het bestand schoonmaken. "
        "Voeg een kopie zonder toe, bijvoorbeeld een afdruk als PDF."
    )

    def __init__(self, losses, name: str = "Dit bestand"):
        self.losses, self.reason, self.real = tuple(losses), None, ""
        Exception.__init__(self, self.SENTENCE.format(name=name, lost=" en ".join(self.losses)))

    def about(self, name: str) -> "WouldLose":
        return WouldLose(self.losses, name)
