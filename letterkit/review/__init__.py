"""Review: comments that stay on their words, rounds, and the review questions.

    from letterkit.review.comment import comment_on, reply_to, resolve   # say something, answer
    from letterkit.review.anchor import reanchor                         # its words after an edit
    from letterkit.review.round import ask, close                        # ask a buddy; their answer
    from letterkit.review.questions import questions                     # what a buddy answers
    from letterkit.review.annotation_pages import to_collection          # W3C Web Annotations
    from letterkit.review.reviewfile import load_review, save_review     # sam.review.json

All of them are plain functions over frozen values; nothing here knows the web or a database.
"""
