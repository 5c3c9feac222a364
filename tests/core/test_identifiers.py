"""The leak check knows a BSN, an IBAN, an e-mail address and a telephone number when it reads one."""

import time

import pytest

from privacyportal.core.identifiers import Finding, Personal, find_bsns, find_personal


@pytest.mark.parametrize(
    "text",
    [
        "123456782",
        "Het BSN is 123456782.",
        "BSN123456782",
        "123.456.782",
        "123 456 782",
        "123-456-782",
        "1234 56 782",
        "1234.56.782",
        "123\u00a0456\u00a0782",
        "(123456782)",
        "bsn:123456782;",
        "dossier 5, 123456782, en verder",
        "123456782_kopie.pdf",
    ],
)
def test_a_bsn_is_found_however_it_is_written(text):
    assert find_bsns(text) == ["123456782"]


@pytest.mark.parametrize(
    "text",
    [
        "123456789",
        "000000000",
        "1234567820",
        "0123456782",
        "123.456.782.9",
        "4.123.456.782",
        "123456782,50",
        "12345678",
        "123.456 782",
        "12-34-56-782",
        "NL91ABNA0417164300",
        "+31 612345671",
        "",
    ],
)
def test_another_number_is_no_bsn(text):
    assert find_bsns(text) == []


def test_every_bsn_in_a_text_is_found_in_order():
    assert find_bsns("111222333 en 123456782, daarna 111222333") == ["111222333", "123456782", "111222333"]


def test_a_bsn_that_starts_with_a_zero_counts():
    assert find_bsns("012345672") == ["012345672"]


