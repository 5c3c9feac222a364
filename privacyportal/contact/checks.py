"""What must be there before the portal may open: something to choose on the contact form."""

from django.core import checks
from django.db import connections

from .models import Subject


@checks.register(checks.Tags.database, "contact")
def there_is_a_subject(app_configs, databases=None, **kwargs):
    """A warning, so that `migrate` can work on an empty database; `prepare` refuses to start on it."""
    if not databases or Subject._meta.db_table not in connections["default"].introspection.table_names():
        return []
    if Subject.objects.in_use().exists():
        return []
    hint = "Load fixtures/desks.yaml, or make one active in the admin, with a desk that is active."
    return [checks.Warning("The contact form has no subject to choose.", hint=hint, id="contact.W001")]
