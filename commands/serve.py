"""Open the dashboard in the browser, as `make run` does."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from commands.telling import DONE, REFUSED, Outcome
from corpus.limits import PREFIX

ROOT = Path(__file__).parents[1]


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
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    command += ["--server.address", options.host, "--server.port", str(options.port)]
    larger = os.environ.get(f"{PREFIX}FILE_MB", "").strip()
    if larger:  # a raised limit holds for the server too
        command += ["--server.maxUploadSize", larger]
    if options.headless:
        command += ["--server.headless", "true"]
    code = subprocess.call(command, cwd=ROOT)
    return Outcome(REFUSED if code else DONE, {"code": code})
