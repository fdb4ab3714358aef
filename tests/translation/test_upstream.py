"""What the mends of translation/ replace, wrap or know from the inside of wagtail-localize and Wagtail, as it was when
they were made.

An upgrade that changes any of it fails here and names the mend to read again: it may have lost its hold, or be needed
no more (tests/translation/shims/test_retiring.py tells that of the holes themselves).
"""

import ast
import sysconfig
from functools import cache
from hashlib import sha256
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest

LIBRARIES = Path(sysconfig.get_path("purelib"))
REPOSITORY = Path(__file__).parents[2]

# {what depends on it: {"module:name" or the path of a template: digest of its source}}
PINS: dict[str, dict[str, str]] = {
    "translation/shims/drafts.py": {
        "wagtail_localize.models:TranslationSource.create_or_update_translation": "f41304e42fea",
        "wagtail_localize.models:TranslationSource.get_ephemeral_translated_instance": "af0ed26391d3",
        "wagtail_localize.models:Translation.save_target": "f1f7d58a1ff3",
    },
    "translation/shims/segments.py": {
        "wagtail_localize.models:TranslationSource.refresh_segments": "fba5a00fdf51",
        "wagtail_localize.models:TranslationSource.update_from_db": "7d292abeb675",
        "wagtail_localize.models:TranslationSource.update_or_create_from_instance": "7afe668d84c3",
        "wagtail_localize.models:TranslationSource.as_instance": "89e9a29cb9bf",
        "wagtail_localize.models:Translation.get_progress": "e09e5ac5e67f",
        "wagtail_localize.models:StringSegment.from_value": "20b6bb2a7c95",
        "wagtail_localize.models:TemplateSegment.from_value": "dddb68c30771",
        "wagtail_localize.models:RelatedObjectSegment.from_value": "bfb2d585202a",
        "wagtail_localize.models:OverridableSegment.from_value": "e7dee4a0d4ce",
        "wagtail_localize.models:String.from_value": "b1bdad6c3389",
        "wagtail_localize.models:Template.from_value": "b36428d0bf8c",
        "wagtail_localize.models:TranslatableObjectManager.get_or_create_from_instance": "4d34a5e2bae2",
        "wagtail_localize.models:String._get_data_hash": "818e838fe295",
        "wagtail_localize.models:TranslationContext._get_path_id": "a47f39e28ace",
        "wagtail_localize.models:TranslationContext.get_field_path": "644ece63f5e1",
        "wagtail_localize.models:TranslationContext.save": "a417402f6289",
        "wagtail_localize.segments.extract:extract_segments": "f044f7efc1a4",
    },
    "translation/shims/carrying.py": {
        "wagtail_localize.models:TranslationSource._get_segments_for_translation": "371ebb1c85db",
        "wagtail_localize.models:StringSegmentQuerySet.get_translations": "bfe20fcd9628",
    },
    "translation/shims/relations.py": {
        "wagtail_localize.fields:copy_synchronised_fields": "32bd1c1d0552",
        "wagtail_localize.fields:get_translatable_fields": "b5b4409a76c3",
    },
    "translation/shims/overrides.py": {
        "wagtail_localize.segments.ingest:ingest_segments": "df89cd673d3f",
        "wagtail_localize.segments.ingest:organise_template_segments": "ccfe42a62d75",
        "wagtail_localize.models:OverridableSegmentQuerySet.get_overrides": "abb1a48bc93b",
        "wagtail_localize.models:SegmentOverride": "bc2128eb187e",
    },
    "translation/shims/submitting.py": {
        "wagtail_localize.views.submit_translations:SubmitTranslationForm": "3f4b512345cc",
        "wagtail_localize.views.submit_translations:SubmitTranslationView": "8a7b23567868",
        "wagtail_localize.views.submit_translations:SubmitPageTranslationView": "3c6846fc9884",
        "wagtail_localize.views.submit_translations:SubmitSnippetTranslationView": "09600246c191",
        "wagtail_localize.views.update_translations:UpdateTranslationsForm": "70b9ac6fff3c",
        "wagtail_localize.views.update_translations:UpdateTranslationsView": "cfc1f32cc3e3",
        "wagtail_localize.operations:TranslationCreator": "34110be5d5de",
    },
    "translation/shims/views.py": {
        "wagtail_localize.views.edit_translation:edit_string_translation": "460ce3b3a248",
        "wagtail_localize.views.edit_translation:edit_override": "be7f69fa9607",
        "wagtail_localize.views.edit_translation:machine_translate": "1961e58847f2",
        "wagtail_localize.views.edit_translation:apply_machine_translation": "e48216c38453",
        "wagtail_localize.views.edit_translation:download_pofile": "c3485496daa6",
        "wagtail_localize.views.edit_translation:upload_pofile": "b5939b9d2afc",
        "wagtail_localize.views.edit_translation:stop_translation": "60dc4a63d8c8",
        "wagtail_localize.views.edit_translation:restart_translation": "1733d74c5dfb",
        "wagtail_localize.views.edit_translation:preview_translation": "b92844c2adab",
        "wagtail_localize.views.edit_translation:user_can_edit_instance": "1d551c471156",
        "wagtail_localize.views.edit_translation:StringTranslationSerializer": "0966dcc44325",
        "wagtail_localize.views.edit_translation:SegmentOverrideSerializer": "6e474e42990c",
        "wagtail_localize.views.convert:convert_to_alias": "c2e5ba46f222",
        "wagtail_localize.views.snippets_api:SnippetViewSet": "b34679a655fc",
        "wagtail_localize.wagtail_hooks:before_edit_page": "8e188a76bbef",
        "wagtail_localize.wagtail_hooks:before_edit_snippet": "7cec1f85e24c",
    },
    "translation/shims/report.py": {
        "wagtail_localize.views.report:TranslationsReportView": "5bcfd39514e5",
        "wagtail_localize.views.report:TranslationsReportFilterSet": "17100cdea21a",
        "wagtail/admin/templates/wagtailadmin/reports/base_report.html": "6e31221d24d7",
        "wagtail/admin/templates/wagtailadmin/reports/base_report_results.html": "2c7274783262",
    },
    "translation/shims/hooks.py": {
        "wagtail_localize.wagtail_hooks:register_admin_urls": "49179ea7a47c",
        "wagtail_localize.synctree:create_aliases_for_new_page": "a1fddfd2e4b2",
        "wagtail_localize.synctree:after_create_page": "e1f3454cdf01",
    },
    "translation/shims/moves.py": {
        "wagtail_localize.models:LocaleSynchronization": "9578f869242d",
        "wagtail_localize.synctree:synchronize_tree": "0e2230571c39",
    },
    "translation/shims/deletions.py": {
        "wagtail.actions.delete_page:DeletePageAction": "d852e8f27ec0",
        "wagtail.admin.views.pages.delete:DeleteView": "ebd78f3662a9",
    },
    "translation/shims/view_restrictions.py": {
        "wagtail_localize.models:TranslationSource.sync_view_restrictions": "2cc18373adfe",
        "wagtail_localize.models:TranslationSource.update_target_view_restrictions": "f8832d8201ae",
        "wagtail.actions.create_alias:CreatePageAliasAction._create_alias": "ff533fd2610e",
    },
    "translation/shims/wagtails_ways.py": {
        "wagtail.admin.api.views:PagesAdminAPIViewSet": "13e74b5ee933",
        "wagtail.admin.views.pages.workflow:WorkflowActionView": "7d3a3027ca44",
        "wagtail.admin.views.generic.workflow:BaseWorkflowFormView": "2f11bed0904e",
        "wagtail.admin.views.generic.workflow:WorkflowAction": "1906cab45b01",
        "wagtail.admin.viewsets.pages:PageViewSet.workflow_action_view": "b2215bbfbba1",
        "wagtail.admin.views.pages.convert_alias:ConvertAliasView": "11f22f035c6e",
        "wagtail.admin.views.bulk_action.base_bulk_action:BulkAction": "fc43ef878d8e",
        "wagtail.admin.views.pages.bulk_actions.publish:PublishBulkAction": "01dbbd4d8b15",
    },
    "translation/rights.py": {
        "wagtail.models.pages:PagePermissionTester": "fb69cefda8b2",
        "wagtail.models.locking:LockableMixin": "0cb60ee861ab",
        "wagtail.locks:BasicLock": "3528758efffe",
        "wagtail.locks:WorkflowLock": "5b0b2fc00940",
    },
    "translation/saving.py": {
        "wagtail_localize.models:StringTranslation.save": "d3b1b0f02bbc",
        "wagtail_localize.models:StringTranslation.get_error": "5ebabd2837b6",
        "wagtail_localize.strings:validate_translation_links": "e46faadfa155",
        "wagtail_localize.strings:validate_element": "2e3f587594f1",
    },
    "translation/editor/places.py": {
        "wagtail_localize.views.edit_translation:TabHelper": "de47f3458b39",
    },
    "translation/assignments/following.py": {
        "wagtail.admin.mail:GroupApprovalTaskStateSubmissionEmailNotifier": "78c8ce44b862",
    },
    "core/permissions.py": {
        "wagtail.snippets.views.snippets:EditView": "6f2ad72e4fab",
        "wagtail.admin.views.generic.models:UnpublishView": "71a6d37932f5",
        "wagtail.admin.views.generic.models:RevisionsUnscheduleView": "dd27a080d5ae",
        "wagtail.admin.views.generic.mixins:CreateEditViewOptionalFeaturesMixin.get_available_actions": "d3eb137bf0bb",
        "wagtail.permission_policies.base:ModelPermissionPolicy": "4a755b722043",
    },
}
# What translation/ puts its own in the place of
REPLACED = [
    "wagtail_localize.models:TranslationSource.create_or_update_translation",
    "wagtail_localize.models:TranslationSource.refresh_segments",
    "wagtail_localize.models:Translation.get_progress",
    "wagtail_localize.models:copy_synchronised_fields",
    "wagtail.admin.viewsets.pages:PageViewSet.workflow_action_view_class",
]


