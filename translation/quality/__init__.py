"""The quality gate: what is wrong with a translation, found before the public finds it."""

from translation.quality.gate import Finding, findings, stops, waive

__all__ = ["Finding", "findings", "stops", "waive"]
