"""The audit of a practice: what became of everyone who started, and what parts them.

Decided here: everyone who started is below the line, whatever is known of them, and what is not
known is shown with its reason. A change is that of the last review that was held (one verdict, see
`change`); nothing is judged anew. Differences between practitioners, techniques and point sets are
drawn towards each other (design of the analysis, section 9) and never ranked: people were not
drawn by lot, so no difference between groups is anybody's skill. Side effects are counted in
sessions where somebody asked.
"""
