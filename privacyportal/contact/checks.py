"""What must be there before the portal may open: something to choose on the contact form."""

from django.conf import settings
from django.core import checks
from django.db import connections

from .models import Desk, Subject


@checks.register(checks.Tags.database, "contact")
def there_is_a_subject(app_configs, databases=None, **kwargs):
    """A warning, so that `migrate` can work on an empty database; `prepare` refuses to start on it."""
    if not databases or Subject._meta.db_table not in connections["default"].introspection.table_names():
        return []
    if Subject.objects.in_use().exists():
        return []
    hint = "Load fixtures/desks.yaml, or make one active in the admin, with a desk that is active."
    return [checks.Warning("The contact form has no subject to choose.", hint=hint, id="contact.W001")]


@checks.register(checks.Tags.database, "contact")
def no_desk_reads_the_mail_of_the_dpo(app_configs, databases=None, **kwargs):
    if not databases or Desk._meta.db_table not in connections["default"].introspection.table_names():
        return []
    if not Desk.objects.filter(address__iexact=settings.OPERATOR["dpo_email"]).exists():
        return []
    hint = "Set OPERATOR_DPO_EMAIL to a mailbox that only the DPO reads, or give the desk another address."
    return [checks.Warning("A desk has the address of the DPO.", hint=hint, id="contact.W002")]
