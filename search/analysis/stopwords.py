"""Words so common that a search for several words does not ask for them."""

ENGLISH = """
a about all also an and any are as at be been being but by can could did do does for from had has have how i if in
into is it its me my no not of on or our so some such than that the their them then there these they this those to us
was we were what when where which while who why will with would you your
"""
FINNISH = """
ei eivät emme en ennen että he heidän hän ja jo joka jonka jossa jota jotka jos joten juuri kaikki kanssa keitä kuin
kuinka kuka kun kuten me meidän mihin mikä miksi mille missä mistä mitkä mitä mukaan mutta muun myös ne niiden niin
niitä niissä nyt näiden nämä ole olen olet oli olivat olla on ovat se sekä sen siellä sillä sitä sitten tai te teidän
tuo tämä tämän tässä tätä vai vaikka vain voi voidaan voivat yli
"""
SWEDISH = """
alla allt att av bara blev bli blir de dem den denna deras dess det detta din du där efter eller en er ett från för ha
hade han har hon hur här i icke inte ja jag kan med men mellan mot ni när nu och också om oss på sedan sig sin sina
sitt ska skall skulle som så till under upp ut utan vad var vara varför vem vi vid vilka vilken vilket vill är
"""
STOPWORDS = {code: frozenset(words.split()) for code, words in {"en": ENGLISH, "fi": FINNISH, "sv": SWEDISH}.items()}
