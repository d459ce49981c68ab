"""The whole report as one page: pictures with their tables, passages, codebook, method."""
