"""What several kinds of check know of running text: quotations, protected spans, quantities, words in their places."""
