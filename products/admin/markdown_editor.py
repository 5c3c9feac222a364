"""The text box in which an editor writes Markdown: django-markdownx, with buttons above it and a picture by a button."""

from django import forms
from markdownx.widgets import AdminMarkdownxWidget

from ..text_images import ACCEPTED, drawn_image
from .chosen_file import ChosenFileInput


class MarkdownEditor(AdminMarkdownxWidget):
    template_name = "admin/markdown_editor.html"

    class Media:
        extend = False  # its stylesheet gives the preview other sizes than the page
        js = ["markdownx/js/markdownx.min.js"]

    def __init__(self, attrs=None):
        super().__init__({"data-paste-markdown": True, **(attrs or {})})


class PictureField(forms.ImageField):
    """A picture for the text. A script puts it where the cursor is; without one it comes below the text."""

    widget = ChosenFileInput({"accept": ",".join(ACCEPTED), "data-picture-for": "id_body"})

    def __init__(self):
        super().__init__(
            label="Afbeelding in de tekst",
            required=False,
            help_text="PNG, JPG of WebP, hooguit 5 MB. De afbeelding komt bij de cursor of onder aan de tekst. Beschrijf "
            "daarna tussen de vierkante haken wat erop te zien is.",
        )

    def clean(self, data, initial=None):
        """The extension and the bytes of the picture as we keep it, or None."""
        upload = super().clean(data, initial)
        return upload and drawn_image(upload)
