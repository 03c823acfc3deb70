"""Every figure reckoned a second time, by plain loops over exported records.

Nothing here comes from the program but the texts of an export: what a figure means is written out
by hand from the rules, so that two programs can be compared.
"""
