"""A domain may stand at two organisations, and is kept in one way. What was stored is made normal, and what lets in
strangers is reported: it stays where it stands, lets nobody in any more, and cannot be saved again."""

from django.db import migrations, models

from privacyportal.core.domain_field import DomainField
from privacyportal.core.domains import DomainRefused, own_domain


def make_normal(apps, schema_editor):
    domains, users = apps.get_model("accounts", "Domain"), apps.get_model("accounts", "User")
    for domain in domains.objects.select_related("organisation").order_by("pk"):
        try:
            name = own_domain(domain.name)
        except DomainRefused as refusal:
            members = users.objects.filter(email__iendswith="@" + domain.name.strip(" @"), approved_at__isnull=False)
            print(f"\n  {domain.name} ({domain.organisation.name}) doet niet meer mee: {refusal}", end="")
            print(f" Leden met zo'n adres: {members.count()}; kijk of zij bij de organisatie horen.", end="")
            continue
        if name != domain.name:
            _rename(domains, domain, name)


def _rename(domains, domain, name):
    """A second row that says the same of the same organisation goes."""
    rows = domains.objects.filter(pk=domain.pk)
    if domains.objects.filter(name=name, organisation=domain.organisation).exclude(pk=domain.pk).exists():
        rows.delete()
    else:
        rows.update(name=name)
    print(f"\n  {domain.name} is nu {name} ({domain.organisation.name}).", end="")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_groups")]
    operations = [
        migrations.AlterField("domain", "name", DomainField("domein", help_text="Bijvoorbeeld: gemeente-a.nl")),
        migrations.RunPython(make_normal, migrations.RunPython.noop),
        migrations.AddConstraint(
            "domain",
            models.UniqueConstraint(
                fields=["name", "organisation"],
                name="domain_once_per_organisation",
                violation_error_message="Dit domein staat al bij deze organisatie.",
            ),
        ),
    ]
