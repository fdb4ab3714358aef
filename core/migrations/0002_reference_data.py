"""The region's municipalities and the United Nations' goals, from core/data."""

import json
from pathlib import Path

from django.db import migrations
from django.utils.text import slugify

DATA = Path(__file__).resolve().parent.parent / "data"


def load(apps, schema_editor):
    municipality = apps.get_model("core", "Municipality")
    for row in json.loads((DATA / "uusimaa-municipalities.json").read_text())["municipalities"]:
        municipality.objects.create(
            code=row["code"],
            # English uses the Finnish names
            name_en=row["fi"],
            name_fi=row["fi"],
            name_sv=row["sv"],
            # a historical model has no save() of its own to make them
            slug_en=slugify(row["fi"]),
            slug_fi=slugify(row["fi"]),
            slug_sv=slugify(row["sv"]),
            latitude=row["lat"],
            longitude=row["lon"],
        )
    goal = apps.get_model("core", "SustainableDevelopmentGoal")
    for row in json.loads((DATA / "goals.json").read_text())["goals"]:
        goal.objects.create(number=row["number"], name_en=row["en"], name_fi=row["fi"], name_sv=row["sv"])


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
