"""For trying the site out and working on it: SQLite, local files, accounts made by load_demo.

DEBUG stays off unless DEBUG=1 is set, so that the site's own error pages show.
"""

from hsr_cms import env
from hsr_cms.settings.base import *  # noqa: F403
from hsr_cms.settings.base import INSTALLED_APPS, VAR_DIR

DEBUG = env.flag("DEBUG")
SECRET_KEY = "only-for-development-never-in-production"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]
INTERNAL_IPS = ["127.0.0.1"]

INSTALLED_APPS = ["whitenoise.runserver_nostatic", *INSTALLED_APPS, "demo"]

# Static files straight from their folders; media served by Django (hsr_cms/urls.py).
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
SERVE_MEDIA = True
DEMO_ACCOUNTS = True

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

VAR_DIR.mkdir(parents=True, exist_ok=True)
