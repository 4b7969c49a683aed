"""The files that a repository of drafts needs: what ``bulletin-lint init`` writes."""