@pytest.mark.parametrize(
    ("text", "findings"),
    {
        "NL91ABNA0417164300": [Finding(Personal.IBAN, "NL91ABNA0417164300")],
        "op NL91 ABNA 0417 1643 00 t.n.v. Jan": [Finding(Personal.IBAN, "NL91 ABNA 0417 1643 00")],
        "nl91abna0417164300": [Finding(Personal.IBAN, "nl91abna0417164300")],
        "BE68 5390 0754 7034": [Finding(Personal.IBAN, "BE68 5390 0754 7034")],
        "NL92ABNA0417164300": [],
        "NL91ABNA04171643001": [],
        "XX91ABNA0417164300": [],
        "Mail naar jan.o'neil+avg@privacy.gemeente.nl.": [
            Finding(Personal.EMAIL, "jan.o'neil+avg@privacy.gemeente.nl")
        ],
        "<a@b.nl>": [Finding(Personal.EMAIL, "a@b.nl")],
        "jan@gemeente": [],
        "artikel 6 @ AVG": [],
        "Bel 06-12345678": [Finding(Personal.PHONE, "06-12345678")],
        "+31 6 1234 5678": [Finding(Personal.PHONE, "+31 6 1234 5678")],
        "+31 (0)20 123 45 67": [Finding(Personal.PHONE, "+31 (0)20 123 45 67")],
        "0031612345678": [Finding(Personal.PHONE, "0031612345678")],
        "020 123 45 67": [Finding(Personal.PHONE, "020 123 45 67")],
        "06-123456789": [],
        "00 12 34 56 78": [],
        "(06) 12345678": [Finding(Personal.PHONE, "(06) 12345678")],
        "(070) 373 80 00": [Finding(Personal.PHONE, "(070) 373 80 00")],
        "+31 (70) 373 80 00": [Finding(Personal.PHONE, "+31 (70) 373 80 00")],
        "06.12.34.56.78": [Finding(Personal.PHONE, "06.12.34.56.78")],
        "06/12345678": [Finding(Personal.PHONE, "06/12345678")],
        "0031-(0)70-3738000": [Finding(Personal.PHONE, "0031-(0)70-3738000")],
        "06\u201112345678": [Finding(Personal.PHONE, "06\u201112345678")],
        "06&nbsp;1234**5678**": [Finding(Personal.PHONE, "06&nbsp;1234**5678")],
        "Mail [ons](mailto:jan@example.nl).": [Finding(Personal.EMAIL, "jan@example.nl")],
        "[jan@example.nl](mailto:piet@example.nl).": [
            Finding(Personal.EMAIL, "jan@example.nl"),
            Finding(Personal.EMAIL, "piet@example.nl"),
        ],
        "Bel [mij](tel:0612345678)nu": [Finding(Personal.PHONE, "0612345678")],
        "[a](https://example.nl/123456782)b": [Finding(Personal.BSN, "123456782")],
        "Zie '@Utrecht.nl'": [],
        "sha256:9f123456782c, a0612345678e": [],
        "\uff10\uff1612345678": [Finding(Personal.PHONE, "\uff10\uff1612345678")],
        "+32 475 12 34 56": [Finding(Personal.PHONE, "+32 475 12 34 56")],
        "+44 (0)20 7946 0958": [Finding(Personal.PHONE, "+44 (0)20 7946 0958")],
        "01-02-2024 10:30": [],
        "01/02/2024 12 mensen": [],
        "0.123456789": [],
        "+10.000.000 euro": [],
        "jan [at] example.nl": [Finding(Personal.EMAIL, "jan [at] example.nl")],
        "jan(at)example(punt)nl": [Finding(Personal.EMAIL, "jan(at)example(punt)nl")],
        "jan @ example.nl": [Finding(Personal.EMAIL, "jan @ example.nl")],
        "jan&#64;example&#46;nl": [Finding(Personal.EMAIL, "jan&#64;example&#46;nl")],
        "jan\uff20example.nl": [Finding(Personal.EMAIL, "jan\uff20example.nl")],
        "jan\\_de\\_vries@example.nl": [Finding(Personal.EMAIL, "jan\\_de\\_vries@example.nl")],
        "j\u00adan@exam\u200bple.nl": [Finding(Personal.EMAIL, "j\u00adan@exam\u200bple.nl")],
        "jan**@**example.nl": [Finding(Personal.EMAIL, "jan**@**example.nl")],
        "anna@gemeente-súdwest.nl": [Finding(Personal.EMAIL, "anna@gemeente-súdwest.nl")],
        "anna@xn--gemeente-sdwest-ytb.nl": [Finding(Personal.EMAIL, "anna@xn--gemeente-sdwest-ytb.nl")],
        "jan@xn--p1ai.xn--p1ai": [Finding(Personal.EMAIL, "jan@xn--p1ai.xn--p1ai")],
        "NL91-ABNA-0417-1643-00": [Finding(Personal.IBAN, "NL91-ABNA-0417-1643-00")],
        "NL91\u202fABNA\u202f0417\u202f1643\u202f00": [
            Finding(Personal.IBAN, "NL91\u202fABNA\u202f0417\u202f1643\u202f00")
        ],
        "NL91 **ABNA** 0417\u00ad1643 00": [Finding(Personal.IBAN, "NL91 **ABNA** 0417\u00ad1643 00")],
        "NL91ABNA\n0417164300": [Finding(Personal.IBAN, "NL91ABNA\n0417164300")],
        "\uff2e\uff2c91ABNA0417164300": [Finding(Personal.IBAN, "\uff2e\uff2c91ABNA0417164300")],
        "In 2018, artikel 33 lid 1, binnen 72 uur, 12.345 inwoners": [],
    }.items(),
)
def test_what_belongs_to_a_person_is_found(text, findings):
    assert find_personal(text) == findings


def test_findings_come_by_kind_and_have_a_dutch_name():
    found = find_personal("06-12345678, jan@x.nl, NL91ABNA0417164300 en 123456782")
    assert [finding.kind.label for finding in found] == [
        "burgerservicenummer",
        "rekeningnummer",
        "e-mailadres",
        "telefoonnummer",
    ]


@pytest.mark.parametrize("unit", ["1", "1.", "123 ", "a", "a@", "a.b@c.", "NL12 ", "06 1", "@a-", "a@b.", " "])
def test_a_long_text_of_almost_numbers_is_read_once(unit):
    def cost(unit):
        text = (unit * 200_000)[:200_000]
        start = time.process_time()
        find_personal(text)
        return time.process_time() - start

    assert cost(unit) < 20 * cost("gewone woorden ")  # reading from every start again would take minutes
