"""spaCy components that find quotations and passages; only `components` and `syntax` need spaCy."""
