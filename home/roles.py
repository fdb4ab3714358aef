"""The roles of the editors: what each group may do, and where.

Authors write in English and submit for moderation; Moderators publish there; Finnish and Swedish translators work in
the tree of their language and cannot change the source; Site managers may all of it, and settings. Whether translators
publish too is set with each language (translation.LanguageSettings).
"""

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

# Language -> the group that translates into it
TRANSLATORS = {"fi": "Finnish translators", "sv": "Swedish translators"}
# The one group of all translators that the two have replaced
FORMER_TRANSLATORS = "Translators"

# The public search: its inbox, its synonyms, what is promoted
SEARCH = {
    "search.view_fruitlesssearch",
    "search.change_fruitlesssearch",
    *(f"search.{action}_synonym" for action in ("view", "add", "change", "delete")),
    *(f"wagtailsearchpromotions.{action}_searchpromotion" for action in ("add", "change", "delete")),
}
SNIPPETS = ["priority", "theme", "organisation", "person", "municipality", "sustainabledevelopmentgoal"]


def _terms(*actions: str) -> set[str]:
    """Of the term base: every translator adds to it, for a concept has its names in all languages in one place."""
    return {f"translation.{action}_term" for action in actions}


def _snippets(*actions: str, models: list[str] | None = None) -> set[str]:
    return {f"core.{action}_{model}" for action in actions for model in models or SNIPPETS}


MODEL_PERMISSIONS: dict[str, set[str]] = {
    "Authors": {
        "wagtailadmin.access_admin",
        *_snippets("view"),
        *_snippets("add", "change", models=["organisation", "person"]),
        "translation.view_term",
    },
    **{
        group: {
            "wagtailadmin.access_admin",
            "wagtail_localize.submit_translation",
            *_snippets("view"),
            # of the rows in their language: core.permissions asks for the right on that language's tree as well
            *_snippets("change", "publish", models=["priority"]),
            "translation.view_term",
            "translation.add_term",
            "translation.change_term",
        }
        for group in TRANSLATORS.values()
    },
    "Moderators": {
        "wagtailadmin.access_admin",
        "wagtail_localize.submit_translation",
        *_snippets("view", "add", "change"),
        *_snippets("publish", models=["priority"]),
        *_terms("view", "add", "change"),
        *SEARCH,
        "translation.view_term",
        "translation.add_term",
        "translation.change_term",
    },
    "Site managers": {
        "wagtailadmin.access_admin",
        "wagtail_localize.submit_translation",
        "wagtail_localize.view_translation",
        "wagtailredirects.add_redirect",
        "wagtailredirects.change_redirect",
        "wagtailredirects.delete_redirect",
        "core.change_sitesettings",
        "auth.add_user",
        "auth.change_user",
        "auth.delete_user",
        "wagtailcore.add_locale",
        "wagtailcore.change_locale",
        *_snippets("view", "add", "change", "delete"),
        *SEARCH,
        "translation.view_term",
        "translation.add_term",
        "translation.change_term",
        "translation.delete_term",
        *_snippets("publish", models=["priority"]),
    },
}

# Group -> {language: page permissions on that language's tree}
PAGE_PERMISSIONS: dict[str, dict[str, set[str]]] = {
    "Authors": {"en": {"add_page", "change_page"}},
    **{group: {language: {"add_page", "change_page"}} for language, group in TRANSLATORS.items()},
    "Moderators": {
        language: {"add_page", "change_page", "publish_page", "lock_page", "unlock_page"}
        for language in ("en", "fi", "sv")
    },
    "Site managers": {
        language: {"add_page", "change_page", "publish_page", "lock_page", "unlock_page", "bulk_delete_page"}
        for language in ("en", "fi", "sv")
    },
}

FILE_PERMISSIONS: dict[str, set[str]] = {
    "Authors": {"add_image", "choose_image", "add_document", "choose_document"},
    **{group: {"choose_image", "choose_document", "add_document"} for group in TRANSLATORS.values()},
    "Moderators": {f"{a}_{m}" for a in ("add", "change", "choose") for m in ("image", "document")},
    "Site managers": {f"{a}_{m}" for a in ("add", "change", "choose", "delete") for m in ("image", "document")},
}


def ensure_roles(homes: dict[str, Page]) -> None:
    """Make the groups and give them what is listed above; what else they were given is kept.

    `homes` is {language: that language's home page}. Wagtail's own Editors group, which it makes at the first
    migration, is removed if nobody is in it.
    """
    root_collection = Collection.get_first_root_node()
    for name, wanted in MODEL_PERMISSIONS.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.add(*_permissions(wanted))
        for language, codenames in PAGE_PERMISSIONS[name].items():
            for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames):
                GroupPagePermission.objects.get_or_create(group=group, page=homes[language], permission=permission)
        # whatever the site's own models of them, Wagtail asks for the permissions of its Image and Document
        for permission in Permission.objects.filter(
            content_type__app_label__in=["wagtailimages", "wagtaildocs"], codename__in=FILE_PERMISSIONS[name]
        ):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root_collection, permission=permission
            )
    _divide_translators()
    Group.objects.filter(name="Editors", user=None).delete()
    # Wagtail's first migration lets Moderators work below the tree's root; here each language is named.
    GroupPagePermission.objects.filter(group__name="Moderators", page__depth=1).delete()


def _divide_translators() -> None:
    """Whoever was in the one group of translators, for all languages, is now in the group of each."""
    for former in Group.objects.filter(name=FORMER_TRANSLATORS):
        for group in Group.objects.filter(name__in=TRANSLATORS.values()):
            group.user_set.add(*former.user_set.all())
        former.delete()


def _permissions(labels: set[str]) -> list[Permission]:
    found = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.select_related("content_type").filter(
            codename__in=[label.split(".")[1] for label in labels]
        )
    }
    if missing := labels - found.keys():
        raise LookupError(f"No such permissions: {', '.join(sorted(missing))}")
    return [found[label] for label in labels]
