"""Makes the lexicons in search/analysis/data from the dictionaries of simplemma and the word counts of wordfreq.

`python -m search.analysis.build` needs both packages and some minutes and gigabytes. Its output is committed, so that
neither an installation nor a web process needs them. Each language gets three tries that are read from the disk:

forms    an inflected form -> rules "cut n letters, add these", each leading to a base form
lemmas   a word -> frequency, and how many compounds begin and end with it, each on a logarithmic scale of 0 to 255;
         a word that ends no compound because it is no noun or adjective ends 0 of them, any other at least 1;
         a word that only ever begins compounds ("arbets", "kauko") has its base form behind the three numbers
endings  an ending of an unknown word, spelt backwards -> its two likeliest rules

sources.py reads the two packages; finnish.py and swedish.py know what the dictionaries lack, and how words of the
language begin and end compounds; compounds.py counts these; tries.py writes.
"""
