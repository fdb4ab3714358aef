"""The WSGI application, for production servers."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hsr_cms.settings.production")

application = get_wsgi_application()
