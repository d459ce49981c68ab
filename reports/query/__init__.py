"""One language for asking which passages: codes, people, words and what stands near what.

``parser`` makes a tree of a query, ``vocabulary`` holds it against what a study knows, and
``evaluation`` says of which passages it is true. See docs/reference/query.md.
"""
