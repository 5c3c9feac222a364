"""What nobody types and somebody sends: numbers, texts, moments, addresses and files that fit nowhere."""

from django.core.files.uploadedfile import SimpleUploadedFile

NUMBERS = [
    "0",
    "-1",
    "1.5",
    "1e309",
    "NaN",
    "٣",
    "²",
    "½",
    "0x10",
    "1" * 10,
    "2147483648",
    "9" * 19,
    "1" * 23,
    "9" * 5000,
]
MOMENTS = [
    *("2026-02-31", "9999-12-31", "0001-01-01", "99999-01-01", "0000-00-00", "2026-13-01", "9999-12-31T23:59"),
    *(
        "0001-01-01T00:00",
        "2026-03-29T02:30",
        "31-12-2026 25:00",
        "2026-11-26 00:00:00+99:99",
        "9999-12-31T23:59:59-12:00",
    ),
]
ADDRESSES = [
    *("anna@gemeente-súdwest.nl", '"a b"@x.nl', "a@[127.0.0.1]", f"a@{'b' * 70}.nl", f"{'x' * 65}@a.nl", "annaſ@a.nl"),
    *(
        f"{'(' * 500}>",
        "a@b.nl.",
        "a(b)@c.nl",
        "Jan <jan@a.nl>",
        "<>",
        "@",
        "a@xn--.nl",
        "a@\u202eb.nl",
        "a@b..nl",
        "\uff20",
    ),
]
TEXTS = [
    *(
        "",
        " ",
        "\0",
        "\r\nX: y",
        "'",
        '"',
        "\\",
        "%",
        "%00",
        "%ff",
        "../../etc/passwd",
        "..",
        ".",
        "/",
        "//x.example",
        "?",
        "#",
    ),
    *(
        "<script>alert(1)</script>",
        "{{7*7}}",
        "{% x %}",
        "${x}",
        "'--",
        "é",
        "\xa0",
        "\x1b[31m",
        "\u202e",
        "\u200b" * 5,
        "💥",
    ),
    *(
        "NULL",
        "None",
        "true",
        "[]",
        "{}",
        "[$ne]",
        "1,2,3",
        "javascript:alert(1)",
        "http://",
        "http://[",
        "_",
        "-",
        "*:*",
    ),
    *(
        "a AND OR NOT",
        "a:b",
        "NEAR(a b)",
        "^",
        "İ",
        "ß",
        "\ufffe",
        "a" * 301,
        "a" * 1001,
        "a" * 20_001,
        "![" * 2000,
        "> " * 900,
    ),
    *("(" * 1000, "[x](" * 300, "|" * 3000, "a\x0bb", "\x85", "publiceren", "delete_selected", "password", "__class__"),
]
VALUES = [*NUMBERS, *MOMENTS, *ADDRESSES, *TEXTS]
NAMES = [
    *(
        "q",
        "pagina",
        "soort",
        "onderwerp",
        "organisatie",
        "status",
        "sorteer",
        "toon",
        "ook",
        "product",
        "vraag",
        "subject",
    ),
    *(
        "question",
        "oud",
        "van",
        "naar",
        "volgende",
        "next",
        "doe",
        "kies",
        "term",
        "page",
        "app_label",
        "model_name",
        "x[]",
    ),
    *(
        "field_name",
        "versie",
        "met",
        "token",
        "email",
        "name",
        "",
        "change",
        "concept",
        "tekst",
        "id",
        "bestand",
        "format",
    ),
]
HEADERS = {
    "Host": ["", "vreemd.example", "testserver:x", "testserver:99999999", "[::1", "a b", "ü.example", "testserver, x"],
    "X-Forwarded-For": ["", ",", "x", "1.2.3.4, 999.1.1.1", "::ffff:1.2.3.4", "fe80::1%eth0", "1" * 5000],
    "X-Forwarded-Proto": ["https", "x", "https,http"],
    "X-Forwarded-Host": ["vreemd.example", "\\"],
    "Cookie": ["sessie=", "sessie=x; csrf=y", f"sessie={'a' * 4000}", ";;==;", 'sessie="\\"', "messages=x", "é=é"],
    "If-Modified-Since": [
        "x",
        "Thu, 99 Nov 2026 00:00:00 GMT",
        "Sat, 01 Jan 0001 00:00:00 GMT",
        "Fri, 31 Dec 99999 23:59:59 GMT",
    ],
    "If-None-Match": ["*", '"', 'W/"x", "y', "," * 500],
    "Range": ["bytes=0-", "bytes=9-1", "bytes=-99999999999999999999", "x=1", "bytes=0-1,3-4"],
    "Accept-Encoding": ["gzip;q=x", "*;q=9", "br;q=0,gzip", "," * 500],
    "Accept-Language": ["x" * 600, "nl;q=a", "*", "zz-" * 200],
    "Origin": ["null", "http://[", "https://testserver", "x"],
    "Referer": ["http://[", "x", "https://vreemd.example/"],
    "Content-Length": ["x", "-1", "99999999999"],
    "User-Agent": ["", "\x7f", "a" * 5000],
}
CONTENT_TYPES = [
    *("", "x", "text/plain", "application/json", "application/json; charset=utf-99", "multipart/form-data"),
    *(
        "multipart/form-data; boundary=",
        f"multipart/form-data; boundary={'x' * 300}",
        "multipart/form-data; boundary=x",
    ),
    *("application/x-www-form-urlencoded; charset=utf-16", "application/x-www-form-urlencoded; charset=x"),
]
BODIES = [
    b"",
    b"x",
    b"{",
    b"\xff\xfe",
    b"a=%",
    b"a=%ff",
    b"--x\r\n\r\n",
    b'--x\r\nContent-Disposition: form-data; name="q"\r\n\r\n\xff',
]
METHODS = ["GET", "GET", "GET", "POST", "POST", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "X", "get"]


def odd_file(chance):
    name = chance.choice(
        ["a.pdf", "a.docx", "../a.xlsx", "a", ".pdf", "a\r\n.png", "é.csv", "a" * 300 + ".pdf", "con.txt", "a.zip"]
    )
    content = chance.choice(
        [b"", b"x", b"%PDF-1.4", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"a;b\n1;2", b"\0" * 999]
    )
    return SimpleUploadedFile(name, content, chance.choice(["application/pdf", "x", "", "image/png; a=b"]))
