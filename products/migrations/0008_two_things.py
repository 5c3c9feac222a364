"""A page is two things: the official document and our explanation. What stood there of both is told apart.

A start text that nobody published or checked is what it is: made with AI, and not checked. What a person checked stays so.
"""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q


START = [
    "baselinetoets-big-versie-1-3",
    "factsheet-verwerkersovereenkomst",
    "handreiking-positionering-fg",
    "handreiking-privacyverklaring",
    "handreiking-rol-en-taken-van-de-fg",
    "in-10-stappen-voorbereid-op-de-avg",
    "leaflet-meldplicht-datalekken",
    "model-privacybeleid-en-reglement",
    "model-verwerkersovereenkomst",
    "privacy-impact-assessment",
    "privacyraamwerk",
    "structuur-register-van-verwerkingen",
]


def say_what_is_known(apps, schema_editor):
    Product, History = apps.get_model("products", "Product"), apps.get_model("products", "HistoricalProduct")
    for rows in (Product.objects, History.objects):
        rows.update(explained_on=F("version_on"))
        checked = rows.exclude(checked_on=None)
        checked.update(checked_as="eindredacteur", checked_version=F("version"))
    for product in Product.objects.filter(concept_of=None).select_related("publisher").defer("body", "kept"):
        acts = _acts_of_people(apps, product)
        if product.slug in START and "published" not in acts:
            _tell_apart(Product, History, product, is_signed="checked" in acts)
        elif product.original_url:
            _is_about(Product, History, product, "")
    replaced = Product.objects.filter(status="replaced", superseded_by=None)  # by no act of ours: nothing replaced it
    replaced.filter(status_note="").update(status_note="Dit product geldt niet meer.")
    replaced.update(status="withdrawn")
    _add_publisher(apps.get_model("products", "Publisher"))


def settle(apps, schema_editor):
    """PostgreSQL adds no constraint to a table while it still has to look at rows that changed: let it look now."""
    schema_editor.connection.check_constraints()


def _acts_of_people(apps, product):
    """Whether a person put another text on the website, or checked it, since it was loaded."""
    acts = apps.get_model("products", "Change").objects.filter(product_id=product.pk)
    signed = acts.filter(Q(act="checked") | Q(act="published", is_major=True))
    return set(signed.exclude(author=None, changed_at=product.published_at).values_list("act", flat=True))


def _tell_apart(Product, History, product, is_signed):
    live = Product.objects.filter(pk=product.pk)
    if not is_signed:
        live.update(is_start_text=True, checked_on=None, checked_as="", checked_version="")
    _is_about(Product, History, product, "" if product.version == "1.0" else product.version)
    if product.status == "replaced" and not product.superseded_by_id:
        live.update(status="published", status_note="")
        for rows in _rows(Product, History, product):
            rows.update(outdated_note=product.status_note)


def _is_about(Product, History, product, version):
    said = {"original_title": product.title, "original_publisher": product.publisher.name, "original_version": version}
    for rows in _rows(Product, History, product):
        rows.update(**said)


def _rows(Product, History, product):
    """The product itself, its newer concept, and every kept version: whatever is put back, names its document."""
    return [
        Product.objects.filter(Q(pk=product.pk) | Q(concept_of=product.pk)),
        History.objects.filter(Q(id=product.pk) | Q(concept_of_id=product.pk)),
    ]


def _add_publisher(Publisher):
    if Publisher.objects.exists():
        Publisher.objects.get_or_create(
            slug="privacyportaal", defaults={"name": "Privacyportaal", "abbreviation": "Privacyportaal", "order": 4}
        )


