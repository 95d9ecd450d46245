"""What stands before every page: who may ask, and what a browser may do with the answer.

Streamlit looks at a request's Origin only after it has let its page and its numbers be read under
any name, lets every port of this machine in, and asks another server for this one's own address
before it refuses a stranger. So names and origins are checked here, before it sees them.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAMES, ORIGINS = "server.allowedHosts", "server.corsAllowedOrigins"  # of Streamlit's settings
_STRANGE_NAME = (
    "Recoupe does not answer under this name. Whoever runs it can allow the name by "
    "STREAMLIT_SERVER_ALLOWED_HOSTS.\n"
)
_STRANGE_ORIGIN = "Another site asked for this: Recoupe answers its own pages only.\n"
_INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


def with_guard(app: ASGIApp) -> ASGIApp:
    """Give an app that answers under its own names, to its own pages, and sends the policy."""

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await app(scope, receive, send)
            return

        async def send_with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in policy().items():
                    headers[name] = value
            await send(message)

        refusal = _refusal(Headers(scope=scope))
        if not refusal:
            await app(scope, receive, send_with_policy)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": ""})
        else:
            status = 421 if refusal == _STRANGE_NAME else 403
            await PlainTextResponse(refusal, status)(scope, receive, send_with_policy)

    return guard


def _refusal(headers: Headers) -> str:
    """Say why a request is not answered, "" when it is."""
    hosts, origin = headers.getlist("host"), headers.get("origin")
    if len(hosts) != 1 or not is_own_name(hosts[0], streamlit.get_option(NAMES)):
        return _STRANGE_NAME
    if origin is None or is_own_origin(origin, hosts[0], streamlit.get_option(ORIGINS)):
        return ""
    return _STRANGE_ORIGIN


def is_own_name(host: str, names: Iterable[str]) -> bool:
    """Tell whether a request's Host (a name, with or without a port) is one of the names.

    A name that begins with `*.` stands for all below it, `*` for every name.

    Examples
    --------
    >>> is_own_name("localhost:8501", ["localhost"]), is_own_name("localhost.evil.example", ["localhost"])
    (True, False)
    """
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port  # a ValueError where it is none
    except ValueError:
        return False
    if parts.netloc != host or parts.username is not None or not parts.hostname:
        return False
    name = parts.hostname.rstrip(".")
    for known in (one.strip().lower().rstrip(".").strip("[]") for one in names):
        if known in ("*", name) or known.startswith("*.") and name.endswith(known[1:]):
            return True
    return False


def is_own_origin(origin: str, host: str, others: Iterable[str] = ()) -> bool:
    """Tell whether a request comes from a page of the very server it is sent to, port and all.

    Examples
    --------
    >>> is_own_origin("http://localhost:8501", "localhost:8501")
    True
    >>> is_own_origin("http://localhost:9999", "localhost:8501"), is_own_origin("null", "localhost:8501")
    (False, False)
    """
    if origin in others:
        return True
    scheme, _, netloc = origin.partition("://")
    return scheme in ("http", "https") and netloc.lower() == host.lower()


@cache
def policy() -> dict[str, str]:
    """Give the headers that every answer carries.

    Nothing is loaded from elsewhere, nothing runs that is not Streamlit's own file, no other site
    shows these pages in a frame.
    """
    page = Path(streamlit.__file__).with_name("static") / "index.html"
    digests = [hashlib.sha256(script).digest() for script in _INLINE.findall(page.read_bytes())]
    inline = [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
    allowed = {
        "default-src": ["'self'"],
        # Plotly compiles the drawing of many points; the parts of the site with a script of their
        # own (the picture of a chart) are loaded from what the page itself holds.
        "script-src": ["'self'", "'unsafe-eval'", "'wasm-unsafe-eval'", "blob:", *inline],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "media-src": ["'self'", "blob:"],
        "worker-src": ["'self'", "blob:"],
        "frame-src": ["'none'"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
    return {
        "Content-Security-Policy": "; ".join(f"{key} {' '.join(allowed[key])}" for key in allowed),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
