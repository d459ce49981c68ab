"""Dates as pages print them: 3 May 2010, May 3rd, 2010, 3.5.2010, 2010-05-03."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
DATE = re.compile(
    rf"(?:\b\d{{1,2}}(?:st|nd|rd|th)?(?:\sof)?\s)?\b{_MONTH},?(?:\s\d{{1,2}}(?:st|nd|rd|th)?,?)?\s\d{{4}}\b"
    r"|\b\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b"
)
"""A whole date, the day of a month in words left out or not."""
