"""The admin's hooks of this part; translation/wagtail_hooks.py brings them in."""
