"""An address is taken when mail can be written to it, and refused with a sentence when it cannot; nothing between."""

import smtplib
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from privacyportal.core.email_addresses import AddressRefused, mailbox, read_address, shown_address

ODD_SIGNS = "ab.@<>()\"'\\,;: +-_é¡\u017f\u212a\u0131\u202e\u200b\u00ad。\uff20[]\n\t\0💥0"


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("anna@gemeente-súdwest.nl", "anna@xn--gemeente-sdwest-cvb.nl"),
        ("anna@gemeente-SÚDWEST.nl", "anna@xn--gemeente-sdwest-cvb.nl"),
        ("anna@gemeente-su\u0301dwest.nl", "anna@xn--gemeente-sdwest-cvb.nl"),
        ("anna@xn--gemeente-sdwest-cvb.nl", "anna@xn--gemeente-sdwest-cvb.nl"),
        ("Anna de Vries <Anna@Gemeente.nl>", "Anna@gemeente.nl"),
        ("anna@gemeente。nl", "anna@gemeente.nl"),
        ("mailto:anna+avg@gemeente.nl;", "anna+avg@gemeente.nl"),
        ("o'brien_x-y@gemeente.nl", "o'brien_x-y@gemeente.nl"),
    ],
)
def test_an_address_is_kept_as_mail_carries_it(typed, kept):
    assert read_address(typed) == kept


@pytest.mark.parametrize(
    "typed, words",
    [
        ("jörg@gemeente.nl", "letters zonder accent"),
        ("annaſ@gemeente.nl", "letters zonder accent"),
        ("anna@gemeente-💥.nl", "Naar het deel na de @"),
        ("anna@gemeente-" + "ú" * 60 + ".nl", "Naar het deel na de @"),
        ('"anna b"@gemeente.nl', "zoals naam@gemeente.nl"),
        ("anna(fg)@gemeente.nl", "zoals naam@gemeente.nl"),
        ("anna@[127.0.0.1]", "zoals naam@gemeente.nl"),
        ("anna@127.0.0.1", "zoals naam@gemeente.nl"),
        ("anna@localhost", "zoals naam@gemeente.nl"),
        ("anna@.gemeente.nl", "zoals naam@gemeente.nl"),
        ("anna@gemeente..nl", "zoals naam@gemeente.nl"),
        ("a..b@gemeente.nl", "zoals naam@gemeente.nl"),
        ("anna@" + "b" * 64 + ".nl", "zoals naam@gemeente.nl"),
        ("<anna@gemeente.nl> bram@gemeente.nl", "zoals naam@gemeente.nl"),
        ("(" * 500 + ">", "haal 247 tekens weg"),
        ("a" * 65 + "@gemeente.nl", "haal 1 teken weg"),
        ("a@" + "b." * 130 + "nl", "zoals naam@gemeente.nl"),
    ],
)
def test_an_address_that_mail_cannot_carry_is_refused_with_what_is_wrong(typed, words):
    with pytest.raises(AddressRefused, match=words.replace("(", "\\(")):
        read_address(typed)


@settings(max_examples=500, deadline=None)
@given(st.one_of(st.text(ODD_SIGNS, max_size=40), st.emails(), st.text(max_size=60)))
def test_whatever_is_typed_is_refused_or_can_be_written(typed):
    try:
        address = read_address(typed)
    except AddressRefused as refused:
        assert str(refused).endswith(".")
    else:
        mail = EmailMessage()
        mail["To"] = address
        assert mail["To"].addresses[0].addr_spec == address and address.isascii() and len(address) <= 254
        assert smtplib.quoteaddr(address) == f"<{address}>" and read_address(address) == address


def test_people_see_the_domain_as_they_write_it():
    assert shown_address("anna@xn--gemeente-sdwest-cvb.nl") == "anna@gemeente-súdwest.nl"
    assert shown_address("anna@gemeente.nl") == "anna@gemeente.nl"
    assert shown_address("anna@xn--.nl") == "anna@xn--.nl"


def test_the_names_of_one_mailbox_are_one():
    assert {mailbox(name) for name in ("anna@a.nl", "ANNA@a.nl", "anna+1@a.nl", "anna+avg+2@A.nl")} == {"anna@a.nl"}
