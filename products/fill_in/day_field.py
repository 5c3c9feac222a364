"""A day in three boxes (Dag, Maand, Jaar), and a moment; what was typed comes back, also when it is no day at all."""

from datetime import date

from django import forms

from privacyportal.core.dates import read_moment

from .kinds import ISO_MINUTE, MONTHS

PARTS = ("dag", "maand", "jaar")
NO_DAY = "Deze datum bestaat niet. Vul de dag, de maand en het jaar in met cijfers, bijvoorbeeld 1 10 2026."
NO_MOMENT = "Deze datum en tijd bestaan niet. Schrijf bijvoorbeeld 13-11-2026 16.30."
YEARS = range(1900, 2200)


class DayWidget(forms.MultiWidget):
    """Posts as `<name>-dag`, `<name>-maand` and `<name>-jaar`; a whole day under `<name>` is taken too."""

    template_name = "fill_in/day.html"
    use_fieldset = True

    def __init__(self, attrs=None):
        super().__init__({part: forms.TextInput({"inputmode": "numeric"}) for part in PARTS}, attrs)
        self.widgets_names = [f"-{part}" for part in PARTS]

    def decompress(self, value):
        return _three(value)

    def value_from_datadict(self, data, files, name):
        parts = super().value_from_datadict(data, files, name)
        whole = data.get(name, "")
        return parts if any(parts) or not whole else _three(whole)

    def value_omitted_from_data(self, data, files, name):
        return name not in data and super().value_omitted_from_data(data, files, name)

    def id_for_label(self, id_):
        return id_


class DayField(forms.MultiValueField):
    """Cleans to "2026-10-01", or "" when all three boxes are empty."""

    widget = DayWidget

    def __init__(self, **options):
        boxes = [forms.CharField(required=False) for _part in PARTS]
        super().__init__(boxes, required=False, require_all_fields=False, **options)

    def clean(self, value):
        typed = [(part or "").strip() for part in value or ()]
        if not any(typed):
            return ""
        day = _day(*typed)
        if day is None:
            raise forms.ValidationError(NO_DAY)
        return day.isoformat()


class MomentField(forms.CharField):
    """Cleans to "2026-11-13T16:30", local time, or ""."""

    def __init__(self, **options):
        super().__init__(required=False, max_length=40, widget=forms.TextInput({"type": "datetime-local"}), **options)

    def clean(self, value):
        typed = (value or "").strip()
        if not typed:
            return ""
        moment = read_moment(typed)
        if moment is None:
            raise forms.ValidationError(NO_MOMENT)
        return moment.strftime(ISO_MINUTE)


def _three(text):
    """Day, month and year as somebody would type them."""
    for sign in ("-", "/", ".", " "):
        parts = text.split(sign)
        if len(parts) == len(PARTS):
            return [part.lstrip("0") or "0" for part in (reversed(parts) if len(parts[0]) == 4 else parts)]
    return [text, "", ""]


def _day(day, month, year):
    number = str(MONTHS.index(month.casefold()) + 1) if month.casefold() in MONTHS else month
    if not all(part.isascii() and part.isdecimal() and len(part) < 5 for part in (day, number, year)):
        return None
    try:
        found = date(int(year), int(number), int(day))
    except ValueError:
        return None
    return found if found.year in YEARS else None
