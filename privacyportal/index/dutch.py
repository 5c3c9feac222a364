"""Dutch, analysed once for both databases: the same words become the same tokens in the index and in a query.

A token is lower case letters and digits only, so neither database takes it apart again. Raise VERSION when a change
here gives other tokens: `manage.py prepare` then rebuilds the index.
"""

import re
import threading
from functools import lru_cache

import snowballstemmer

from privacyportal.core.folding import without_accents

from .compounds import WORDS

VERSION = 4
LONGEST_TOKEN = 60  # characters; what is longer is no word
MOST_WORDS = 50_000  # per field; what comes after is not found
MARKED_WORD = re.compile(r"\b(?:art(?:ikel(?:en)?)?\.?|lid)\s+\d{1,3}[a-z]?\b|[^\W_]+(?:['’`-][^\W_]+)*", re.IGNORECASE)
ARTICLE = re.compile(r"art(?:ikel(?:en)?)?(\d{1,3}[a-z]?)")

STOP_WORDS = frozenset(
    """aan al alle als bij daar dan dat de deze die dit door een en er gaat geen geeft had hebben hebt heb heeft hem het hier
    hoe hun iets ik in is je kan komt kunnen kunt maar mag me meer mijn moet moeten mogen na naar niet nog nu of om
    omdat onder ons onze ook op over s t te tegen tot u uit uw van vanaf veel via voor waar waarom waarin wanneer want was
    wat we wel welk welke werd wie wij wil word worden wordt zal ze zich zij zijn zo zou""".split()
)
WEAK_WORDS = frozenset(  # they say little of what a question is about
    """anders bekijken bepalen bestaat betekent doen doet gebeurt gebruik gebruiken goed graag heet helpen hulp informatie
    krijgen krijg kwam laat laten lezen lijst maak maken mogelijk nieuw nieuwe nodig opstellen precies regelen schrijf
    schrijven soort stap staat sturen gestuurd toepassen uitleg uitvoeren verplicht vinden volgens voorbeeld vraag vragen
    waarvoor weten werken werkt zoek zoeken""".split()
)
# The forms of one token on a line, where the Snowball stemmer joins what we keep apart or keeps apart what is one.
FORMS = """
    gemeente gemeenten gemeentes gemeentelijk gemeentelijke
    gegevens gegeven
    gevolg gevolgen
    geval gevallen
    kind kinderen
    meld meldt melden gemeld melding meldingen
    lek lekken gelekt lekt
    stuur stuurt sturen gestuurd verstuur verstuurt versturen verstuurd verzend verzendt verzenden verzonden verzending
    verlies verliezen verloren kwijt kwijtgeraakt
    diefstal steel stelen gestolen
    adres adressen
    eigenaar eigenaars eigenaren
    openbaar openbare openbaarheid
    informatiebeveiliger informatiebeveiligers
    geheim geheime geheimen
    informatie
    gezondheid
    gezag
    verder
    regie
    pia pias
    dpia dpias
    artikel art
"""
STEMS = {form: line.split()[0] for line in FORMS.strip().splitlines() for form in line.split()}
INNER_GE = re.compile(r"^(ver|be|her|ont|ge)ge")
PLURAL = re.compile(r"['’`]s$")
NO_LETTER = re.compile(r"[^a-z0-9-]")
ENDINGS = (  # before the stemmer: vermeldt, verkeerde, beveiligde, betaalde, informeert, digitale, pias, fotos
    ("dt", "d"),
    ("rde", "rd"),
    ("gde", "gd"),
    ("lde", "ld"),
    ("eert", "eer"),
    ("ale", "aal"),
    ("as", "a"),
    ("os", "o"),
)
DOUBLE_VOWEL = re.compile(r"([aeou])\1(?=[^aeiou]$)")
LONG_PART = 6  # letters
LINKS = ("en", "s", "e", "n", "")  # letters between the halves of a compound


class _Stemmer(threading.local):
    """One for each thread: a stemmer keeps the word it is at, and two threads would read each other's."""

    def __init__(self):
        self.stem = snowballstemmer.stemmer("dutch").stemWord


_stemmer = _Stemmer()


def fold(text):
    """Lower case without accents and invisible signs: `Geïnformeerd` becomes `geinformeerd`."""
    return without_accents(text.replace("\0", " "))


def words_of(text):
    """The words of `text`, folded; hyphens stay, `risico's` is `risico`, `FG's` is `fg`, `art. 28` is `artikel28`."""
    found = MARKED_WORD.findall(fold(text))[:MOST_WORDS]
    return [word for word in map(_clean, found) if word.strip("-") and len(word) <= LONGEST_TOKEN]


def halves(word):
    """`verwerkers-overeenkomst` as its parts and as one word; any other word as itself."""
    parts = [part for part in word.split("-") if part]
    return parts, "".join(parts) if len(parts) > 1 else ""


@lru_cache(maxsize=100_000)
def stem(word):
    """The token of one folded word."""
    if word in STEMS:
        return STEMS[word]
    for full, short in ENDINGS:
        if len(word) > 4 and word.endswith(full):
            word = word.removesuffix(full) + short
            break
    once = _stemmer.stem(INNER_GE.sub(r"\1gé", word))  # else `vergetelheid` is `vertel` and `begeleid` is `beleid`
    if word.endswith("den") and once == word[:-3]:
        once = word[:-2]  # voorbeelden: voorbeeld, not voorbeel
    twice = _stemmer.stem(once)
    return _short_vowel((twice if len(twice) > 3 else once).replace("é", "e"))


@lru_cache(maxsize=100_000)
def parts_of(word):
    """The tokens of the parts of a compound, last part first; empty for a word that is none.

    A long last part counts even when the first is unknown: `raamovereenkomst` gives `overeenkomst`.
    """
    for start in range(3, len(word) - 2):  # the longest last part first
        if tail := PARTS.get(word[start:]):
            head = _first_part(word[:start])
            if head or len(word) - start >= LONG_PART:
                return (tail, head) if head else (tail,)
    return ()


def first_part_of(word):
    """The token of the long part that a word begins with, when the rest of it is unknown: `cookie` in `cookiebanner`."""
    for end in range(len(word) - 2, LONG_PART - 1, -1):
        if head := _first_part(word[:end]):
            return (head,)
    return ()


def tokens_of(text):
    """The tokens of `text`: first each word in order, then the joined words and the parts of compounds."""
    in_order, extra = [], []
    for word in words_of(text):
        parts, joined = halves(word)
        in_order += [stem(part) for part in parts if part not in STOP_WORDS]
        for whole in (joined, *parts) if joined else parts:
            extra += parts_of(whole)
        if joined:
            extra.append(stem(joined))
    return in_order + extra


def _first_part(letters):
    """The token of a part of a compound with its link: of `beveiligings` that of `beveiliging`."""
    heads = (letters.removesuffix(link) for link in LINKS)
    return next((PARTS[head] for head in heads if head in PARTS), "")


def _short_vowel(token):
    """`maatregeel`, which the stemmer makes of `maatregelen`, as `maatregel`."""
    return DOUBLE_VOWEL.sub(r"\1", token) if len(token) > 5 else token


def _clean(word):
    word = NO_LETTER.sub("", PLURAL.sub("", word))
    return f"artikel{article[1]}" if (article := ARTICLE.fullmatch(word)) else word


def _forms(word):
    """A listed word in singular and plural."""
    return (word, *(word + ending for ending in ("s", "n", "en", "es", f"{word[-1]}en")))


PARTS = {form: stem(word) for word in WORDS for form in _forms(word)}
