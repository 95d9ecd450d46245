"""Whether a text is the whole article or its beginning: what it says itself, what was announced."""

import re

from corpus.text import folding

FEWEST_MISSING = 100  # words announced and not read
_SHORT, _TEASER = 400, 100  # words
_COUNTED = re.compile(r"\[\+\d{1,6} chars?\]\s*$")
_CUT = re.compile(r"(?:…|\.\.\.|\[(?:…|\.\.\.)\]|\((?:…|\.\.\.)\))\s*$")
_GOES_ON = re.compile(
    r"(?:lire|voir|consulter|decouvrir|retrouver|retrouvez|lisez) (?:la suite|l article|l integralite|plus|"
    r"cet article)\b.{0,80}|(?:la )?suite (?:de l article |a lire )?(?:sur|ici|en ligne|dans)\b.{0,80}|"
    r"(?:read|(?:continue|keep) reading)(?: (?:more|on|the (?:full |whole )?(?:story|article)))?\b.{0,60}|"
    r"read more\b.{0,60}|voir l article\b.{0,60}"
)
_PAYWALL = re.compile(
    r"il vous reste \d+(?: \d+)? (?:de|a lire|du)\b.{0,80}|"
    r"(?:la suite|le reste|la totalite|l article complet)\b.{0,60}\breserve\w*.{0,60}|"
    r"(?:cet |ce )?(?:article|contenu|dossier)(?: est)? reserve\w* (?:a|aux)\b.{0,60}|"
    r"(?:pour|abonnez vous pour) (?:lire|acceder a|consulter) (?:la suite|l article|l integralite)\b.{0,80}|"
    r"(?:this (?:article|content) is for|for) subscribers(?: only)?\b.{0,40}|"
    r"(?:subscribe|sign in|log in) to (?:read|continue)\b.{0,80}"
)
_SENTENCES = re.compile(r"(?<=[.!?…])\s+")
_ADDRESS = re.compile(r"https?://[^\s<>\")\]]{8,300}")


def is_extract(raw: str, clean: str, announced: int) -> bool:
    """Tell a text that holds only the beginning of its article.

    It says so (`[+2345 chars]`, `Voir l'article`, `La suite est réservée aux abonnés`), it breaks
    off amid a few words, or twice as many words were announced as there are.

    Examples
    --------
    >>> is_extract("Le conseil a voté… [+2345 chars]", "Le conseil a voté", 0)
    True
    """
    words = len(clean.split())
    lines = [line.strip() for line in raw.split("\n") if line.strip()][-4:]
    if announced >= 2 * words and announced - words >= FEWEST_MISSING:
        return True
    if any(map(_COUNTED.search, lines)):
        return True
    ends = [part for line in lines[-2:] for part in _SENTENCES.split(line)[-3:]]
    said = [folding.words(_ADDRESS.sub("", line)) for line in [*lines, *ends]]
    if words < _SHORT and any(map(_PAYWALL.fullmatch, said)):
        return True
    goes_on = any(map(_GOES_ON.fullmatch, said))
    breaks_off = bool(lines) and (bool(_CUT.search(lines[-1])) or any(map(_CUT.search, lines)))
    return words < _TEASER and goes_on or words < _TEASER // 2 and breaks_off and bool(lines)


def address_of(raw: str) -> str:
    """Give the address that an extract leads to, "" where it names none or several."""
    lines = [line for line in raw.split("\n") if line.strip()][-4:]
    found = {match.group().rstrip(".,;") for line in lines for match in _ADDRESS.finditer(line)}
    return found.pop() if len(found) == 1 else ""
