"""Properties hold or do not hold, however slow the machine: nothing here has a deadline."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
