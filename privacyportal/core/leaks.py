"""The leak check: personal data is stopped before others read it. What was found is never logged or stored."""

from django.core.signing import salted_hmac

from .identifiers import Personal, find_personal
from .refusals import Refused

MARK_LENGTH = 16
LOOK_AT_IT = "Kijk of dit in uw bericht mag staan. Haal het weg of vink aan dat het mag."


def bsn_sentence(text, where="uw bericht"):
    """The refusal of design.md when `text` holds a number that passes the 11-proof, else nothing."""
    return bsn_sentence_of(find_personal(text), where)


def bsn_sentence_of(findings, where="uw bericht"):
    """The same of what was found before."""
    bsns = [found.text for found in findings if found.kind == Personal.BSN]
    if not bsns:
        return ""
    return f"In {where} staat een getal dat op een BSN lijkt (eindigt op {bsns[0][-3:]}). Haal het weg."


def refuse_bsn(text, where):
    """For the act that shows `text` to others. Raises Refused."""
    if sentence := bsn_sentence(text, where):
        raise Refused(sentence)


def confirmable(texts, found=()):
    """What else may belong to one person, in these texts and `found` before: each address and number once, in order."""
    all_found = [*(finding for text in texts for finding in find_personal(text)), *found]
    return list(dict.fromkeys(finding for finding in all_found if finding.kind != Personal.BSN))


def seal(findings):
    """A value that confirms exactly these findings, and no others that are typed later."""
    return "".join(map(_mark, findings))


def unconfirmed(findings, sealed):
    """Those that the person who holds this seal did not confirm."""
    marks = {sealed[start : start + MARK_LENGTH] for start in range(0, len(sealed), MARK_LENGTH)}
    return [finding for finding in findings if _mark(finding) not in marks]


class PersonalData(Refused):
    """What is written holds what may belong to a person: `errors` by name, and `findings` that can be confirmed."""

    def __init__(self, errors, findings=()):
        super().__init__(next(iter(errors.values())))
        self.errors, self.findings = errors, list(findings)


def check_written(confirmed="", known=(), found=(), **texts):
    """The rule of every act that shows words to others: no BSN, and nothing else of a person that is not confirmed.

    What stands in the `known` texts already was asked before; `found` is what files hold. Raises PersonalData.
    """
    errors = {name: sentence for name, text in texts.items() if (sentence := bsn_sentence(text))}
    if in_files := bsn_sentence_of(found, "een bestand"):
        errors["attachments"] = in_files
    if errors:
        raise PersonalData(errors)
    asked = set(confirmable(known))
    findings = [finding for finding in confirmable(texts.values(), found) if finding not in asked]
    if unconfirmed(findings, confirmed):
        raise PersonalData({"confirmed": LOOK_AT_IT}, findings)


def _mark(finding):
    found = f"{finding.kind}:{finding.text}"
    return salted_hmac("core.leaks", found, algorithm="sha256").hexdigest()[:MARK_LENGTH]
