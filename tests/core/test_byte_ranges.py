"""A part of a file, from every place where files are handed out."""

import pytest
from django.core.files.base import ContentFile
from django.http import FileResponse
from django.test import RequestFactory

from community.models import Attachment
from privacyportal.core.byte_ranges import ByteRangesMiddleware, part_of
from tests.community.factories import make_known, make_member, make_reply, make_topic, text_file

CONTENT = bytes(range(256)) * 1000


def asked(method="get", **headers):
    middleware = ByteRangesMiddleware(lambda request: FileResponse(ContentFile(CONTENT, "x.pdf"), as_attachment=True))
    return middleware(getattr(RequestFactory(), method)("/", headers=headers))


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=0-", 0, 255_999),
        ("bytes=100-199", 100, 199),
        ("bytes=255000-999999999", 255_000, 255_999),
        ("bytes=-1", 255_999, 255_999),
        ("bytes=-999999999", 0, 255_999),
        ("bytes=70000-200000", 70_000, 200_000),
    ],
)
def test_the_part_that_was_asked_for(said, first, last):
    answer = asked(range=said)
    assert b"".join(answer) == CONTENT[first : last + 1]
    assert (answer.status_code, answer["Content-Range"]) == (206, f"bytes {first}-{last}/256000")
    assert answer["Content-Length"] == str(last - first + 1)


@pytest.mark.parametrize("said", ["bytes=256000-", "bytes=256000-256001", "bytes=-0", "bytes=5-4"])
def test_a_part_that_is_not_there(said):
    answer = asked(range=said)
    assert (answer.status_code, answer["Content-Range"], answer.content) == (416, "bytes */256000", b"")


@pytest.mark.parametrize(
    "said", ["", "bytes=", "bytes=-", "bytes=0-1,3-4", "lines=0-1", "bytes=a-b", "bytes=1", f"bytes={10**99}-"]
)
def test_what_we_do_not_understand_gets_all(said):
    answer = asked(range=said)
    assert (answer.status_code, b"".join(answer), answer["Accept-Ranges"]) == (200, CONTENT, "bytes")


def test_a_tag_that_we_never_gave_gets_all():
    assert asked(range="bytes=0-9", if_range='"abc"').status_code == 200


def test_an_empty_file_has_no_part():
    assert part_of(0, "0", "", None) is None and part_of(0, None, None, "5") is None


@pytest.mark.django_db
def test_a_file_of_the_community_comes_in_parts_and_packed_for_nobody(client):
    author = make_known(make_member())
    reply = make_reply(make_topic(), author=author, files=[text_file(text="Een model van onze gemeente. " * 99)])
    reply.attachments.update(scan=Attachment.Scan.CLEAN)
    client.force_login(make_member("Lotte"))
    address = reply.attachments.get().get_absolute_url()
    whole = client.get(address, headers={"accept-encoding": "gzip, br"})
    content = b"".join(whole)
    assert (whole["Content-Length"], whole.get("Content-Encoding")) == (str(len(content)), None)
    part = client.get(address, headers={"accept-encoding": "gzip", "range": "bytes=4-8"})
    assert (part.status_code, b"".join(part)) == (206, content[4:9])
    client.logout()
    assert client.get(address, headers={"range": "bytes=4-8"}).status_code == 302
