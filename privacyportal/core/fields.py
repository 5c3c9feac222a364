"""The fields of our models that hold text: whatever enters, by whatever door, is cleaned here.

To the migrations they are Django's own fields.
"""

from django.db import models

from .signs import clean_line, clean_text
from .typed import Line, Text


class Cleaned:
    """Cleans what is typed, what an instance holds when it is saved, and what `update()` or a fixture writes."""

    clean_sign = staticmethod(clean_line)

    def to_python(self, value):
        return self._cleaned(super().to_python(value))

    def pre_save(self, model_instance, add):
        value = self._cleaned(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def get_prep_value(self, value):
        return self._cleaned(super().get_prep_value(value))

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path.replace(f"{__name__}.", "django.db.models."), args, kwargs

    def _cleaned(self, value):
        return self.clean_sign(value) if isinstance(value, str) else value


class CharField(Cleaned, models.CharField):
    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": Line, **kwargs})


class TextField(Cleaned, models.TextField):
    clean_sign = staticmethod(clean_text)

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": Text, **kwargs})


class EmailField(Cleaned, models.EmailField):
    pass


class SlugField(Cleaned, models.SlugField):
    pass


class URLField(Cleaned, models.URLField):
    pass
