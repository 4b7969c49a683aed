"""What is written anew: a new issue, a profile read off an issue, the files of a repository of drafts."""
