"""For the test suite: quick hashing, mail in memory, media in a folder thrown away."""

import tempfile
from pathlib import Path

from hsr_cms import env
from hsr_cms.settings.base import *  # noqa: F403
from hsr_cms.settings.base import INSTALLED_APPS, LOGGING, STATICFILES_DIRS

SECRET_KEY = "only-for-tests"  # noqa: S105
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
INSTALLED_APPS = [*INSTALLED_APPS, "demo"]
DATABASES = {"default": env.database(default="sqlite://:memory:")}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="hsr-media-"))
STATIC_ROOT = STATICFILES_DIRS[0]
SERVE_MEDIA = True
DEMO_ACCOUNTS = True
WAGTAILADMIN_BASE_URL = "http://testserver"

# Wagtail tells of every page it makes; in a test only what goes wrong is news.
LOGGING = {**LOGGING, "root": {"handlers": ["console"], "level": "WARNING"}}
