"""What did not come along from Word, or came in another form: for each the sentence that an editor reads.

One for pasting (the keys of static/js/pasted_html.js) and for a file (those of core/documents/word/lost.py): what they share
is said alike. The first sentence is for one, the second for more.
"""

NUMBERS = "nul één twee drie vier vijf zes zeven acht negen tien elf twaalf".split()
IMAGES = ("Eén afbeelding is niet meegekomen", "{} afbeeldingen zijn niet meegekomen")


def _alike(sentence):
    return (sentence, sentence)


def _images(why):
    return tuple(f"{sentence}{why}." for sentence in IMAGES)


BOTH = {
    "comments": ("Eén opmerking is niet meegekomen.", "{} opmerkingen zijn niet meegekomen."),
    "contents": _alike("De inhoudsopgave is niet meegekomen. De website maakt er zelf een."),
    "links": ("Eén link is niet meegekomen.", "{} links zijn niet meegekomen."),
    "cells": (
        "Eén samengevoegde cel is weer opgesplitst. Kijk de tabel na.",
        "{} samengevoegde cellen zijn weer opgesplitst. Kijk de tabellen na.",
    ),
    "tables": (
        "Eén tabel in een tabel is gewone tekst geworden.",
        "{} tabellen in een tabel zijn gewone tekst geworden.",
    ),
    "lines": _alike("Regels binnen een tabelcel staan nu achter elkaar."),
    "letters": _alike("Letters en dubbele nummers voor een lijst zijn gewone nummers geworden."),
    "raised": _alike("Tekst boven of onder de regel staat nu op de regel."),
}
PASTED = {
    "images": _images(""),
    "parts": (
        "Eén ander onderdeel, zoals een video of formule, is niet meegekomen.",
        "{} andere onderdelen, zoals video's of formules, zijn niet meegekomen.",
    ),
    "notes": _alike("De tekst van een voetnoot is niet meegekomen."),
    "deleted": _alike("Tekst die in het document was geschrapt, is niet meegekomen."),
    "numbers": _alike("De nummers van een lijst lopen nu door. Kijk ze na."),
    **BOTH,
}
FOR_PASTING = {"NUMBERS": NUMBERS, "PASTED": PASTED}  # what static/js/paste.js needs
FROM_FILE = {
    "taken": ("Eén openstaande wijziging is overgenomen.", "{} openstaande wijzigingen zijn overgenomen."),
    "refused": ("Eén openstaande wijziging is niet overgenomen.", "{} openstaande wijzigingen zijn niet overgenomen."),
    "comments": BOTH["comments"],
    "hidden": ("Eén stuk verborgen tekst is niet meegekomen.", "{} stukken verborgen tekst zijn niet meegekomen."),
    "objects": (
        "Eén ingesloten bestand of object is niet meegekomen.",
        "{} ingesloten bestanden of objecten zijn niet meegekomen.",
    ),
    "charts": (
        "Eén grafiek of schema is niet meegekomen. Voeg er zo nodig een afbeelding van toe.",
        "{} grafieken of schema's zijn niet meegekomen. Voeg er zo nodig een afbeelding van toe.",
    ),
    "shapes": (
        "Eén getekende vorm, zoals een pijl of lijn, is niet meegekomen.",
        "{} getekende vormen, zoals pijlen en lijnen, zijn niet meegekomen.",
    ),
    "images": _images(": de website toont alleen PNG, JPG en WebP"),
    "large": _images(", want een afbeelding is hooguit 5 MB en 25 megapixels"),
    "outside": _images(", want die staat niet in het bestand zelf"),
    "many": _images(". Er zijn er te veel om in één keer te lezen: voeg ze zelf toe"),
    "contents": BOTH["contents"],
    "margins": _alike("Kop- en voetteksten zijn niet meegekomen."),
    "boxes": (
        "De tekst van één tekstvak staat nu onder de alinea waar het vak bij hoorde.",
        "De tekst van {} tekstvakken staat nu onder de alinea waar het vak bij hoorde.",
    ),
    "headings_numbered": (
        "Het nummer voor één kop is nu gewone tekst.",
        "De nummers voor {} koppen zijn nu gewone tekst. Verandert u de volgorde? Verander ze dan mee.",
    ),
    "levels": (
        "Eén kop sloeg een niveau over en staat nu hoger.",
        "{} koppen sloegen een niveau over en staan nu hoger.",
    ),
    "headless": (
        "In één tabel was geen kopregel aangewezen. De eerste rij is nu de kop: kijk of dat klopt.",
        "In {} tabellen was geen kopregel aangewezen. Hun eerste rij is nu de kop: kijk of dat klopt.",
    ),
    **BOTH,
    "formulas": (
        "Eén formule staat er nu als code. Schrijf de formule uit, of voeg er een afbeelding van toe.",
        "{} formules staan er nu als code. Schrijf ze uit, of voeg er een afbeelding van toe.",
    ),
    "places": (
        "Eén verwijzing naar een plek in het document is nu gewone tekst.",
        "{} verwijzingen naar een plek in het document zijn nu gewone tekst.",
    ),
    "nameless": (
        "Eén afbeelding heeft nog geen beschrijving. Zet tussen de haken wat erop te zien is.",
        "{} afbeeldingen hebben nog geen beschrijving. Zet tussen de haken wat erop te zien is.",
    ),
}


CAME = {
    "headings": ("kop", "koppen"),
    "lists": ("lijst", "lijsten"),
    "tables": ("tabel", "tabellen"),
    "notes": ("voetnoot", "voetnoten"),
    "links": ("link", "links"),
    "images": ("afbeelding", "afbeeldingen"),
}


def what_came(came):
    """`Meegekomen: drie koppen, één tabel en 14 voetnoten.`; nothing when only text came."""
    parts = [f"{_written(came[what])} {forms[came[what] > 1]}" for what, forms in CAME.items() if came.get(what)]
    *most, last = parts or [""]
    return f"Meegekomen: {', '.join(most)}{' en ' * bool(most)}{last}." if parts else ""


def sentences(lost):
    """What to say of these counts by key, in the order of the list above."""
    return [_said(lost[what], *forms) for what, forms in FROM_FILE.items() if lost.get(what)]


def _said(number, one, more):
    sentence = one if number == 1 else more.format(_written(number))
    return sentence[0].upper() + sentence[1:]


def _written(number):
    return NUMBERS[number] if number < len(NUMBERS) else f"{number:,}".replace(",", ".")
