"""Was-wordt in a query: the old word that was asked, and what it is called now."""

from privacyportal.index.models import SynonymGroup
from privacyportal.index.thesaurus import Group, keys_of, plain_words
from products.models import LawTerm


def law_groups():
    """What was-wordt knows, as synonyms: who asks for the old word also finds the new."""
    return tuple(_group(law) for law in LawTerm.objects.outdated())


def old_term_notices(results):
    """A sentence for each old word in the query: `U zocht op 'bewerker'. Dat heet nu verwerker.`"""
    asked = {key: " ".join(term.words) for term in results.terms for key in keys_of(term.words)}
    notices = {}
    for keys, sentence in [*_from_laws(), *_from_synonyms()]:
        for key in keys & asked.keys():
            notices.setdefault(asked[key], sentence)
    return list(notices.values())


def _group(law):
    if law.is_one_way:
        return Group((law.replaced_by,), (law.term,))
    return Group((law.replaced_by, law.term))


def _from_laws():
    for law in LawTerm.objects.outdated():
        now = "Dat heet nu" if law.kind == LawTerm.Kind.TERM else "Nu geldt:"
        yield keys_of(plain_words(law.term)), f"U zocht op '{law.term}'. {now} {law.replaced_by}."


def _from_synonyms():
    for group in SynonymGroup.objects.exclude(outdated=""):
        for term in group.outdated.splitlines():
            yield keys_of(plain_words(term)), f"U zocht op '{term}'. Dat heet nu {group.preferred}."
