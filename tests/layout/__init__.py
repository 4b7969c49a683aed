"""The layout rules, judged by documents laid out by hand from the standard and by defects put into them."""
