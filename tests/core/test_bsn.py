"""A BSN is found in what a person reads, whatever was typed; other numbers are let through."""

from datetime import date
from itertools import count

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from privacyportal.core.bsn import passes_eleven_proof
from privacyportal.core.identifiers import find_bsns

INSERTED = {  # between any two digits
    "a soft hyphen": "\u00ad",
    "a zero-width space": "\u200b",
    "a word joiner": "\u2060",
    "a mark from right to left": "\u200f",
    "an override of direction": "\u202e",
    "an isolate": "\u2068",
    "a variation selector": "\ufe0f",
    "a combining grapheme joiner": "\u034f",
    "a stroke through the digit": "\u0336",
    "a tag": "\U000e0031",
    "bold": "**",
    "code": "`",
    "a stroke": "~~",
    "an underscore": "_",
    "an escape": "\\",
    "a link": "](https://example.nl/)[",
    "an element": "<b>",
    "a comment": "<!-- -->",
    "a named entity": "&shy;",
    "a numbered entity": "&#8203;",
    "a soft hyphen at the line end": "\u00ad\n",
}
DIGITS = {  # instead of a digit
    "full-width": lambda digit: chr(0xFF10 + int(digit)),
    "Arabic": lambda digit: chr(0x660 + int(digit)),
    "Devanagari": lambda digit: chr(0x966 + int(digit)),
    "mathematical": lambda digit: chr(0x1D7CE + int(digit)),
    "an entity": lambda digit: f"&#{ord(digit)};",
    "a hexadecimal entity": lambda digit: f"&#x{ord(digit):x};",
    "a keycap": lambda digit: f"{digit}\ufe0f\u20e3",
    "superscript": lambda digit: "⁰¹²³⁴⁵⁶⁷⁸⁹"[int(digit)],
}
SEPARATORS = [
    *" .-/:'",
    *"\u00a0\u2002\u2007\u2009\u202f\u3000",
    *"\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d\u00b7",
    *("&nbsp;", "&#8209;", "&thinsp;", " - ", "  ", ") (", "--"),
]
AROUND = [
    *("{}", "Het BSN is {}.", "bsn:{};", "({})", "**{}**", "naam,{},42", "naam;{};42", "{},4", "{},111222333", "{}.0"),
    *('"Jansen","{}","1980"', "| Jan | {} | 42 |", "- {}\n- tweede", "> {}", "nr. 5, {}, en verder", "{}_kopie.pdf"),
    *("BSN{}", "regel\n{}\nregel", "naam\t{}\t42", "van [{}](https://example.nl)", "(06) 12345678 {} Jan", "\ufeff{}"),
]
valid = st.integers(10**8, 999_999_900).map(lambda low: next(filter(passes_eleven_proof, map(str, count(low)))))
inserted, styles = st.sampled_from(sorted(INSERTED)), st.sampled_from(sorted(DIGITS))


@given(valid, st.sets(st.integers(1, 8), min_size=1, max_size=3), inserted, inserted, st.sampled_from(AROUND))
def test_a_bsn_with_one_or_two_signs_between_its_digits_is_found(bsn, places, first, second, around):
    signs = {place: INSERTED[name] for place, name in zip(sorted(places), (first, second, first), strict=False)}
    written = "".join(signs.get(place, "") + digit for place, digit in enumerate(bsn))
    assert bsn in find_bsns(around.format(written))


@given(valid, styles, inserted, st.integers(0, 8), st.sampled_from(AROUND))
def test_a_bsn_in_other_digits_is_found_also_with_a_sign_between_them(bsn, style, sign, place, around):
    written = [DIGITS[style](digit) for digit in bsn]
    with_sign = "".join((*written[:place], INSERTED[sign] if place else "", *written[place:]))
    assert bsn in find_bsns(around.format(with_sign))


@given(valid, st.sampled_from([(3, 6), (4, 6)]), st.sampled_from(SEPARATORS), st.none() | styles, st.none() | inserted)
def test_a_bsn_in_groups_is_found_also_when_it_is_disguised_otherwise(bsn, cuts, separator, style, sign):
    digits = [DIGITS[style](digit) if style else digit for digit in bsn]
    digits[1] += INSERTED[sign] if sign else ""
    written = separator.join("".join(digits[start:end]) for start, end in zip((0, *cuts), (*cuts, 9), strict=True))
    assert find_bsns(f"Nummer {written} van Jan") == [bsn]


@given(valid, st.sampled_from([" ", "-", "|", " | ", ".", "\t", "\n", "\u2009"]))
def test_a_bsn_with_each_digit_in_a_box_is_found(bsn, separator):
    assert bsn in find_bsns(f"Nummer: {separator.join(bsn)}")


@given(valid, st.integers(1, 8), st.sampled_from(["{}-\n{}", "het nummer {}\n{} van Jan", "BSN: {}\n{}", "BSN {} {}"]))
def test_a_bsn_that_runs_on_over_a_line_end_is_found(bsn, place, around):
    assume(bsn[:place][:2] not in ("19", "20") or place != 4)  # a year, and the number under it
    assert bsn in find_bsns(around.format(bsn[:place], bsn[place:]))


@pytest.mark.parametrize("text", ["BSN 12-34-56-782", "burgerservicenummer: 12345 6782", "sofinummer 1 23456 782"])
def test_after_its_name_a_bsn_is_found_in_any_groups(text):
    assert find_bsns(text) == ["123456782"]