@cache
def _syntax(module: str) -> tuple[str, ast.Module]:
    """The text of a module and its syntax tree; the file's, so that what was patched does not matter."""
    found = LIBRARIES / module.replace(".", "/")
    text = (found / "__init__.py" if found.is_dir() else found.with_suffix(".py")).read_text()
    return text, ast.parse(text)


def source_of(name: str) -> str:
    module, _colon, path = name.partition(":")
    if not path:
        return (LIBRARIES / name).read_text()
    text, found = _syntax(module)
    node: Any = found
    for part in path.split("."):
        node = next(each for each in node.body if getattr(each, "name", None) == part)
    first = min(each.lineno for each in (node, *node.decorator_list))
    return "\n".join(text.splitlines()[first - 1 : node.end_lineno])


def digest(name: str) -> str:
    return sha256(source_of(name).encode()).hexdigest()[:12]


@pytest.mark.parametrize("mend", PINS)
def test_what_a_mend_was_made_for_is_as_it_was(mend):
    now = {name: _digest_or_nothing(name) for name in PINS[mend]}
    changed = [f'"{name}": "{now[name]}"' for name, known in PINS[mend].items() if now[name] != known]

    assert not changed, (
        f"An upgrade changed what {mend} was made for. Read its new source, see whether the mend still holds and is "
        "still needed, and then write the new digests here:\n" + "\n".join(changed)
    )


def _digest_or_nothing(name: str) -> str:
    try:
        return digest(name)
    except (OSError, StopIteration):
        return "gone"


def test_every_file_of_mends_says_what_it_was_made_for():
    files = {f"translation/shims/{file.name}" for file in (REPOSITORY / "translation/shims").glob("*.py")}
    own = {"__init__", "guard", "languages", "machine"}  # ask and listen by what Wagtail documents

    assert files - PINS.keys() == {f"translation/shims/{name}.py" for name in own}
    assert all((REPOSITORY / mend).exists() for mend in PINS)


@pytest.mark.parametrize("name", REPLACED)
def test_what_is_replaced_is_replaced(name):
    module, path = name.split(":")
    found = attrgetter(path)(import_module(module))
    file = found.__code__.co_filename if hasattr(found, "__code__") else ""

    # what wraps the old takes its name as well, but not its file
    assert found.__module__.startswith("translation.shims.") or "translation/shims" in file
