"""The index is right at the moment the act is: same transaction, same answer, however often it is said."""

import pytest
from django.db import transaction

from privacyportal.index.engines import find
from privacyportal.index.engines.expressions import Phrase, Question
from privacyportal.index.entries import Document
from privacyportal.index.models import SearchEntry, SearchWord, WordChange
from privacyportal.index.searching import search
from privacyportal.index.words import count_words
from privacyportal.index.writing import rebuild, remove, update

pytestmark = pytest.mark.django_db
WIDE = {ord(wide): chr(ord(wide) - 0xFEE0) for wide in map(chr, range(0xFF21, 0xFF5B))}


def document(key="product:1", **fields):
    defaults = {"kind": "product", "title": "Datalekken", "text": "Meld het lek.", "url": "/producten/x/"}
    return Document(key=key, **{**defaults, **fields})


def keys_with(token, audience="everyone"):
    [found] = find([Question((Phrase((token,)),), ("product",), {audience}, 100)])
    return sorted(SearchEntry.objects.filter(pk__in=found).values_list("key", flat=True))


def words(audience="everyone"):
    count_words()
    return dict(SearchWord.objects.filter(audience=audience).values_list("word", "count"))


def test_an_updated_document_is_found_by_its_new_words_only():
    update(document(title="Datalekken"))
    update(document(title="Cookies"))
    assert (keys_with("datalek"), keys_with("cookie")) == ([], ["product:1"])


@pytest.mark.parametrize(
    "written",
    [
        "ver\u00adwerkers\u00adover\u00adeen\u00adkomst",
        "verwerkers\u2011overeenkomst",
        "verwerkers\u2010overeenkomst",
        "verwerkers\u200bovereenkomst",
        "\u200everwerkersovereenkomst\u200f",
        "verwerkersover\ufeffeenkomst",
        "verwer-\nkersovereenkomst",
        "verwer-\r\n   kersovereenkomst",
        "verwerkers\u00ad\novereenkomst",
        "\uff56\uff45\uff52\uff57\uff45\uff52\uff4b\uff45\uff52\uff53overeenkomst",
    ],
)
@pytest.mark.parametrize("field", ["title", "text"])
def test_a_word_is_found_and_marked_however_it_was_typed(field, written):
    update(document(**{field: f"Een {written} sluiten"}))
    results = search("verwerkersovereenkomst", audiences={"everyone"}, kinds={"all": ("product",)})
    [hit] = results.hits(results.ranked)
    shown = (hit.title if field == "title" else hit.excerpt).replace("-", "").translate(WIDE)
    assert (results.suggestion, "<mark>verwerkersovereenkomst</mark> sluiten" in shown) == ("", True)


@pytest.mark.parametrize(
    "typed, plain",
    [
        ("ﬁnancieel", "financieel"),
        ("financiële", "financie\u0308le"),
        ("af-\nspraak", "afspraak"),
        ("lucht-\nen zeevaart", "lucht- en zeevaart"),
        ("AVG-\nverzoek", "AVG-verzoek"),
    ],
)
def test_text_folds_to_the_same_tokens(typed, plain):
    update(document("product:1", text=typed))
    update(document("product:2", text=plain))
    first, second = SearchEntry.objects.order_by("key").values_list("tokens", flat=True)
    assert first == second


def test_a_removed_document_is_found_nowhere_and_removing_twice_is_no_error():
    update(document())
    remove("product:1")
    remove("product:1")
    remove("product:404")
    assert (keys_with("datalek"), words()) == ([], {})


def test_saying_the_same_twice_leaves_one_entry_and_counts_its_words_once():
    update(document())
    update(document())
    assert keys_with("datalek") == ["product:1"]
    assert words() == {"datalekken": 1, "meld": 1}


def test_an_act_that_fails_leaves_the_index_as_it_was():
    with pytest.raises(RuntimeError), transaction.atomic():
        update(document())
        raise RuntimeError
    assert (keys_with("datalek"), WordChange.objects.count()) == ([], 0)


def test_an_entry_is_found_by_its_own_audience_only():
    update(document("post:1", audience="forum:1"))
    assert keys_with("datalek", "forum:1") == ["post:1"]
    assert (keys_with("datalek", "forum:11"), keys_with("datalek")) == ([], [])
    assert (words("forum:1"), words()) == ({"datalekken": 1, "meld": 1}, {})


def test_rebuilding_brings_everything_up_to_date_and_lets_go_of_what_is_no_longer_offered():
    update(document("product:1", title="Cookies"))
    update(document("product:2"))
    count = rebuild([document("product:1"), document("product:3")])
    assert (count, keys_with("datalek"), keys_with("cookie")) == (2, ["product:1", "product:3"], [])
    assert words() == {"datalekken": 2, "meld": 2}


def test_rebuilding_leaves_alone_what_is_right_already():
    update(document())
    written = SearchEntry.objects.get().indexed_at
    rebuild([document()])
    assert SearchEntry.objects.get().indexed_at == written
    rebuild([document(title="Cookies")])
    assert SearchEntry.objects.get().indexed_at > written


def test_what_an_act_writes_or_removes_during_a_rebuild_wins():
    def documents():
        update(document("product:1", title="Nieuw"))
        update(document("product:2"))
        remove("product:2")
        yield document("product:1", title="Oud")
        yield document("product:2", title="Oud")

    rebuild(documents())
    assert (keys_with("nieuw"), keys_with("oud")) == (["product:1"], [])


def test_text_of_any_size_and_with_null_bytes_is_accepted():
    update(document(text="\0 " + "datalek " * 100_000, title="x\0y " * 500))
    assert keys_with("datalek") == ["product:1"]


def test_a_text_with_a_hundred_thousand_different_words_is_accepted():
    update(document(text=" ".join(f"{number:x}-{number + 1:x}" for number in range(100_000)), title="Datalek"))
    assert keys_with("datalek") == ["product:1"]