@pytest.mark.parametrize(
    "text",
    [
        "12345672",
        "Het gaat om 12345672 van een inwoner",
        "BSN\n12345672",
        "naam;12345672;42",
        "naam,12345672,42",
        "bsn,kvk\n12345672,12345678",
        "\uff11\uff12345672",
        "1234**5672**",
        "BSN 1234 5672",
        "BSN: 12.345.672",
    ],
)
def test_a_bsn_whose_first_zero_a_spreadsheet_lost_is_found(text):
    assert "012345672" in find_bsns(text)


NUMBERS = st.integers(0, 10**9)
OTHER = [
    lambda n: f"€ {n % 10**9:,},50".replace(",", ".", 2),
    lambda n: f"€ {n}",
    lambda n: f"{n} euro",
    lambda n: f"EUR {n},-",
    lambda n: f"een bedrag van {n:09},50",
    lambda n: f"{n:09},00",
    lambda n: f"{n % 100000},{n % 89 + 10}",
    lambda n: f"zaak Z2024-{n % 10**6:06}",
    lambda n: f"Zaaknummer: 2024-{n % 10**5:05}",
    lambda n: f"Z-2024-{n:09}",
    lambda n: f"ZAAK-2023/{n:09}",
    lambda n: f"KvK {n % 10**8:08}",
    lambda n: f"Kamer van Koophandel, KvK-nummer: {n % 10**8:08}.",
    lambda n: f"factuurnummer {n % 10**8:08}",
    lambda n: f"factuur F-{n % 10**8:08}",
    lambda n: f"ordernr. {n % 10**8:08}",
    lambda n: f"btw-nummer NL{n:09}B01",
    lambda n: f"{n % 9000 + 1000} {'ABCDEFGH'[n % 8]}X",
    lambda n: f"06-{n % 10**8:08}",
    lambda n: f"(06) {n % 10**8:08}",
    lambda n: f"+31 {n % 9 + 1}{n % 10**8:08}",
    lambda n: f"+32 {n % 9 + 1}{n % 10**8:08}",
    lambda n: f"070 {n % 900 + 100} {n % 90 + 10} {n % 89 + 10}",
    lambda n: f"NL91 ABNA {n % 10**4:04} {n // 10**4 % 10**4:04} {n % 90 + 10}",
    lambda n: f"NL91ABNA0{n:09}",
    lambda n: f"artikel {n % 99}, lid {n % 9}, van de AVG (2016/{n % 1000})",
    lambda n: f"artikel {n % 100}, {n % 90}, {n % 80} en {n % 999}",
    lambda n: f"{n % 90}.{n:09}, {n % 7}.{n:09}",
    lambda n: f"versie {n % 90}.{n % 1000}.{n % 999}.{n % 99}",
    lambda n: f"12:30:{n % 60:02}.{n:09}",
    lambda n: f"2024-03-12T12:30:{n % 60:02},{n:09}Z",
    lambda n: f"{n % 900 + 100}, {n % 800 + 100}, {n % 700 + 100}",
    lambda n: f"| {n % 900 + 100} | {n % 800 + 100} | {n % 700 + 100} |",
    lambda n: f"{n % 900 + 100}\n{n % 800 + 100}\n{n % 700 + 100}",
    lambda n: f"{n % 900 + 100}\t{n % 800 + 100}\t{n % 700 + 100}",
    lambda n: f"{2000 + n % 30}\n{n % 10**5:05}",
    lambda n: f"2023 {n % 10**5:05} inwoners",
    lambda n: f"1 {n:09}"[:1] + f"{n:012}",
]


@given(NUMBERS, st.sampled_from(OTHER), st.sampled_from(["{}", "Zie {} voor meer.", "- {}\n"]))
def test_an_ordinary_number_is_no_bsn(number, write, around):
    assert find_bsns(around.format(write(number))) == []


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["%Y%m%d", "%d%m%Y", "%d-%m-%Y", "%Y-%m-%d 12:30"])
)
def test_a_date_is_no_bsn(day, form):
    assert find_bsns(f"Op {day.strftime(form)} besloten") == []


def test_of_bare_numbers_one_in_eleven_is_taken_for_a_bsn():
    found = [number for number in range(612_345_000, 612_346_100) if find_bsns(f"nummer {number}.")]
    assert len(found) == 1100 // 11


@given(st.integers(10**8, 10**9 - 100), st.sampled_from(["{}", "{};Kerkstraat;12", "| {} | boom |", "object {}."]))
def test_numbers_that_follow_each_other_are_objects_that_somebody_counted(first, around):
    assert find_bsns("\n".join(around.format(number) for number in range(first, first + 30))) == []


@pytest.mark.parametrize(
    "text",
    [
        "123456780\n123456782\n123456784",
        "123456781\n123456782",
        "BSN\n123456781\n123456782\n123456783",
        "100234500\n100234501\n100234502\n123456782",
    ],
)
def test_a_bsn_among_other_numbers_is_found(text):
    assert "123456782" in find_bsns(text)


@given(st.integers(10**7, 9 * 10**7))
def test_a_column_of_numbers_of_eight_digits_holds_no_bsn(first):
    column = [number for number in range(first, first + 77 * 11, 77)]
    assume(not any(1900 <= number // 10**4 < 2100 or 1900 <= number % 10**4 < 2100 for number in column))
    assert find_bsns("\n".join(map(str, column))) == []
