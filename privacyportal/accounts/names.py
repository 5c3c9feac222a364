"""A name says who someone is. A role beside it is granted and shown by us, so a name that borrows one is refused."""

import re
import unicodedata

BORROWED = "Vul alleen uw naam in, zonder rol of functie. Een beheerder kan uw rol bij uw naam zetten."
WORDS = set("fg dpo ciso mod mods admin admins beheer redactie vng ibd support systeem portaal".split())
WITHIN = (  # so long that no name holds them by chance, also with spaces between the letters
    "moderat beheerder beheerster administrator redacteur redactrice privacy gegevensbescherm persoonsgegevens "
    "informatiebeveilig webmaster helpdesk servicedesk namensvng namensibd"
).split()
LOOK_ALIKE = {
    ord(seen): meant
    for seen, meant in (
        "аa еe оo рp сc уy хx іi јj ѕs ԁd һh кk мm тt вb нh гr αa βb εe ιi κk νv οo ρp τt υu χx ηn ϲc ɑa ıi "
        "0o 1i 3e 4a 5s 7t 8b @a $s !i |l"
    ).split()
}
FILLERS = set("\u115f\u1160\u3164\uffa0\u2800")  # letters and signs that show nothing
LETTER = re.compile(r"(?:LATIN|SQUARED|CIRCLED|INDICATOR).* LETTER (?:SMALL CAPITAL )?([A-Z])\b")

SPELLED = re.compile(r"\b(?:[a-z][^a-z]+){3,}[a-z]\b")  # a.d.m.i.n; three initials are just initials


class BorrowedRole(ValueError):
    """str() is the sentence for the person who typed the name."""


def check_name(name):
    """Raise BorrowedRole for "Carla Smit (moderator)", "Beheerder", "FG - Jan" and what looks like those."""
    if borrowed_role(name):
        raise BorrowedRole(BORROWED)


def borrowed_role(name):
    """The role that stands in `name`, whatever letters it is written with; "" when there is none."""
    plain = _plain(name)
    seen = plain.translate(LOOK_ALIKE)
    words = {*re.findall(r"[a-z]+", plain), *re.findall(r"[a-z]+", seen), *map(_letters_of, SPELLED.findall(seen))}
    joined = _letters_of(seen)
    return next(iter(words & WORDS), "") or next((role for role in WITHIN if role in joined), "")


def _letters_of(text):
    return "".join(re.findall(r"[a-z]", text))


def _plain(name):
    """Without accents and invisible signs, in lower case, each dressed-up letter as the letter that it shows."""
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    seen = (sign for sign in spread if unicodedata.category(sign) not in ("Mn", "Cf", "Me") and sign not in FILLERS)
    return "".join(sign if sign.isascii() else _letter(sign) for sign in seen)


def _letter(sign):
    shown = LETTER.search(unicodedata.name(sign, ""))
    return shown[1].lower() if shown else sign
