"""Tags for reportlab: the logical structure that PDF/UA-1 and PDF/A-2a ask for, which it does not write itself.

The tree is made first, from the report; what is drawn says which element of it is being read out. So the order of
reading is that of the report, wherever a page ends, and what belongs to no element is an artifact of the page.
"""
