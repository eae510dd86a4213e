import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_tries'),
        ('network', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Arrangement',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('view', models.CharField(max_length=12)),
                ('audience', models.CharField(max_length=64)),
                ('made_of', models.CharField(max_length=64)),
                ('places', models.JSONField(default=dict)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.case')),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='place',
            name='one_place_a_person_and_view',
        ),
        # Places from before belong to no audience and are shown to nobody.
        migrations.AddField(
            model_name='place',
            name='audience',
            field=models.CharField(default='', max_length=64),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name='place',
            constraint=models.UniqueConstraint(fields=('person', 'view', 'audience'), name='one_place_a_person_view_and_audience'),
        ),
        migrations.AddConstraint(
            model_name='arrangement',
            constraint=models.UniqueConstraint(fields=('case', 'view', 'audience'), name='one_arrangement_a_view_and_audience'),
        ),
    ]
