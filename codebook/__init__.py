"""The codebook: codes, their definitions and cues, and the faults a codebook can have."""
