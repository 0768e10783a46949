"""Reviewed word lists of the rules: general knowledge of the two languages and of the region's names."""
