"""The term base helps visitors: whoever searches for a name that is not to be used finds the one that is."""

from django.db.models.signals import post_delete, post_save

from search import synonyms
from translation.models import Term


def groups(code: str) -> list[list[str]]:
    """Of each term its names in the language, the preferred one first; a term with one name has no group."""
    names = [[getattr(term, code), *term.forbidden(code)] for term in Term.objects.exclude(**{f"forbidden_{code}": ""})]
    return [group for group in names if len(group) > 1]


def connect() -> None:
    synonyms.register(groups)
    for signal in (post_save, post_delete):
        signal.connect(synonyms.changed, sender=Term, dispatch_uid="names of the term base are others")
