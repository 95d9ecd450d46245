"""Who may ask the server, and what a page can be made to do: nothing beyond the page itself."""

import http.client
from urllib.parse import urlsplit

import pytest

UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}
PATHS = ("/", "/keywords", "/_stcore/health", "/_stcore/metrics", "/_stcore/host-config")


def asked(server, path, **headers):
    """Ask the server; give the answer, its body not read."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc)
    try:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path, headers=given)
        return connection.getresponse()
    finally:
        connection.close()


@pytest.mark.parametrize("path", PATHS)
def test_it_answers_under_its_own_names_only(server, path):
    port = urlsplit(server.url).port
    for name in ("localhost", "127.0.0.1", "LOCALHOST"):
        assert asked(server, path, Host=f"{name}:{port}").status == 200
    for name in ("recoupe.example", "localhost.example", "user@localhost", "127.0.0.1.nip.example"):
        assert asked(server, path, Host=f"{name}:{port}").status == 421


def test_a_page_of_another_site_or_port_gets_no_socket(server):
    own = server.url
    others = (
        "http://localhost:9999",
        "http://127.0.0.1:1",
        "https://site.example",
        "null",
        "file://",
    )
    for origin in others:
        assert asked(server, "/_stcore/stream", Origin=origin, **UPGRADE).status == 403
        assert asked(server, "/", Origin=origin).status == 403
    connection = http.client.HTTPConnection(urlsplit(own).netloc)
    connection.request("GET", "/_stcore/stream", headers={**UPGRADE, "Origin": own})
    assert connection.getresponse().status == 101
    connection.close()


@pytest.mark.parametrize("path", [*PATHS, "/static/none.js"])
def test_every_answer_carries_the_policy(server, path):
    headers = asked(server, path).headers
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["object-src"] == "'none'"
    assert "unsafe-inline" not in policy["script-src"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"


ATTEMPTS = """() => new Promise(done => {
    const seen = [];
    document.addEventListener('securitypolicyviolation', event => {
        seen.push(event.effectiveDirective);
        if (seen.length == 4) done(seen.sort());
    });
    const add = (name, values) => document.body.append(
        Object.assign(document.createElement(name), values));
    add('script', {textContent: 'window.hacked = 1'});
    add('img', {src: 'http://127.0.0.1:9/pixel.png'});
    add('iframe', {src: 'http://127.0.0.1:9/'});
    fetch('http://127.0.0.1:9/').catch(() => 0);
})"""


def test_what_a_text_could_smuggle_in_is_refused_by_the_browser(visit):
    page = visit.open()
    refused = page.evaluate(ATTEMPTS)
    assert refused == ["connect-src", "frame-src", "img-src", "script-src-elem"]
    assert page.evaluate("window.hacked") is None
    assert page.locator('[data-testid="stException"]').count() == 0


def test_another_site_cannot_show_it_in_a_frame(browser, server):
    page = browser.new_page()
    page.set_content(f'<iframe src="{server.url}"></iframe>')
    frame = page.frames[1]
    frame.wait_for_load_state()
    assert frame.locator('[data-testid="stApp"]').count() == 0
    page.close()
