"""A name says who someone is. A role beside it is granted and shown by us, so a name that borrows one is refused."""

import re
import unicodedata

from privacyportal.core.scripts import is_mixed

BORROWED = "Vul alleen uw naam in, zonder rol of functie. Een beheerder kan uw rol bij uw naam zetten."
MIXED = "Schrijf elk woord van uw naam in één soort letters."
WORDS = set("fg dpo ciso mod mods admin admins beheer redactie vng ibd support systeem portaal".split())
WITHIN = (  # so long that no name holds them by chance, also with spaces between the letters
    "moderat beheerder beheerster administrator redacteur redactrice privacy gegevensbescherm persoonsgegevens "
    "informatiebeveilig redaktor webmaster helpdesk servicedesk namensvng namensibd"
).split()
LOOK_ALIKE = {
    ord(seen): meant
    for seen, meant in (
        "аa еe оo рp сc уy хx іi јj ѕs ԁd һh кk мm тt вb нh гr αa βb εe ιi κk νv οo ρp τt υu χx ηn ϲc ɑa ıi "
        "0o 1i 3e 4a 5s 6g 7t 8b 9g @a $s !i |i ꓮa ꓐb ꓚc ꓓd ꓰe ꓝf ꓖg ꓧh ꓲi ꓟm ꓠn ꓳo ꓑp ꓣr ꓢs ꓔt ꓦv Ꭺa Ᏼb Ꮯc Ꭰd Ꭼe Ꮐg "
        "Ꮋh Ꭵi Ꮇm Ꮲp Ꮪs Ꭲt Ꮩv"
    ).split()
}
SOUND_ALIKE = {
    ord(written): heard
    for written, heard in zip(
        "абвгдеёжзийклмнопрстуфхцчшыэαβγδεηικλμνοπρστυφχω",
        "abvgdeezziiklmnoprstufhccsieabgdeiiklmnoprstufho",
        strict=True,
    )
}
FILLERS = set("\u115f\u1160\u3164\uffa0\u2800")  # letters and signs that show nothing
LETTER = re.compile(
    r"(?:LATIN|SQUARED|CIRCLED|INDICATOR).* LETTER (?:SMALL CAPITAL |OPEN |TURNED |REVERSED |SCRIPT )?([A-Z])\b"
)

SPELLED = re.compile(r"\b(?:[a-z][^a-z]+){3,}[a-z]\b")  # a.d.m.i.n; three initials are just initials


class BorrowedRole(ValueError):
    """str() is the sentence for the person who typed the name: it borrows a role, or could be made to."""


def check_name(name):
    """Raise BorrowedRole for "Carla Smit (moderator)", "Beheerder", "FG - Jan" and what looks like those."""
    if sentence := why_refused(name):
        raise BorrowedRole(sentence)


def why_refused(name):
    return BORROWED if borrowed_role(name) else MIXED if is_mixed(name) else ""


def borrowed_role(name):
    """The role that stands in `name`, whatever letters it is written with; "" when there is none."""
    plain = _plain(name)
    readings = [plain, plain.translate(SOUND_ALIKE), seen := plain.translate(LOOK_ALIKE), seen.replace("rn", "m")]
    words = {word for reading in readings for word in re.findall(r"[a-z]+", reading)}
    words = {_one_stroke(word) for word in (*words, *map(_letters_of, SPELLED.findall(seen)))}
    joined = [_one_stroke(_letters_of(reading)) for reading in readings]
    return next((role for role in WORDS if _one_stroke(role) in words), "") or next(
        (role for role in WITHIN if any(_one_stroke(role) in reading for reading in joined)), ""
    )


def _one_stroke(word):
    """An l and an i look alike, as in lBD."""
    return word.replace("l", "i")


def _letters_of(text):
    return "".join(re.findall(r"[a-z]", text))


def _plain(name):
    """Without accents and invisible signs, in lower case, each dressed-up letter as the letter that it shows."""
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    seen = (sign for sign in spread if unicodedata.category(sign) not in ("Mn", "Cf", "Me") and sign not in FILLERS)
    return "".join(sign if sign.isascii() else _letter(sign) for sign in map(_digit, seen))


def _digit(sign):
    """๐ is a 0, and that looks like an o."""
    return str(unicodedata.digit(sign, sign))


def _letter(sign):
    shown = LETTER.search(unicodedata.name(sign, ""))
    return shown[1].lower() if shown else sign
