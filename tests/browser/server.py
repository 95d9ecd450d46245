"""A dashboard that runs beside the tests."""

import os
import re
import subprocess
import sys
import threading

from tests import ROOT


class Server:
    """A running dashboard: its address, and what it has written to its log."""

    def __init__(self, folder, data):
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "streamlit",
                "run",
                "commands/server.py",
                "--server.headless",
                "true",
            ],
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONUNBUFFERED": "1",
                "RECOUPE_CORPUS": str(folder or ""),
                "RECOUPE_DATA": str(data),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.lines = []
        self.url = self._address()
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()

    def _address(self):
        """Read what the server says until it names its address: a port that it found free."""
        for line in self.process.stdout:
            self.lines.append(line)
            if found := re.search(r"URL: (http://\S+)", line):
                return found[1].rstrip("/")
        raise RuntimeError(f"The server did not start: {''.join(self.lines)}")

    def _listen(self):
        for line in self.process.stdout:
            self.lines.append(line)

    def troubles(self):
        """Give what the server wrote that speaks of an error or a warning."""
        bad = re.compile(r"error|exception|traceback|warning|deprecat", re.IGNORECASE)
        return [line for line in self.lines if bad.search(line)]

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.listener.join()
        self.process.stdout.close()
