"""Was-wordt in a query: the old word that was asked, and what it is called now."""

from privacyportal.index.thesaurus import Group, keys_of, plain_words
from products.models import LawTerm


def law_groups(laws):
    """What was-wordt knows, as synonyms: who asks for the old word also finds the new."""
    return tuple(
        Group((law.replaced_by,), (law.term,)) if law.is_one_way else Group((law.replaced_by, law.term)) for law in laws
    )


def old_term_notices(results, laws):
    """A sentence for each old word in the query: `U zocht op 'bewerker'. Dat heet nu verwerker.`"""
    asked = {key: " ".join(term.words) for term in results.terms for key in keys_of(term.words)}
    notices = {}
    for term, sentence in [*_from_laws(laws), *_from_synonyms(results.synonyms)]:
        for key in keys_of(plain_words(term)) & asked.keys():
            notices.setdefault(asked[key], f"U zocht op '{term}'. {sentence}")
    return list(notices.values())


def _from_laws(laws):
    for law in laws:
        is_another_name = law.kind == LawTerm.Kind.TERM and not law.is_one_way
        now = "Dat heet nu" if is_another_name else "Nu geldt:"
        yield law.term, f"{now} {law.replaced_by}."


def _from_synonyms(groups):
    for group in groups:
        for term in group.outdated:
            yield term, f"Dat heet nu {group.terms[0]}."
