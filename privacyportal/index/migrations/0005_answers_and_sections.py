"""What belongs together, what replaced what, the headings of a text, and fixed answers that say something.

SQLite makes a table with more columns anew and loses its triggers: there, what is found by is made again around it.
"""

import django.core.validators
from django.db import migrations, models

from privacyportal.index.engines import fts5

ADDRESS_HELP = (
    "Waar het antwoord heen leidt: een pagina van deze website, ook bij een kop "
    "(/producten/voorbeeld/#tekst-kop), of een andere website (https://)."
)
ANSWER_HELP = "Eén of twee zinnen. Ze staan boven de resultaten. Bijvoorbeeld: Bel bij een datalek eerst de IBD."


def drop_found(apps, schema_editor):
    _execute(schema_editor, fts5.DROP)


def create_found(apps, schema_editor):
    _execute(schema_editor, [*fts5.CREATE, "INSERT INTO index_found(index_found) VALUES ('rebuild')"])


def _execute(schema_editor, statements):
    for statement in statements if schema_editor.connection.vendor == "sqlite" else ():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("index", "0004_editors_may")]

    operations = [
        migrations.RunPython(drop_found, create_found),
        migrations.AddField(
            "searchentry", "belongs_to", models.CharField("hoort bij", blank=True, default="", max_length=80), False
        ),
        migrations.AddField(
            "searchentry", "gives_way_to", models.CharField("opvolger", blank=True, default="", max_length=80), False
        ),
        migrations.AddField("searchentry", "sections", models.JSONField("koppen", blank=True, default=list)),
        migrations.RunPython(create_found, drop_found),
        migrations.AddField(
            "bestbet",
            "answer",
            models.CharField("antwoord", blank=True, default="", help_text=ANSWER_HELP, max_length=300),
            False,
        ),
        migrations.AddField(
            "bestbet",
            "address",
            models.CharField(
                "adres",
                blank=True,
                default="",
                help_text=ADDRESS_HELP,
                max_length=500,
                validators=[
                    django.core.validators.RegexValidator(
                        r"\A(/(?!/)|https://[^/\s]+)\S*\Z", "Begin met / of met https://."
                    )
                ],
            ),
            False,
        ),
        migrations.AddField(
            "bestbet",
            "link",
            models.CharField(
                "tekst van de link", blank=True, default="", help_text="Zeg waar de link heen gaat.", max_length=120
            ),
            False,
        ),
        migrations.AlterField("bestbet", "key", models.CharField("toont bovenaan", blank=True, max_length=80)),
        migrations.AddConstraint(
            "bestbet",
            models.CheckConstraint(
                condition=~models.Q(key="") | ~models.Q(answer="") | ~models.Q(address=""),
                name="best_bet_has_an_answer",
                violation_error_message="Kies een titel, of schrijf een antwoord of een adres.",
            ),
        ),
        migrations.AddConstraint(
            "bestbet",
            models.CheckConstraint(
                condition=models.Q(address="", link="") | (~models.Q(address="") & ~models.Q(link="")),
                name="best_bet_link_has_words",
                violation_error_message="Een adres en de tekst van de link horen bij elkaar: vul ze allebei in.",
            ),
        ),
    ]
