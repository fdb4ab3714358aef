"""What the frame of every page shows: navigation, contact details, the pages that law asks for."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable

from core.languages import active_code, in_active_language


@register_setting(icon="cogs", order=100)
class SiteSettings(ClusterableModel, BaseSiteSetting):
    organisation_en = models.CharField(_("organisation in English"), max_length=120, blank=True)
    organisation_fi = models.CharField(_("organisation in Finnish"), max_length=120, blank=True)
    organisation_sv = models.CharField(_("organisation in Swedish"), max_length=120, blank=True)
    about_en = models.TextField(_("footer text in English"), max_length=300, blank=True)
    about_fi = models.TextField(_("footer text in Finnish"), max_length=300, blank=True)
    about_sv = models.TextField(_("footer text in Swedish"), max_length=300, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    accessibility_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("accessibility statement"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The law asks that every page leads to it. Choose the English page; each language shows its own."),
    )
    privacy_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("privacy notice"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    news_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page of news"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Its feed stands in the footer."),
    )

    panels = [
        MultiFieldPanel(
            [
                HelpPanel(_("Choose pages of the English tree: every language shows its own version of them.")),
                InlinePanel("menu_items", label=_("menu item"), max_num=7),
            ],
            heading=_("Main menu"),
        ),
        MultiFieldPanel(
            [FieldPanel("organisation_en"), FieldPanel("organisation_fi"), FieldPanel("organisation_sv")],
            heading=_("Organisation"),
        ),
        MultiFieldPanel([FieldPanel("about_en"), FieldPanel("about_fi"), FieldPanel("about_sv")], heading=_("Footer")),
        MultiFieldPanel(
            [FieldPanel("email"), FieldPanel("phone"), PageChooserPanel("news_page", page_type="blog.BlogIndexPage")],
            heading=_("Contact"),
        ),
        MultiFieldPanel(
            [PageChooserPanel("accessibility_page"), PageChooserPanel("privacy_page")],
            heading=_("Pages the law asks for"),
        ),
    ]

    class Meta:
        verbose_name = _("navigation and footer")

    @property
    def organisation(self) -> str:
        return in_active_language(self, "organisation")

    @property
    def about(self) -> str:
        return in_active_language(self, "about")


class MenuItem(Orderable):
    setting = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="menu_items")
    page = models.ForeignKey("wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")
    label_en = models.CharField(_("label in English"), max_length=40, blank=True)
    label_fi = models.CharField(_("label in Finnish"), max_length=40, blank=True)
    label_sv = models.CharField(
        _("label in Swedish"), max_length=40, blank=True, help_text=_("Empty: the page's title.")
    )

    panels = [
        PageChooserPanel("page"),
        FieldPanel("label_en"),
        FieldPanel("label_fi"),
        FieldPanel("label_sv"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("menu item")

    @property
    def label(self) -> str:
        return getattr(self, f"label_{active_code()}")
