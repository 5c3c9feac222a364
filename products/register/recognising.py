"""What kind of file this is, by what stands in it and not by its name, and its sheets."""

import io
import zipfile
import zlib
from xml.parsers import expat

from .csv_reading import read_csv
from .ods_reading import read_ods
from .workbook import NotRead
from .xlsx_extent import check_extent
from .xlsx_reading import read_xlsx

MOST_UNPACKED, MOST_PARTS, PIECE = 120 * 1024**2, 3_000, 1024**2
PACKAGE, END_OF_PACKAGE = b"PK\x03\x04", b"PK\x05\x06"
IN_A_LONGER_END = 0xFFFF  # the number of parts where another end, with room for larger ones, tells it
LONGEST_END = 66_000  # bytes, with the remark of whoever packed it
OLD_OFFICE, ENCRYPTED_INSIDE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "EncryptedPackage".encode("utf-16-le")
SAVE_AS = "Sla het register op als .xlsx, .ods of .csv."
OTHERS = {
    b"%PDF": f"Dit is een pdf. {SAVE_AS}",
    b"\x89PNG": f"Dit is een afbeelding. {SAVE_AS}",
    b"\xff\xd8\xff": f"Dit is een afbeelding. {SAVE_AS}",
    b"GIF8": f"Dit is een afbeelding. {SAVE_AS}",
    b"{\\rtf": f"Dit is een tekstdocument. {SAVE_AS}",
    b"\x1f\x8b": f"Dit is een ingepakt bestand. Pak het uit. {SAVE_AS}",
    b"Rar!": f"Dit is een ingepakt bestand. Pak het uit. {SAVE_AS}",
    b"7z\xbc\xaf": f"Dit is een ingepakt bestand. Pak het uit. {SAVE_AS}",
    b'{"': f"Dit is JSON, geen werkblad. {SAVE_AS}",
    b"<": f"Dit is een webpagina of XML, geen werkblad. {SAVE_AS}",
}
LOCKED = "Dit bestand heeft een wachtwoord. Haal het wachtwoord weg en sla het bestand opnieuw op."
OLD = "Dit is een oud Excel-bestand (.xls). Sla het op als .xlsx."
BINARY = "Dit is een binair Excel-bestand (.xlsb). Sla het op als .xlsx."
MACROS = "In dit bestand staan macro's. Sla het op als .xlsx, zonder macro's."
OTHER_ZIP = f"Dit is geen werkblad. {SAVE_AS}"
DAMAGED = "Dit bestand is beschadigd. Open het in uw eigen programma en sla het opnieuw op."
BOMB = (
    "Dit bestand wordt uitgepakt te groot, vaak door opgemaakte lege rijen. "
    "Kopieer alleen uw register naar een nieuw bestand."
)


def sheets_of(content):
    """The form (xlsx, ods, csv) and the sheets. Raises NotRead."""
    if content.startswith((PACKAGE, END_OF_PACKAGE)):
        return _of_a_package(content)
    if content.startswith(OLD_OFFICE):
        raise NotRead(LOCKED if ENCRYPTED_INSIDE in content else OLD)
    start = content.lstrip(b"\xef\xbb\xbf \r\n\t")
    for sign, sentence in OTHERS.items():
        if start.startswith(sign):
            raise NotRead(sentence)
    if END_OF_PACKAGE in content[-LONGEST_END:]:  # its begin is damaged
        return _of_a_package(content)
    return "csv", read_csv(content)


def _of_a_package(content):
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if _promised(content) not in (len(package.infolist()), IN_A_LONGER_END):
                raise NotRead(DAMAGED)
            parts = {part.filename: part for part in package.infolist()}
            _check(package, list(parts.values()))
            if "content.xml" in parts:
                return "ods", _opendocument(package, parts)
            _check_excel(parts)
            check_extent(package)
            return "xlsx", read_xlsx(content)
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        EOFError,
        OSError,
        ValueError,
        KeyError,
        expat.ExpatError,
    ):
        raise NotRead(DAMAGED) from None
    except RuntimeError as error:  # zipfile says so of a part with a password
        raise NotRead(LOCKED) from error


def _promised(content):
    """How many parts its end says that there are: a length that bit rot changed makes zipfile skip some in silence."""
    return int.from_bytes(content[content.rindex(END_OF_PACKAGE) + 10 :][:2], "little")


def _check(package, parts):
    """Raises NotRead, or BadZipFile when the table of contents says other names than the parts themselves."""
    if len(parts) > MOST_PARTS:
        raise NotRead(BOMB)
    if locked := [part for part in parts if part.flag_bits & 1]:
        raise NotRead(LOCKED if len(locked) > len(parts) // 2 else DAMAGED)
    for part in parts:
        package.open(part).close()
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise NotRead(BOMB if _is_too_large(package, parts) else DAMAGED)


def _is_too_large(package, parts):
    """What it says of its size may be damaged: only unpacking tells."""
    left = MOST_UNPACKED
    for part in sorted(parts, key=lambda one: -one.file_size):
        with package.open(part) as stream:
            while piece := stream.read(PIECE):
                left -= len(piece)
                if left < 0:
                    return True
    return False


def _opendocument(package, parts):
    kind = package.read("mimetype")[:100] if "mimetype" in parts else b""
    if b"spreadsheet" not in kind:
        raise NotRead(OTHER_ZIP)
    if "META-INF/manifest.xml" in parts and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise NotRead(LOCKED)
    return read_ods(package.read("content.xml"))


def _check_excel(parts):
    if "xl/workbook.bin" in parts:
        raise NotRead(BINARY)
    if "[Content_Types].xml" not in parts or not any(name.startswith("xl/") for name in parts):
        raise NotRead(OTHER_ZIP)
    if any(name.lower().endswith("vbaproject.bin") for name in parts):
        raise NotRead(MACROS)
