"""The mail queue stays out of the admin: it shows questions to whoever is not of their desk, and its template editor
loads a script from another website."""

import post_office.admin  # noqa: F401  registers what is taken away here
from django.contrib import admin
from post_office.models import Attachment, Email, EmailTemplate, Log

for model in (Email, Log, EmailTemplate, Attachment):
    admin.site.unregister(model)
