"""What the lower parts of the house tell the upper ones, which they may not import."""

from django.dispatch import Signal

# Sent by translation.saving, within its transaction, after strings were saved in bulk, which sends no post_save.
# `pks`: of the StringTranslations that were saved or confirmed; `before`: list of StringTranslations as they were,
# for those whose text was replaced or emptied.
strings_saved = Signal()

# Sent when the texts of a `source` that had some already were read anew and differ, within the transaction and after
# translations were carried over. `changed`: pks of the Strings that are new in their place; `removed`: how many are
# gone from theirs. The address (slug) is no text.
source_changed = Signal()
