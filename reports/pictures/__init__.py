"""Tables drawn: frequency as bars, co-occurrence as a heatmap."""
