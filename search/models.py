"""What the search keeps: the site's own vocabulary, what editors say of words, and what visitors did not find."""

from collections.abc import Iterator

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from search.analysis import analyser
from search.wording import Reading, reading, same, split

MOST_PHRASES = 12
MOST_WORDS = 6


class VocabularyWord(models.Model):
    """A base form, or part of a compound, that stands in an indexed text of a language."""

    language = models.CharField(max_length=2)
    term = models.CharField(max_length=64)
    folded = models.CharField(max_length=64, db_index=True, help_text="Without diacritics, as visitors may type it.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "term"], name="search_word_once_a_language")]

    def __str__(self) -> str:
        return f"{self.term} ({self.language})"


class Synonym(models.Model):
    """A group of words and phrases of the same meaning in a language."""

    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    words = models.TextField(
        _("words"),
        help_text=_(
            "Words or phrases of the same meaning, one a line or with commas between them, in their basic form: "
            "whoever searches for one, in whatever form, finds the others too. At least two."
        ),
    )
    note = models.CharField(_("note"), max_length=255, blank=True, help_text=_("For colleagues: why they are here."))

    panels = [FieldPanel("language"), FieldPanel("words"), FieldPanel("note")]

    class Meta:
        ordering = ["words"]
        verbose_name = _("group of synonyms")
        verbose_name_plural = _("synonyms")

    def __str__(self) -> str:
        return ", ".join(self.phrases)

    @property
    def phrases(self) -> list[str]:
        return split(self.words)

    def clean(self) -> None:
        super().clean()
        if self.language not in dict(settings.LANGUAGES) or not self.words:
            return
        if problems := list(self._problems()):
            raise ValidationError({"words": problems})
        self.words = "\n".join(self.phrases)

    def _problems(self) -> Iterator[str]:
        phrases, code = self.phrases, self.language
        if len(phrases) > MOST_PHRASES:
            yield gettext("At most %(count)d words or phrases make a group.") % {"count": MOST_PHRASES}
            return
        read = {phrase: reading(phrase, code) for phrase in phrases}
        for phrase, words in read.items():
            every = analyser(code).words(phrase)
            if len(every) > MOST_WORDS:
                yield gettext("“%(phrase)s” is longer than %(count)d words.") % {"phrase": phrase, "count": MOST_WORDS}
            if not words:
                yield gettext("There is no word in “%(phrase)s”.") % {"phrase": phrase}
            elif all(analyser(code).is_stopword(word.text) for word in every):
                yield gettext("“%(phrase)s” is a word that the search passes over.") % {"phrase": phrase}
        first = next(iter(read.values()), ())
        if all(same(first, words) for words in read.values()):
            yield gettext("Name at least two different words; forms of one word are the same to the search.")
        for other in Synonym.objects.filter(language=code).exclude(pk=self.pk):
            theirs = [reading(phrase, code) for phrase in other.phrases]
            for phrase, words in read.items():
                if _among(words, theirs):
                    yield gettext("“%(phrase)s” is in the group “%(group)s” already. Add the other words there.") % {
                        "phrase": phrase,
                        "group": other,
                    }


def _among(words: Reading, others: list[Reading]) -> bool:
    return any(same(words, other) for other in others)


class FruitlessSearch(models.Model):
    """What visitors looked for and did not find, with nothing about who they were: see search.asked."""

    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    text = models.CharField(_("searched for"), max_length=80)
    count = models.PositiveIntegerField(_("times"), default=1)
    count_today = models.PositiveSmallIntegerField(default=1, editable=False)
    first_day = models.DateField(_("first asked"))
    last_day = models.DateField(_("last asked"), db_index=True)
    dismissed = models.BooleanField(_("dismissed"), default=False)

    class Meta:
        ordering = ["-count", "-last_day", "text"]
        default_permissions = ("view", "change")
        verbose_name = _("search that found nothing")
        verbose_name_plural = _("searches that found nothing")
        constraints = [models.UniqueConstraint(fields=["language", "text"], name="fruitless_search_once_a_language")]

    def __str__(self) -> str:
        return self.text
