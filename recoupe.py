"""The door in the terminal: python recoupe.py import | analyse | deck | serve."""

import sys

from commands.arguments import main

if __name__ == "__main__":
    sys.exit(main())
