"""Survey sheets: one answer a paragraph, one respondent a speaker."""
