"""On PostgreSQL: the extension pg_trgm and the index by which the memory finds texts that are alike."""

import django.utils.timezone
from django.core.management.base import CommandError
from django.db import DatabaseError, migrations, models, transaction

INDEX = "translation_memory_source_trigrams"


def create(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    with schema_editor.connection.cursor() as cursor:
        try:
            with transaction.atomic(schema_editor.connection.alias):
                cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        except DatabaseError as error:
            raise CommandError(
                "The translation memory needs PostgreSQL's extension pg_trgm, and this database user may not create "
                "it, or it is not installed. Have an administrator run CREATE EXTENSION pg_trgm; in this database "
                f"(it comes with PostgreSQL), then migrate again. PostgreSQL says: {error}"
            ) from None
        cursor.execute(
            f"CREATE INDEX IF NOT EXISTS {INDEX} ON translation_memoryentry USING gin (source gin_trgm_ops)"
        )


def drop(apps, schema_editor):
    # the extension stays: others may use it
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX IF EXISTS {INDEX}")


class Migration(migrations.Migration):

    dependencies = [
        ("translation", "0010_notice_claimed_at"),
    ]

    operations = [
        migrations.AlterField(
            model_name="memoryentry",
            name="used_at",
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
        migrations.RunPython(create, drop),
    ]
