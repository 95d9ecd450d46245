"""Web addresses as the outlet has them: no library's proxy, no VPN, no archive in between."""

import codecs
import re
from urllib.parse import unquote, urlsplit

_WITHIN = re.compile(
    r"(?:[?&](?:url|qurl|u|q|target|rurl)=(?:cache:[\w-]*:)?|/\+cscoe\+/.*?url=|"
    r"/web/\d{4,14}\*?(?:[a-z]{2}_)?/|/(?:newest|latest|oldest|o/\w+|timegate)/|/amp/s/|/c/s/)"
    r"(?P<rest>.+)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(  # hosts that only stand between a reader and the outlet
    r"(?:^|\.)(?:web\.archive\.org|archive\.(?:org|today|is|ph|li|vn|md|fo)|webcache\."
    r"googleusercontent\.com|translate\.goog(?:usercontent\.com)?|google\.[a-z.]{2,6}|"
    r"cdn\.ampproject\.org|12ft\.io|removepaywall\.com|perma\.cc|arquivo\.pt|"
    r"t\.co|bit\.ly|lnkd\.in|l\.facebook\.com|idm\.oclc\.org|localhost)$|"
    r"(?:^|[.-])(?:\w*proxy\w*|ezp\w*|openathens|\w*vpn\w*|remotexs|bases?-doc\w*|"
    r"acces-?distant\w*)[.-](?=[\w-]+\.\w)",
    re.IGNORECASE,
)
_PROXIED = re.compile(
    r"^(?P<host>[\w-]+(?:\.[\w-]+)*?)\.(?:idm\.oclc|translate|[\w-]*(?:proxy|ezp|vpn|openathens|remotexs|"
    r"acces-?distant)[\w-]*)\.",
    re.IGNORECASE,
)
_CISCO = re.compile(r"/\+CSCO\w*?\+(?:\w\w)?(?P<hex>(?:[0-9a-f]{2}){6,})", re.IGNORECASE)
_NUMBERS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}|\[?[0-9a-f:]+\]?|[\w-]+")


def direct(address: str) -> str:
    """Give the address behind a proxy or an archive; as it is where that cannot be told.

    Examples
    --------
    >>> direct("https://libproxy.univ.example/login?url=https://www.lecourrier.example/a")
    'https://www.lecourrier.example/a'
    >>> direct("https://www-lecourrier-fr.ezproxy.univ.example/region/1.html")
    'https://www.lecourrier.fr/region/1.html'
    >>> direct("https://web.archive.org/web/20240516120000/https://lephare.example/b")
    'https://lephare.example/b'
    """
    address = address.strip()
    for _ in range(4):
        host = host_of(address)
        behind = _behind(address, host) if _BETWEEN.search(host) else ""
        if not host_of(behind):
            break
        address = behind
    return address


def outlet_host(address: str) -> str:
    """Give the host of the outlet itself without `www.`, "" where the address does not tell it.

    Examples
    --------
    >>> outlet_host("https://www.lecourrier.example/a"), outlet_host("http://192.168.0.4/a")
    ('lecourrier.example', '')
    """
    host = re.sub(r"^(?:www\d?|m|mobile|amp)\.", "", host_of(direct(address)))
    return "" if _NUMBERS.fullmatch(host) or _BETWEEN.search(host) else host


def host_of(address: str) -> str:
    """Give the host of a web address, "" of anything else, and of one that is written wrong.

    Examples
    --------
    >>> host_of("https://lecourrier.example/a"), host_of("http://[::1"), host_of("a.txt")
    ('lecourrier.example', '', '')
    """
    try:
        parts = urlsplit(address)
        return (parts.hostname or "") if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _behind(address: str, host: str) -> str:
    """Give the address that a proxy's address leads to, "" where it does not say."""
    cisco = _CISCO.search(address)
    if cisco:  # the VPN writes the host in figures, its letters turned by thirteen
        try:
            turned = codecs.decode(bytes.fromhex(cisco["hex"]).decode("ascii"), "rot13")
        except ValueError:
            return ""
        rest = address[cisco.end() :].lstrip("+")
        return turned.rstrip("/") + (rest if rest.startswith("/") else "")
    within = _WITHIN.search(address)
    if within:
        rest = within["rest"]
        rest = unquote(rest) if re.match(r"https?%3a", rest, re.IGNORECASE) else rest
        return rest if re.match(r"https?://", rest, re.IGNORECASE) else f"https://{rest}"
    proxied = _PROXIED.match(host)
    if not proxied:
        return ""
    inner = proxied["host"]
    if "." not in inner:  # a proxy with one certificate writes the host's dots as hyphens
        inner = inner.replace("--", "\0").replace("-", ".").replace("\0", "-")
    if "." not in inner:
        return ""
    return address.replace(host, inner, 1)
