"""What several tests of the quality gate need."""

from translation.models import Term

TERMS = [
    Term(
        pk=1,
        en="Regional Council",
        fi="Uudenmaan liitto",
        sv="Nylands förbund",
        forbidden_fi="maakuntaliitto",
        forbidden_sv="regionråd",
    ),
    Term(
        pk=2,
        en="Resource Wisdom",
        fi="resurssiviisaus",
        sv="resursvisdom",
        forbidden_fi="resurssitehokkuus",
        forbidden_sv="resurseffektivitet",
    ),
]
