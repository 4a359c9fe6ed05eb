"""The languages: what there is to translate, their files, and what has to hold for them."""
