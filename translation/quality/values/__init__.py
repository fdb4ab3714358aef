"""Numbers, dates and units as a text in English, Finnish or Swedish writes them."""
