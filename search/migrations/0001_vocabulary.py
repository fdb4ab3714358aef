from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="VocabularyWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=2)),
                ("term", models.CharField(max_length=64)),
                (
                    "folded",
                    models.CharField(
                        db_index=True, help_text="Without diacritics, as visitors may type it.", max_length=64
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("language", "term"), name="search_word_once_a_language")
                ],
            },
        ),
    ]
