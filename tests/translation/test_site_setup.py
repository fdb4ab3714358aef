"""The site and its roles can be set up again at any time: what an operator added stays."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Locale, Page, Site, Workflow
from wagtail.permissions import policy_registry
from wagtail_localize.models import LocaleSynchronization

from home.roles import MODEL_PERMISSIONS
from home.setup import ensure_site
from tests.translation.roles import somebody


def state() -> dict:
    """All that setting up makes or touches."""
    groups = Group.objects.prefetch_related("permissions")
    return {
        "pages": list(Page.objects.order_by("pk").values_list("pk", "title", "slug", "url_path", "latest_revision")),
        "sites": list(Site.objects.values_list("hostname", "port", "root_page", "site_name")),
        "locales": sorted(Locale.objects.values_list("language_code", flat=True)),
        "synchronisation": sorted(LocaleSynchronization.objects.values_list("locale", "sync_from")),
        "model permissions": {group.name: {p.pk for p in group.permissions.all()} for group in groups},
        "page permissions": set(GroupPagePermission.objects.values_list("group__name", "page", "permission")),
        "file permissions": set(
            GroupCollectionPermission.objects.values_list("group__name", "collection", "permission")
        ),
    }


def test_a_second_run_changes_nothing(homes):
    before = state()

    ensure_site()
    call_command("setup_site", verbosity=0)

    assert state() == before


def test_the_trees_lie_where_their_slugs_say(homes):
    rows = Page.objects.filter(depth=2).values_list("locale__language_code", "slug", "url_path")

    assert sorted(rows) == [(code, f"home-{code}", f"/home-{code}/") for code in ("en", "fi", "sv")]


def test_what_an_operator_added_and_changed_is_kept(homes):
    authors = Group.objects.get(name="Authors")
    authors.permissions.add(Permission.objects.get(codename="delete_person"))
    publish = Permission.objects.get(content_type__app_label="wagtailcore", codename="publish_page")
    GroupPagePermission.objects.create(group=authors, page=Page.objects.get(pk=homes["en"].pk), permission=publish)
    Group.objects.create(name="Interns")
    home = homes["en"]
    home.title = "Our region"
    home.save_revision().publish()
    Site.objects.update(hostname="example.org", site_name="Mine")
    before = state()

    ensure_site()

    assert state() == before


def test_a_permission_that_was_taken_away_is_given_back(homes):
    moderators = Group.objects.get(name="Moderators")
    moderators.permissions.clear()

    ensure_site()

    labels = {f"{p.content_type.app_label}.{p.codename}" for p in moderators.permissions.select_related("content_type")}
    assert labels == MODEL_PERMISSIONS["Moderators"]


def test_wagtails_editors_group_goes_unless_somebody_is_in_it(homes):
    assert not Group.objects.filter(name="Editors").exists()

    editors = Group.objects.create(name="Editors")
    get_user_model().objects.create_user("someone").groups.add(editors)
    ensure_site()

    assert Group.objects.filter(name="Editors").exists()


def test_every_english_page_is_under_the_moderators_workflow(homes):
    [workflow] = Workflow.objects.filter(active=True)

    assert homes["en"].get_workflow() == workflow
    assert [task.specific.groups.get().name for task in workflow.tasks] == ["Moderators"]


@pytest.mark.parametrize("group", MODEL_PERMISSIONS)
def test_a_role_makes_nobody_a_superuser(homes, group):
    user = get_user_model().objects.create_user("someone")
    user.groups.add(Group.objects.get(name=group))

    assert not user.is_superuser
    assert not user.is_staff
    assert user.has_perm("wagtailadmin.access_admin")


@pytest.mark.parametrize("model", [get_image_model, get_document_model])
@pytest.mark.parametrize(
    ("group", "may"),
    [
        ("Authors", {"add", "choose"}),
        ("Finnish translators", {"choose"}),
        ("Moderators", {"add", "change", "choose"}),
        ("Site managers", {"add", "change", "choose"}),
    ],
)
def test_each_role_may_do_its_part_with_pictures_and_documents(homes, model, group, may):
    policy = policy_registry.get_by_type(model())
    user = somebody(group)

    assert may <= {action for action in ("add", "change", "choose") if policy.user_has_permission(user, action)}
