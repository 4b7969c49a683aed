"""What the documents say of rules, keys and commands, made from the program itself."""
