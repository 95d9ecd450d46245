"""Open the dashboard in the browser, as `make run` does."""

import argparse
import contextlib
import ipaddress
import os
import socket
import subprocess
import sys
from pathlib import Path

from commands.telling import DONE, REFUSED, Outcome
from corpus.limits import PREFIX

ROOT = Path(__file__).parents[1]
EVERYWHERE = ("0.0.0.0", "::")
NAMES_VARIABLE = "STREAMLIT_SERVER_ALLOWED_HOSTS"
OPEN_TO_ALL = (
    "There is no sign-in: anybody on the network can read, change and delete your corpora while "
    "this runs."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "--host", default="127.0.0.1", help="address it is reached at (%(default)s)"
    )
    parser.add_argument(
        "--port", type=_port, default=8501, help="port it is reached at (%(default)s)"
    )
    parser.add_argument("--headless", action="store_true", help="open no browser")


def _port(value: str) -> int:
    if not value.isdecimal() or not 0 < int(value) < 65_536:
        raise argparse.ArgumentTypeError(f"{value!r} is no port from 1 to 65535")
    return int(value)


def run(options: argparse.Namespace) -> Outcome:
    """Run the server until it is ended."""
    if not is_loopback(options.host):
        print(f"\n  {OPEN_TO_ALL}\n", file=sys.stderr, flush=True)
    code = subprocess.call(_command(options), cwd=ROOT)
    return Outcome(REFUSED if code else DONE, {"code": code})


def _command(options: argparse.Namespace) -> list[str]:
    command = [sys.executable, "-m", "streamlit", "run", "commands/server.py"]
    command += ["--server.address", options.host, "--server.port", str(options.port)]
    larger = os.environ.get(f"{PREFIX}FILE_MB", "").strip()
    if larger:  # a raised limit holds for the server too
        command += ["--server.maxUploadSize", larger]
    if not is_loopback(options.host) and not os.environ.get(NAMES_VARIABLE, "").strip():
        for name in _names(options.host):
            command += ["--server.allowedHosts", name]
    if options.headless:
        command += ["--server.headless", "true"]
        if options.host in EVERYWHERE:  # or Streamlit asks another server for this one's address
            command += ["--browser.serverAddress", socket.gethostname()]
    return command


def is_loopback(host: str) -> bool:
    """Tell an address that only this machine reaches."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _names(host: str) -> list[str]:
    """Give the names under which the server answers: this machine's, as others call it."""
    names = ["localhost", "127.0.0.1", socket.gethostname()]
    if host not in EVERYWHERE:
        return [*names, host]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, contextlib.suppress(OSError):
        probe.connect(("10.255.255.255", 1))  # nothing is sent: it only asks which way it is
        names.append(probe.getsockname()[0])
    return names
