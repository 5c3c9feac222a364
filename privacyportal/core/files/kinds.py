"""Which files are welcome."""

from enum import StrEnum
from pathlib import PurePath

from .refusals import FileRefused, Refusal

MAX_BYTES = 10 * 1024**2
MAX_TEXT = 1_000_000  # characters that we keep for search

OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"
OPEN_DOCUMENT_TYPE = "application/vnd.oasis.opendocument"


class Kind(StrEnum):
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    ODT = "odt"
    ODS = "ods"
    ODP = "odp"
    TXT = "txt"
    CSV = "csv"
    PNG = "png"
    JPG = "jpg"

    @property
    def label(self) -> str:
        return self.value.upper()

    @property
    def content_type(self) -> str:
        return CONTENT_TYPES[self]


CONTENT_TYPES = {
    Kind.PDF: "application/pdf",
    Kind.DOCX: f"{OFFICE_TYPE}.wordprocessingml.document",
    Kind.XLSX: f"{OFFICE_TYPE}.spreadsheetml.sheet",
    Kind.PPTX: f"{OFFICE_TYPE}.presentationml.presentation",
    Kind.ODT: f"{OPEN_DOCUMENT_TYPE}.text",
    Kind.ODS: f"{OPEN_DOCUMENT_TYPE}.spreadsheet",
    Kind.ODP: f"{OPEN_DOCUMENT_TYPE}.presentation",
    Kind.TXT: "text/plain",
    Kind.CSV: "text/csv",
    Kind.PNG: "image/png",
    Kind.JPG: "image/jpeg",
}
OFFICE = {Kind.DOCX, Kind.XLSX, Kind.PPTX}
OPEN_DOCUMENT = {Kind.ODT, Kind.ODS, Kind.ODP}
PLAIN = {Kind.TXT, Kind.CSV}
IMAGES = {Kind.PNG, Kind.JPG}

# Also for the accept attribute.
EXTENSIONS = {f".{kind}": kind for kind in Kind} | dict.fromkeys((".jpeg", ".jfif", ".jpe"), Kind.JPG)
KNOWN_UNWANTED = {
    Refusal.OLD_OFFICE: ".doc .dot .xls .xlt .ppt .pps .pot",
    Refusal.PROGRAM_INSIDE: ".docm .dotm .xlsm .xltm .xlam .xlsb .pptm .ppsm .potm .ppam",
    Refusal.TEMPLATE: ".dotx .xltx .potx .ppsx .ott .ots .otp .fodt .fods .fodp .odg .odf",
    Refusal.OTHER_DOCUMENT: ".epub .mobi .one .vsd .vsdx .pub .mpp .mdb .accdb .xps .oxps .djvu .indd .gdoc .gsheet",
    Refusal.CALENDAR: ".ics .vcf .vcs",
    Refusal.HALF_DOWNLOAD: ".crdownload .part .download .partial .tmp",
    Refusal.HEIC: ".heic .heif .hif .avif",
    Refusal.WEBP: ".webp",
    Refusal.GIF: ".gif",
    Refusal.OTHER_IMAGE: ".tif .tiff .bmp .svg .svgz .eps .ai .psd .emf .wmf .ico .jp2 .raw .dng .xcf",
    Refusal.ARCHIVE: ".zip .rar .7z .tar .gz .tgz .bz2 .xz .cab .iso",
    Refusal.MAIL: ".eml .msg .pst .mbox .oft",
    Refusal.APPLE: ".pages .numbers .key",
    Refusal.RICH_TEXT: ".rtf .wps .wpd",
    Refusal.WEB_PAGE: ".html .htm .mht .mhtml .xhtml .xml .json .url",
    Refusal.PROGRAM: ".exe .msi .bat .cmd .com .scr .ps1 .vbs .js .jar .sh .app .dmg .apk .lnk .dll .py",
    Refusal.FILM: ".mp4 .mov .avi .mkv .webm .wmv .mp3 .m4a .wav .ogg .flac .aac",
}
REFUSED = {extension: refusal for refusal, listed in KNOWN_UNWANTED.items() for extension in listed.split()}


def kind_of(name: str) -> Kind:
    """By the extension alone. Raises FileRefused."""
    extension = PurePath(name).suffix.lower()
    if extension not in EXTENSIONS:
        raise FileRefused(REFUSED.get(extension, Refusal.WRONG_TYPE), name)
    return EXTENSIONS[extension]
