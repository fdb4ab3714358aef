from django.urls import path
from django.utils.translation import gettext_lazy as _

from topics import views

urlpatterns = [
    path(_("priorities/<slug:slug>/"), views.PriorityView.as_view(), name="priority"),
    path(_("themes/<slug:slug>/"), views.ThemeView.as_view(), name="theme"),
    path(_("municipalities/<slug:slug>/"), views.MunicipalityView.as_view(), name="municipality"),
    path(_("organisations/<slug:slug>/"), views.OrganisationView.as_view(), name="organisation"),
]
