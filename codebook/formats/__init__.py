"""A codebook in the formats people keep codebooks in, read and written."""
