"""Import files and folders into a corpus, by the readers, limits and messages of the page."""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from commands.telling import DONE, REFUSED, Outcome, step
from corpus import store as kept_store
from corpus.importing.account import account_of
from corpus.importing.previewing import Preview, preview
from corpus.limits import current_limits
from wording.language import count


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a file, or a folder with all in it"
    )
    parser.add_argument("--corpus", required=True, metavar="NAME", help="made if there is none")
    parser.add_argument("--preview", action="store_true", help="only say what would come in")


def run(options: argparse.Namespace) -> Outcome:
    """Look into the files, keep their articles, all or none, and account for every file."""
    paths = [path for given in options.files for path in files_in(Path(given))]
    found = preview(
        _read(paths, [Path(given) for given in options.files]), progress=_steps(len(paths))
    )
    if options.preview:
        return _outcome(options.corpus, found, found.inputs, 0, 0)
    store = kept_store.open_store()
    number = corpus_number(store, options.corpus)
    if number is None and not found.incoming:
        return _outcome(options.corpus, found, found.inputs, 0, 0)
    there = () if number is None else kept_store.article_ids(store, number)
    account = account_of(found, there)
    if number is None:
        _, done = kept_store.create_filled(store, options.corpus, found.incoming, account)
    else:
        done = kept_store.add_articles(store, number, found.incoming, account)
    return _outcome(options.corpus, found, account, len(done.added), len(done.already))


def corpus_number(store: kept_store.Store, name: str) -> int | None:
    """Give the number of the kept corpus of this name, None if there is none."""
    table = kept_store.corpora(store)
    same = table[table["deleted"].isna() & (table["name"].str.casefold() == name.casefold())]
    return int(same["id"].iloc[0]) if len(same) else None


def files_in(path: Path) -> list[Path]:
    """List a file, or all the files in a folder that are not hidden, by name.

    Raises
    ------
    OSError
        When there is no such file.
    """
    if not path.is_dir():
        if not path.exists():
            raise FileNotFoundError(f"{path}: there is no such file or folder.")
        return [path]
    found = sorted(one for one in path.rglob("*") if one.is_file())
    return [
        one
        for one in found
        if not any(part.startswith(".") for part in one.relative_to(path).parts)
    ]


def _read(paths: Sequence[Path], given: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    """Read file after file; of one that is too large no more than it takes to see that it is."""
    most = current_limits().upload_bytes + 1
    for path in paths:
        base = next(
            (one for one in given if one.is_dir() and path.is_relative_to(one)), path.parent
        )
        with path.open("rb") as stream:
            yield path.relative_to(base).as_posix(), stream.read(most)


def _steps(total: int) -> Callable[[int, str], None]:
    """Give what says how many files are read."""

    def say(done: int, name: str) -> None:
        share = min(done / max(total, done + 1), 1.0)
        step(f"Reading: {count(done, 'file')} of {total:,}, now {name}", share)

    return say


def _outcome(
    name: str, found: Preview, account: Sequence[kept_store.Entry], added: int, already: int
) -> Outcome:
    statuses = Counter(entry.status for entry in account)
    refused = [entry for entry in account if entry.status == "refused"]
    lines = [
        f"{count(added, 'article')} imported into {name}, {already:,} there already. Of "
        f"{count(len(account), 'file')}: "
        + ", ".join(f"{number:,} {status}" for status, number in statuses.items())
    ]
    lines += [f"{entry.name} {entry.reason}" for entry in refused]
    lines += [f"{row.file} {row.place}: {row.what}" for row in found.remarks.itertuples()]
    data = {
        "corpus": name,
        "found": len(found.incoming),
        "added": added,
        "already": already,
        "files": [
            {
                "name": one.name,
                "status": one.status,
                "reason": str(one.reason),
                "articles": one.articles,
            }
            for one in account
        ],
        "remarks": found.remarks.to_dict("records"),
    }
    return Outcome(REFUSED if refused else DONE, data, lines)
