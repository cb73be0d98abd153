"""What can be typed into a search or a filter (see `reader.query`): in short where it is typed, in full in the help."""

from __future__ import annotations

HINT = (
    'words "a phrase" -not is:unread tag: source: title: author: after:2024-03\n'
    "person: org: place: says: quote: event:2024 figure:>1000 · all in the help"
)
"""Each line fits a window of 80 cells."""

TITLE = "In a search or a filter"

ASKED: tuple[tuple[str, str], ...] = (
    ('word "a phrase"', "is in title or text; wor* begins a word"),
    ("-word -tag:talks", "not so: a minus goes before any of these"),
    ("is:unread", "or read, starred, highlighted, trashed, sample"),
    ("tag:talks", "of the story or of its feed"),
    ("source:desk", "in the name of the feed or the file"),
    ("feed:desk", "in the name or the address of the feed"),
    ("title: author:", "in the title; in the names of its writers"),
    ("url: lang:en", "in the story's address; its language"),
    ("after: before: on:", "2024-03-31, 2024-03, 2024, today or yesterday"),
    ('person:"Jane Roe"', "who is named; several words in quotation marks"),
    ("org: place:", "which organization, which place is named"),
    ("entity:", "any name; a name is found in all its forms"),
    ("says:", "who speaks"),
    ("quote:", "in what somebody said"),
    ("event:2024-03", "what happened then; 2024-03-29..2024-04-02"),
    ("figure:>1000", "a number; also <=50, =12, 100..200"),
)
"""What is typed, and what it finds: in the columns of the help."""
