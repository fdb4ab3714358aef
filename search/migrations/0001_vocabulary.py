from django.db import migrations, models

# Of wagtail.search. What waits in a list of its own to be sorted into an index is read by every search until then, and
# makes the planner of queries think that reading all texts is cheaper.
INDEXES = ("wagtailsear_autocom_476c89_gin", "wagtailsear_title_9caae0_gin", "wagtailsear_body_90c85d_gin")


def sort_in_at_once(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for index in INDEXES:
            schema_editor.execute(f"ALTER INDEX IF EXISTS {index} SET (fastupdate = off)")


class Migration(migrations.Migration):
    initial = True

    dependencies = [("wagtailsearch", "0010_add_text_fields")]

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
        migrations.RunPython(sort_in_at_once, migrations.RunPython.noop),
    ]
