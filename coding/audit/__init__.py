"""Audits: which codes go out to be judged, and what comes of the workbooks that come back."""
