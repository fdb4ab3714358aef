"""Looking at a translation in the making: beside its source, and by those who have no account."""
