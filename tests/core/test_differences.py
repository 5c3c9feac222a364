"""Comparing two texts."""

from privacyportal.core.differences import Piece, compare, in_context


def test_long_unchanged_text_is_shortened_around_the_difference():
    pieces = in_context(compare("woord " * 200 + "oud", "woord " * 200 + "nieuw"))
    assert pieces[0].text.startswith(" […] ") and len(pieces[0].text) < 100


def test_of_two_texts_without_a_word_in_common_the_whole_block_is_gone_and_come():
    before, after = " ".join(map(str, range(30_000))), " ".join(map(str, range(30_000, 60_000)))
    assert compare(before, after) == [Piece("removed", before), Piece("added", after)]
