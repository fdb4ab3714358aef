"""What the words of a text are, in English, Finnish and Swedish.

`analyser("fi").words(text)` gives each word with its place in the text, its base forms and the parts of a compound.
"""

from search.analysis.words import Analyser, Word, analyser

__all__ = ["Analyser", "Word", "analyser"]
