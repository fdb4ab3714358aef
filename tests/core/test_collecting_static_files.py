"""What `collectstatic` does in production: hashed names, every address in a stylesheet followed."""

from django.core.management import call_command


def test_static_files_are_collected_with_hashed_names(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["wagtail*", "*.map"])
    (stylesheet,) = tmp_path.glob("css/site.*.css")
    assert "../img/shore-contours." in stylesheet.read_text()
    assert stylesheet.with_name(stylesheet.name + ".br").exists()
    assert not (tmp_path / "css" / "components").exists()
