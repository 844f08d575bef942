"""Word files: a letter goes out with its comments, and comes back with a colleague's.

    from letterkit.word.export import export        # a letter and its comments as a .docx
    from letterkit.word.back import bring_back      # what a .docx brings back, told apart
    from letterkit.word.plain import text_of_docx   # the words of an old letter

They come from outside, so every file passes the guards (`letterkit.word.guard`) before anything
in it is opened.
"""
