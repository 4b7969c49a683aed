"""Files written at once or not at all, and never over what somebody else has put there."""
