"""Find the Chromium that the browser tests drive; install Debian's where that is possible.

Run before the tests: prints where it is, or in one line what to install, and then fails.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
HINT = (
    "The browser tests need Chromium or Chrome, which was not found: install it "
    "(Debian, Ubuntu: sudo apt-get install chromium) or set RECOUPE_CHROMIUM to its path."
)


def find():
    """Return the path of a Chromium or a browser made from it, None if there is none."""
    asked = os.environ.get("RECOUPE_CHROMIUM")
    found = [shutil.which(asked)] if asked else [shutil.which(name) for name in NAMES]
    found += [place for place in PLACES if not asked and Path(place).exists()]
    return next((path for path in found if path), None)


def install():
    """Install Debian's package, where there is one and we may."""
    if not shutil.which("apt-get"):
        return
    if os.geteuid() == 0:
        allowed = []
    elif shutil.which("sudo"):
        allowed = ["sudo", "-n"]
    else:
        return
    for command in (["update", "-qq"], ["install", "-y", "-qq", "chromium"]):
        subprocess.run([*allowed, "apt-get", *command], check=False, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    if not find():
        install()
    path = find()
    print(f"Chromium: {path}" if path else HINT)
    sys.exit(0 if path else 1)
