"""The control for a file in a form of the desk: what was chosen before an error is still chosen."""

from django import forms

from ..chosen_files import SUFFIX


class ChosenFileInput(forms.FileInput):
    template_name = "admin/chosen_file.html"
    kept = None  # the ChosenFile, when the form came back

    def get_context(self, name, value, attrs):
        return {**super().get_context(name, value, attrs), "kept": self.kept, "kept_name": f"{name}{SUFFIX}"}
