"""At a post may stand a role that its writer chose, told apart from one that was granted."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('community', '0011_keepers_may'),
    ]

    operations = [
        migrations.AlterField(
            model_name='draft',
            name='role',
            field=models.CharField(blank=True, choices=[('dpo', 'FG'), ('privacy_officer', 'privacy officer'), ('ciso', 'CISO'), ('for_vng', 'namens VNG'), ('for_ibd', 'namens IBD'), ('own_dpo', 'FG (eigen opgave)'), ('own_privacy_officer', 'privacy officer (eigen opgave)'), ('own_ciso', 'CISO (eigen opgave)'), ('own_lawyer', 'jurist (eigen opgave)')], max_length=20, verbose_name='rol'),
        ),
        migrations.AlterField(
            model_name='post',
            name='role',
            field=models.CharField(blank=True, choices=[('dpo', 'FG'), ('privacy_officer', 'privacy officer'), ('ciso', 'CISO'), ('for_vng', 'namens VNG'), ('for_ibd', 'namens IBD'), ('own_dpo', 'FG (eigen opgave)'), ('own_privacy_officer', 'privacy officer (eigen opgave)'), ('own_ciso', 'CISO (eigen opgave)'), ('own_lawyer', 'jurist (eigen opgave)')], max_length=20, verbose_name='rol'),
        ),
    ]
