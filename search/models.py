"""The site's own vocabulary, from which typing errors are corrected."""

from django.db import models


class VocabularyWord(models.Model):
    """A base form, or part of a compound, that stands in an indexed text of a language."""

    language = models.CharField(max_length=2)
    term = models.CharField(max_length=64)
    folded = models.CharField(max_length=64, db_index=True, help_text="Without diacritics, as visitors may type it.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "term"], name="search_word_once_a_language")]

    def __str__(self) -> str:
        return f"{self.term} ({self.language})"
