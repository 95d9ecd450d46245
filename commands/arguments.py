"""The commands and their options; what goes wrong is told in a line, never as a traceback."""

import argparse
from collections.abc import Sequence

from commands import analyse, deck, load, serve
from commands.telling import INTERRUPTED, REFUSED, begin, clear, tell, trouble
from corpus import CorpusError
from corpus.store import StoreError

COMMANDS = {"import": load, "analyse": analyse, "deck": deck, "serve": serve}
CODES = "exit codes: 0 done, 1 something was refused or failed, 2 wrong call"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; give its exit code: 0 done, 1 something was refused or failed, 2 wrong call."""
    options = parser().parse_args(arguments)
    begin()
    try:
        outcome = options.command.run(options)
    except CorpusError as error:
        trouble("\n".join(map(str, error.problems)))
        return REFUSED
    except (StoreError, ValueError, OSError) as error:
        trouble(str(error))
        return REFUSED
    except KeyboardInterrupt:
        trouble("Stopped. What was finished is kept.")
        return INTERRUPTED
    clear()
    return tell(outcome, as_json=options.json)


def parser() -> argparse.ArgumentParser:
    """Make the parser of all commands."""
    whole = argparse.ArgumentParser(
        prog="recoupe.py",
        description="Compare how several outlets cover the same story.",
        epilog=CODES,
    )
    several = whole.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for name, command in COMMANDS.items():
        summary = (command.__doc__ or "").splitlines()[0]
        one = several.add_parser(name, help=summary, description=summary, epilog=CODES)
        command.add_options(one)
        one.add_argument("--json", action="store_true", help="tell the result as JSON")
        one.set_defaults(command=command)
    return whole
