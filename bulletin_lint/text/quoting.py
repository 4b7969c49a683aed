"""Words of a draft as they are quoted in a sentence about them."""

_LONE = {"“": "前引号", "”": "后引号"}


def quoted(text: str) -> str:
    """``text`` in quotation marks. What has such marks of its own stands as it is: whoever types what is shown would
    type others around it, too; and a lone mark is called by its name, or it would seem to begin a quotation."""
    return _LONE.get(text, text if "“" in text or "”" in text else f"“{text}”")
