"""Whether somebody's own words sound like those of people inside an army, or of others."""

from testimonies.ownwords.leaning import leaning

__all__ = ["leaning"]
