"""Faults that translators make, by the rule that must find them: (source, faulty Finnish, faulty Swedish).

Texts are as wagtail-localize keeps them: HTML-escaped, with inline tags, links as <a id="a1">.
"""

NUMBERS = [
    ("The plant heats 45 blocks.", "Laitos lämmittää 54 korttelia.", "Anläggningen värmer 54 kvarter."),
    ("Almost 100,000 companies", "Lähes 10 000 yritystä", "Nästan 10 000 företag"),
    ("Almost 100,000 companies", "Lähes 100,000 yritystä", "Nästan 100,000 företag"),
    ("About 1.8 million residents", "Noin 18 miljoonaa asukasta", "Cirka 18 miljoner invånare"),
    ("About 1.8 million residents", "Noin 1,8 miljardia asukasta", "Cirka 1,8 miljarder invånare"),
    ("The fund has EUR 2 billion.", "Rahastossa on 2 biljoonaa euroa.", "Fonden har 2 biljoner euro."),
    ("The grant is €2.6 million.", "Avustus on 2,8 miljoonaa euroa.", "Bidraget är 2,8 miljoner euro."),
    ("A budget of €300k", "Budjetti on 300 euroa", "En budget på 300 euro"),
    ("In the period 2021–2027", "Kaudella 2021–2028", "Under perioden 2021–2028"),
    ("From 2015 to 2021 the cities tested buses.", "Kaupungit kokeilivat busseja 2015–2020.", "2015–2020."),
    ("Since the 1990s", "1980-luvulta lähtien", "Sedan 1980-talet"),
    ("In the 21st century", "1900-luvulla", "På 1900-talet"),
    ("It opens at 10:30.", "Se avataan klo 10.50.", "Den öppnar kl. 10.50."),
    ("The tour starts at 2 pm.", "Kierros alkaa klo 2.", "Rundturen börjar klockan 2."),
    ("Emissions fell by 45%.", "Päästöt vähenivät 35 %.", "Utsläppen minskade med 35 %."),
    ("The share rose from 12 to 15 per cent.", "Osuus nousi 15 prosenttiin.", "Andelen steg till 15 procent."),
    ("5 stops in 3 towns", "5 pysäkkiä 5 kunnassa", "5 hållplatser i 5 orter"),
    ("Version 2.1 of WCAG", "WCAG:n versio 2.2", "Version 2.2 av WCAG"),
    ("Act 306/2019", "Laki 309/2019", "Lag 309/2019"),
    ("Call +358 40 123 4567.", "Soita numeroon +358 40 123 4576.", "Ring +358 40 123 4576."),
    ("The RIS3 strategy", "RIS4-strategia", "RIS4-strategin"),
    ("A 5G network and 3D models", "4G-verkko ja 3D-mallit", "Ett 4G-nät och 3D-modeller"),
    ("The three buses carried 3,932 people.", "Kolme bussia kuljetti 3 392 ihmistä.", "Tre bussar, 3 392 personer."),
    ("Two pilots, 14 days each", "Kaksi kokeilua, kummassakin 41 päivää", "Två försök, 41 dagar vardera"),
    ("The 3rd phase of 4", "2. vaihe neljästä", "2:a fasen av fyra"),
    ("Service 24/7", "Palvelua arkisin", "Service på vardagar"),
    ("Three of the seven lines", "3 linjaa 8:sta", "3 av 8 linjer"),
    ("−20 °C outside", "20 °C ulkona", "20 °C ute"),
    ("million euros", "miljardia euroa", "miljarder euro"),
    ("2–3 million euros", "2–3 tuhatta euroa", "2–3 tusen euro"),
]
DATES = [
    ("Signed on 12 May 2025", "Allekirjoitettu 12.6.2025", "Undertecknat den 12 juni 2025"),
    ("Signed on 12 May 2025", "Allekirjoitettu 13.5.2025", "Undertecknat den 13 maj 2025"),
    ("Signed on 12 May 2025", "Allekirjoitettu 12.5.2024", "Undertecknat 12.5.2024"),
    ("May 12, 2025", "5.12.2025", "den 5 december 2025"),
    ("The statement was drawn up on 15 November 2026.", "Seloste on laadittu 15.10.2026.", "Den 15 oktober 2026."),
    ("In April 2020 the board approved it.", "Hallitus hyväksyi sen elokuussa 2020.", "I augusti 2020."),
    ("The seminar is on 12–14 May.", "Seminaari on 12.–14.3.", "Seminariet är den 12–14 mars."),
    ("From 26 July to 7 August 2024", "26.6.–7.8.2024", "Den 26 juni–7 augusti 2024"),
    ("by the end of February 2022", "vuoden 2022 loppuun mennessä", "till slutet av 2022"),
    ("In June and July", "Touko- ja heinäkuussa", "I maj och juli"),
    ("on 1 January", "10. tammikuuta", "den 10 januari"),
]
UNITS = [
    ("The store holds 90 GWh.", "Varastoon mahtuu 90 MWh.", "Lagret rymmer 90 MWh."),
    ("a 160 MW plant", "160 MWh:n laitos", "en anläggning på 160 MWh"),
    ("at up to 40 km/h", "enintään 40 km", "i högst 40 km"),
    ("13 kilometres of rail", "13 metriä rataa", "13 meter räls"),
    ("7,500 tonnes a year", "7 500 kiloa vuodessa", "7 500 kilo om året"),
    ("emissions of 3 Mt", "3 kt:n päästöt", "utsläpp på 3 kt"),
    ("140 °C", "140 prosenttia", "140 procent"),
    ("A rise of 5 percentage points", "5 prosentin nousu", "En ökning på 5 procent"),
    ("within 14 days", "14 tunnin kuluessa", "inom 14 timmar"),
    ("It cost €20 million.", "Se maksoi 20 miljoonaa dollaria.", "Det kostade 20 miljoner dollar."),
    ("It cost €20 million.", "Se maksoi 20 miljoonaa.", "Det kostade 20 miljoner."),
    ("an area of 25 hectares", "25 neliömetrin alue", "ett område på 25 kvadratmeter"),
    ("GWh", "MWh", "MWh"),
    ("million tonnes", "miljoonaa kiloa", "miljoner kilo"),
    ("90 GWh and 5 MW", "90 MW ja 5 GWh", "90 MW och 5 GWh"),
]
ANCHORS = [
    ('Read <a id="a1">the strategy</a>.', "Lue strategia.", "Läs strategin."),
    ('Read <a id="a1">the strategy</a>.', 'Lue <a id="a2">strategia</a>.', 'Läs <a id="a2">strategin</a>.'),
    ('<a id="a1">Heat</a> and <a id="a2">power</a>', '<a id="a1">Lämpö</a> ja sähkö', '<a id="a2">Värme</a> och el'),
    ('<a id="a1">Heat</a> and <a id="a2">power</a>', '<a id="a1">L</a> ja <a id="a1">s</a>', '<a id="a1">V</a>, el'),
    ('See <a id="a1">Varanto</a>.', 'Katso <a id="a1"></a>Varanto.', 'Se <a id="a1"> </a>Varanto.'),
    ('See <a id="a1">Varanto</a>.', "Katso <a>Varanto</a>.", "Se <a>Varanto</a>."),
    ("See Varanto.", 'Katso <a id="a1">Varanto</a>.', 'Se <a id="a1">Varanto</a>.'),
]
ADDRESSES = [
    ("See https://example.org/heat/store.", "Katso https://example.org/heat/sotre.", "Se https://example.org/heat."),
    ("See www.example.org.", "Katso verkkosivut.", "Se webbplatsen."),
    ("See saavutettavuusvaatimukset.fi.", "Katso saavutettavuusvaatimus.fi.", "Se tillganglighet.fi."),
    ("At https://example.org/a?id=12", "Osoitteessa https://example.org/a?id=21", "På https://example.org/a?id=21"),
    ("Open http://example.com/en/data.", "Avaa http://example.com/fi/tieto.", "Öppna http://example.com/sv/info."),
    ("hsr.fi and hri.fi", "hsr.fi", "hri.fi"),
    ("See https://www.example.org/pilot/.", "Katso https://www.exmaple.org/pilot/.", "https://www.exempel.org/pilot/"),
]
EMAILS = [
    ("Write to smart@example.org.", "Kirjoita osoitteeseen smarth@example.org.", "Skriv till smart@example.com."),
    ("Write to smart@example.org.", "Kirjoita meille.", "Skriv till oss."),
    ("Write to smart@example.org.", "Kirjoita osoitteeseen smart(at)example.org.", "Skriv till smart example.org."),
    ("E-mail: first.last@example.fi", "Sähköposti: etunimi.sukunimi@example.fi", "E-post: fornamn@example.fi"),
    ("a@example.org or b@example.org", "a@example.org tai a@example.org", "b@example.org"),
    ("Write to us.", "Kirjoita: oma@example.org.", "Skriv: egen@example.org."),
    ("registry@uusimaa.example.fi", "registry@uusimaa.example.fI.org", "registry@uusimaa.exempel.fi"),
]
PLACEHOLDERS = [
    ("Hello {name}", "Hei {nimi}", "Hej {namn}"),
    ("%s messages", "viestiä", "meddelanden"),
    ("%(count)d pages", "%(määrä)d sivua", "%(antal)d sidor"),
    ("Until {{ date }}", "Saakka { date }", "Till {{ datum }}"),
    ("{0} of {1}", "{0} / {0}", "{1}"),
    ("Hello!", "Hei {name}!", "Hej %s!"),
    ("${amount} left", "{amount} jäljellä", "${belopp} kvar"),
]
MARKUP = [
    ("A <b>new</b> plant", "Uusi laitos", "En ny anläggning"),
    ("A <b>new</b> plant", "<i>Uusi</i> laitos", "En <i>ny</i> anläggning"),
    ("A <b>new</b> plant", "<b>Uusi laitos", "En <b>ny anläggning"),
    ("A <b>new</b> plant", "Uusi</b> laitos", "En ny</b> anläggning"),
    ("A new plant", "<b>Uusi</b> laitos", "En <b>ny</b> anläggning"),
    ("<b>Heat</b> and <b>power</b>", "<b>Lämpö</b> ja sähkö", "<b>Värme och el</b>"),
    ("<b>Heat</b> and <i>power</i>", "<b>Lämpö <i>ja</b> sähkö</i>", "<b>Värme <i>och</b> el</i>"),
    ("Run <code>ls</code> now", "Aja ls nyt", "Kör <b>ls</b> nu"),
]
SAME_AS_SOURCE = [
    ("The region aims to be climate neutral.",) * 3,
    ("Questions and answers",) * 3,
    ("passengers",) * 3,
    ("Location",) * 3,
    ("What was learnt",) * 3,
    ("Heating without coal",) * 3,
    ("vehicles",) * 3,
    ("Read more",) * 3,
    ("<b>Results</b> with evidence",) * 3,
    (
        "The plant is new. It was built in a year by the city.",
        "Laitos on uusi. It was built in a year by the city.",
        "Anläggningen är ny. It was built in a year by the city.",
    ),
]
NUMBER_ADDED = [
    ("The plant is new.", "Laitos on uusi (2024).", "Anläggningen är ny (2024)."),
    ("The plant opened last year.", "Laitos avattiin vuonna 2025.", "Anläggningen öppnades 2025."),
    ("Many residents", "Yli 500 asukasta", "Över 500 invånare"),
    ("In 2024 it grew.", "Vuonna 2024 se kasvoi 5 prosenttia.", "År 2024 växte det 5 procent."),
    ("See the act.", "Katso laki 306/2019.", "Se lag 306/2019."),
    ("The network is fast.", "5G-verkko on nopea.", "5G-nätet är snabbt."),
]
NUMBER_WORDS = [
    ("Two buses drove.", "Kolme bussia ajoi.", "Tre bussar körde."),
    ("Five years, four kinds of street", "Viisi vuotta, kolme katua", "Fem år, tre slags gator"),
    ("The six cities", "Seitsemän kaupunkia", "De sju städerna"),
    ("Ten of us", "Meistä kaksitoista", "Tolv av oss"),
    ("Twelve poles", "Kaksikymmentä pylvästä", "Tjugo stolpar"),
    ("Eleven and seven", "Yksitoista ja kahdeksan", "Elva och åtta"),
]
NUMBER_FORMAT = [
    ("1.8", "1.8", "1.8"),
    ("1.8 million people", "1.8 miljoonaa ihmistä", "1.8 miljoner människor"),
    ("A rise of 2.5%", "2.5 prosentin nousu", "En ökning på 2.5 procent"),
    ("A 2.5 km route", "2.5 km:n reitti", "En rutt på 2.5 km"),
    ("€0.5 million", "0.5 miljoonaa euroa", "0.5 miljoner euro"),
    ("38.6", "38.6", "38.6"),
    ("0.5 °C warmer", "0.5 °C lämpimämpi", "0.5 °C varmare"),
]
LINE_BREAKS = [
    ("One<br/>Two", "Yksi, kaksi", "Ett, två"),
    ("Helsinki<br/>Finland", "Helsinki, Suomi", "Helsingfors, Finland"),
    ("A<br/>B<br/>C", "A<br/>B, C", "A, B<br/>C"),
    ("One line", "Yksi<br/>rivi", "En<br/>rad"),
    ("Heat<br/>Power", "Lämpö Sähkö", "Värme El"),
    ("Street 1<br/>00100 Helsinki", "Katu 1, 00100 Helsinki", "Gata 1, 00100 Helsingfors"),
]
SPACES = [
    ("The plant is new.", "Laitos  on uusi.", "Anläggningen  är ny."),
    ("The plant is new.", "Laitos on uusi. ", "Anläggningen är ny. "),
    ("The plant is new.", " Laitos on uusi.", " Anläggningen är ny."),
    ("The plant is new. It works.", "Laitos on uusi.  Se toimii.", "Anläggningen är ny.  Den fungerar."),
    ("42,000 people", "42 000\u00a0 ihmistä", "42 000\u00a0 personer"),
    ("A <b>new</b> plant", "<b>Uusi</b>  laitos", "En  <b>ny</b> anläggning"),
]
SPACE_BEFORE = [
    ("Heat, power and water", "Lämpö , sähkö ja vesi", "Värme , el och vatten"),
    ("The plant is new.", "Laitos on uusi .", "Anläggningen är ny ."),
    ("Why not?", "Miksi ei ?", "Varför inte ?"),
    ("Three goals:", "Kolme tavoitetta :", "Tre mål :"),
    ("Join us!", "Tule mukaan !", "Kom med !"),
    ("Heat; power", "Lämpö ; sähkö", "Värme ; el"),
    ("The <b>plant</b>, it works", "<b>Laitos</b> , se toimii", "<b>Anläggningen</b> , den fungerar"),
]
QUOTES = [
    ("The “smart” city", 'Kaupunki on "älykäs"', 'Den "smarta" staden'),
    ("The “smart” city", "“Älykäs” kaupunki", "Den “smarta” staden"),
    ("The “smart” city", "„Älykäs” kaupunki", "Den „smarta” staden"),
    ("The “smart” city", "«Älykäs» kaupunki", "Den «smarta» staden"),
    ("The “smart” city", "”Älykäs kaupunki", "Den ”smarta staden"),
    ('"No," he said.', '"Ei", hän sanoi.', '"Nej", sade han.'),
    ("A word", "Sana”", "Ett ord”"),
]
BRACKETS = [
    ("Luke (the institute)", "Luke (laitos", "Luke (institutet"),
    ("Luke (the institute)", "Luke laitos)", "Luke institutet)"),
    ("Heat [1]", "Lämpö [1", "Värme 1]"),
    ("A (b) c (d)", "A (b c (d)", "A (b) c d)"),
    ("Heat (in MW) and power", "Lämpö (MW] ja sähkö", "Värme (MW] och el"),
    ("Heat (see below).", "Lämpö ((ks. alla).", "Värme (se nedan))."),
]
ENDING = [
    ("The plant is new.", "Laitos on uusi", "Anläggningen är ny"),
    ("Why now?", "Miksi nyt.", "Varför nu."),
    ("Three goals:", "Kolme tavoitetta.", "Tre mål."),
    ("What was learnt", "Mitä opittiin?", "Vad man lärde sig?"),
    ("Join us!", "Tule mukaan.", "Kom med."),
    ("The heat store", "Lämpövarasto.", "Värmelagret."),
    ("He said “no.”", "Hän sanoi ”ei”", "Han sade ”nej”"),
]
CAPITAL = [
    ("The plant is new.", "laitos on uusi.", "anläggningen är ny."),
    ("Heat from water", "lämpöä vedestä", "värme ur vatten"),
    ("Passengers", "matkustajia", "passagerare"),
    ("“Heat is cheap”", "”lämpö on halpaa”", "”värme är billigt”"),
    ("<b>Heat</b> is cheap", "<b>lämpö</b> on halpaa", "<b>värme</b> är billigt"),
    ("(Note)", "(huomautus)", "(anmärkning)"),
]
SLUGS = [
    ("heat-store", "lämpövarasto", "värmelager"),
    ("heat-store", "Lampovarasto", "Varmelager"),
    ("heat-store", "lampo varasto", "varme lager"),
    ("heat-store", "lampo_varasto", "varme_lager"),
    ("heat-store", "lampo/varasto", "varme/lager"),
    ("heat-store", "lampovarasto!", "varmelager?"),
]
# (source, forbidden Finnish, forbidden Swedish): against the terms of tests/translation/quality/making.py
FORBIDDEN_TERMS = [
    ("A strategy of the Regional Council", "Maakuntaliiton strategia", "Regionrådets strategi"),
    ("The Regional Council decides.", "Maakuntaliitto päättää.", "Regionrådet beslutar."),
    ("From the Regional Council", "Maakuntaliitosta", "Från regionrådet"),
    ("With Resource Wisdom", "Resurssitehokkuudella", "Med resurseffektivitet"),
    ("Resource Wisdom counts.", "Resurssitehokkuus ratkaisee.", "Resurseffektiviteten avgör."),
    ("Towards Resource Wisdom", "Kohti resurssitehokkuutta", "Mot resurseffektivitet"),
]
MISSING_TERMS = [
    ("The Regional Council decides.", "Virasto päättää.", "Myndigheten beslutar."),
    ("From the Regional Council", "Virastosta", "Från myndigheten"),
    ("A strategy of the Regional Council", "Viraston strategia", "Myndighetens strategi"),
    ("With Resource Wisdom", "Säästämällä", "Genom att spara"),
    ("Resource Wisdom counts.", "Säästö ratkaisee.", "Sparandet avgör."),
    ("Towards Resource Wisdom", "Kohti säästöä", "Mot sparande"),
]
SEEDED = {
    "numbers": NUMBERS,
    "dates": DATES,
    "units": UNITS,
    "anchors": ANCHORS,
    "addresses": ADDRESSES,
    "emails": EMAILS,
    "placeholders": PLACEHOLDERS,
    "markup": MARKUP,
    "same_as_source": SAME_AS_SOURCE,
    "number_added": NUMBER_ADDED,
    "number_words": NUMBER_WORDS,
    "number_format": NUMBER_FORMAT,
    "line_breaks": LINE_BREAKS,
    "spaces": SPACES,
    "space_before": SPACE_BEFORE,
    "quotes": QUOTES,
    "brackets": BRACKETS,
    "ending": ENDING,
    "capital": CAPITAL,
    "slug": SLUGS,
    "forbidden_term": FORBIDDEN_TERMS,
    "missing_term": MISSING_TERMS,
}
# (rule, field, the most characters)
TOO_LONG = [
    ("too_long", "title", 255),
    ("long_title", "seo_title", 60),
    ("long_description", "search_description", 160),
]
# (rule, state of the segment, translation)
STATES = [
    ("missing", "missing", ""),
    ("missing", "missing", " "),
    ("invalid", "error", "Sana <a id='a9'>."),
    ("changed", "changed", "Sana."),
]
