"""Web pages: their main block, with its headings, quotations and captions marked."""
