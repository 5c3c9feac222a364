"""The leak check: personal data is stopped before others read it. What was found is never logged or stored."""

from django.core.signing import salted_hmac

from .identifiers import Personal, find_personal


def bsn_sentence(text, where="uw bericht"):
    """The refusal of design.md when `text` holds a number that passes the 11-proof, else nothing."""
    return bsn_sentence_of(find_personal(text), where)


def bsn_sentence_of(findings, where="uw bericht"):
    """The same of what was found before."""
    bsns = [found.text for found in findings if found.kind == Personal.BSN]
    if not bsns:
        return ""
    return f"In {where} staat een getal dat op een BSN lijkt (eindigt op {bsns[0][-3:]}). Haal het weg."


def confirmable(texts, found=()):
    """What else may belong to one person, in these texts and `found` before: each address and number once, in order."""
    all_found = [*(finding for text in texts for finding in find_personal(text)), *found]
    return list(dict.fromkeys(finding for finding in all_found if finding.kind != Personal.BSN))


def seal(findings):
    """A value that confirms exactly these findings, and no others that are typed later."""
    listed = "\n".join(sorted(f"{finding.kind}:{finding.text}" for finding in findings))
    return salted_hmac("community.leaks", listed).hexdigest()[:24]
