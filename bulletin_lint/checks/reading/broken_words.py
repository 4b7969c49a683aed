def breaks_word(before: str, after: str, known: str = "") -> bool:
    return before.endswith("宣") and after.startswith("讲")