class Migration(migrations.Migration):

    dependencies = [
        ('products', '0007_files_being_checked'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RenameField(model_name='historicalproduct', old_name='source_url', new_name='original_url'),
        migrations.RenameField(model_name='product', old_name='source_url', new_name='original_url'),
        migrations.AddField(
            model_name='historicalproduct',
            name='checked_as',
            field=models.CharField(blank=True, editable=False, max_length=40, verbose_name='gecontroleerd door een'),
        ),
        migrations.AddField(
            model_name='historicalproduct',
            name='checked_version',
            field=models.CharField(blank=True, editable=False, max_length=20, verbose_name='gecontroleerde versie'),
        ),
        migrations.AddField(
            model_name='historicalproduct',
            name='explained_on',
            field=models.DateField(blank=True, default=django.utils.timezone.localdate, null=True, verbose_name='geschreven op'),
        ),
        migrations.AddField(
            model_name='historicalproduct',
            name='is_changed_since_check',
            field=models.BooleanField(default=False, editable=False, verbose_name='gewijzigd na de controle'),
        ),
        migrations.AddField(
            model_name='historicalproduct',
            name='is_start_text',
            field=models.BooleanField(default=False, editable=False, verbose_name='begintekst, gemaakt met AI'),
        ),
        migrations.AddField(
            model_name='historicalproduct',
            name='original_licence',
            field=models.CharField(blank=True, max_length=80, verbose_name='licentie van het document'),
        ),
        migrations.AddField(
            model_name='historicalproduct',
            name='original_on',
            field=models.DateField(blank=True, null=True, verbose_name='datum van het document'),
        ),
        migrations.AddField(
            model_name='historicalproduct',
            name='original_publisher',
            field=models.CharField(blank=True, max_length=120, verbose_name='uitgever van het document'),
        ),
        migrations.AddField(
            model_name='historicalproduct',
            name='original_title',
            field=models.CharField(blank=True, max_length=160, verbose_name='titel van het document'),
        ),
        migrations.AlterField(
            model_name='historicalproduct',
            name='original_url',
            field=models.URLField(blank=True, max_length=500, verbose_name='adres van het document'),
        ),
        migrations.AddField(
            model_name='historicalproduct',
            name='original_version',
            field=models.CharField(blank=True, max_length=40, verbose_name='versie van het document'),
        ),
        migrations.AddField(
            model_name='historicalproduct',
            name='outdated_note',
            field=models.TextField(blank=True, max_length=500, verbose_name='waarom het document verouderd is'),
        ),
        migrations.AddField(
            model_name='historicalproduct',
            name='text_changed_on',
            field=models.DateField(editable=False, null=True, verbose_name='tekst gewijzigd op'),
        ),
        migrations.AddField(
            model_name='plan',
            name='is_checked',
            field=models.BooleanField(default=False, verbose_name='de hele tekst is gecontroleerd'),
        ),
        migrations.AddField(
            model_name='product',
            name='checked_as',
            field=models.CharField(blank=True, editable=False, max_length=40, verbose_name='gecontroleerd door een'),
        ),
        migrations.AddField(
            model_name='product',
            name='checked_version',
            field=models.CharField(blank=True, editable=False, max_length=20, verbose_name='gecontroleerde versie'),
        ),
        migrations.AddField(
            model_name='product',
            name='explained_on',
            field=models.DateField(blank=True, default=django.utils.timezone.localdate, null=True, verbose_name='geschreven op'),
        ),
        migrations.AddField(
            model_name='product',
            name='is_changed_since_check',
            field=models.BooleanField(default=False, editable=False, verbose_name='gewijzigd na de controle'),
        ),
        migrations.AddField(
            model_name='product',
            name='is_start_text',
            field=models.BooleanField(default=False, editable=False, verbose_name='begintekst, gemaakt met AI'),
        ),
        migrations.AddField(
            model_name='product',
            name='original_licence',
            field=models.CharField(blank=True, max_length=80, verbose_name='licentie van het document'),
        ),
        migrations.AddField(
            model_name='product',
            name='original_on',
            field=models.DateField(blank=True, null=True, verbose_name='datum van het document'),
        ),
        migrations.AddField(
            model_name='product',
            name='original_publisher',
            field=models.CharField(blank=True, max_length=120, verbose_name='uitgever van het document'),
        ),
        migrations.AddField(
            model_name='product',
            name='original_title',
            field=models.CharField(blank=True, max_length=160, verbose_name='titel van het document'),
        ),
        migrations.AlterField(
            model_name='product',
            name='original_url',
            field=models.URLField(blank=True, max_length=500, verbose_name='adres van het document'),
        ),
        migrations.AddField(
            model_name='product',
            name='original_version',
            field=models.CharField(blank=True, max_length=40, verbose_name='versie van het document'),
        ),
        migrations.AddField(
            model_name='product',
            name='outdated_note',
            field=models.TextField(blank=True, max_length=500, verbose_name='waarom het document verouderd is'),
        ),
        migrations.AddField(
            model_name='product',
            name='text_changed_on',
            field=models.DateField(editable=False, null=True, verbose_name='tekst gewijzigd op'),
        ),
        migrations.AlterField(
            model_name='historicalproduct',
            name='checked_on',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='laatst gecontroleerd op'),
        ),
        migrations.AlterField(
            model_name='historicalproduct',
            name='kind',
            field=models.CharField(choices=[('factsheet', 'Factsheet'), ('guide', 'Handreiking'), ('leaflet', 'Leaflet'), ('template', 'Model'), ('framework', 'Raamwerk'), ('knowledge_page', 'Kennispagina'), ('register', 'Register'), ('roadmap', 'Stappenplan'), ('self_assessment', 'Toets')], max_length=20, verbose_name='soort'),
        ),
        migrations.AlterField(
            model_name='product',
            name='checked_on',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='laatst gecontroleerd op'),
        ),
        migrations.AlterField(
            model_name='product',
            name='kind',
            field=models.CharField(choices=[('factsheet', 'Factsheet'), ('guide', 'Handreiking'), ('leaflet', 'Leaflet'), ('template', 'Model'), ('framework', 'Raamwerk'), ('knowledge_page', 'Kennispagina'), ('register', 'Register'), ('roadmap', 'Stappenplan'), ('self_assessment', 'Toets')], max_length=20, verbose_name='soort'),
        ),
        migrations.AlterField(
            model_name='product',
            name='superseded_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='supersedes', to='products.product', verbose_name='vervangen door'),
        ),
        migrations.AlterField(
            model_name='product',
            name='written_under',
            field=models.ManyToManyField(blank=True, help_text='De wet of norm uit de tijd van het document. Is die vervangen, dan zegt de pagina wat nu geldt.', related_name='products', to='products.lawterm', verbose_name='geschreven onder'),
        ),
        migrations.RunPython(say_what_is_known, migrations.RunPython.noop),
        migrations.RunPython(settle, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='product',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'replaced'), _negated=True), ('superseded_by__isnull', False), _connector='OR'), name='replaced_product_has_a_successor', violation_error_message='Kies het product dat dit product vervangt.'),
        ),
        migrations.AddConstraint(
            model_name='product',
            constraint=models.CheckConstraint(condition=models.Q(('status', 'concept'), ('outdated_note', ''), models.Q(('original_title', ''), _negated=True), _connector='OR'), name='outdated_document_has_a_title', violation_error_message='Noem het document dat verouderd is.'),
        ),
        migrations.AddConstraint(
            model_name='product',
            constraint=models.CheckConstraint(condition=models.Q(('checked_on__isnull', True), models.Q(models.Q(('checked_as', ''), _negated=True), ('is_start_text', False)), _connector='OR'), name='checked_product_says_as_whom', violation_error_message='Zeg in welke rol iemand de tekst controleerde.'),
        ),
    ]
