"""Write a corpus's presentation to a file: PowerPoint, web page, Word, Excel or CSV."""

import argparse
import json
from pathlib import Path

import pandas as pd

from commands.load import corpus_number
from commands.telling import DONE, REFUSED, Outcome
from corpus import store as kept_store
from exports.exhibit import Exhibit, from_json
from exports.names import file_name
from wording.language import count

ENDINGS = ("pptx", "html", "docx", "xlsx", "zip")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--corpus", required=True, metavar="NAME", help="the kept corpus")
    parser.add_argument(
        "--out", type=_file, metavar="FILE", help=f"its ending says what: {', '.join(ENDINGS)}"
    )
    parser.add_argument("--title", help="what stands on the cover (the name of the corpus)")
    parser.add_argument(
        "--language", choices=("fr", "en"), default="fr", help="of footers and sources"
    )
    parser.add_argument("--template", type=Path, metavar="FILE", help="your own PowerPoint file")


def run(options: argparse.Namespace) -> Outcome:
    """Write the slides that were put into the presentation on the pages, in their order."""
    store = kept_store.open_store()
    number = corpus_number(store, options.corpus)
    if number is None:
        raise ValueError(f"There is no corpus named {options.corpus!r}.")
    slides = _slides(store, number)
    if not slides:
        why = f"The presentation of {options.corpus} is empty: add charts to it on its pages."
        return Outcome(REFUSED, {"corpus": options.corpus, "slides": 0, "reason": why}, [why])
    title = options.title or options.corpus
    out = options.out or Path(file_name(title, "pptx"))
    data = _write(out, slides, title, kept_store.read_corpus(store, number), options)
    out.write_bytes(data)
    told = {"corpus": options.corpus, "slides": len(slides), "file": str(out), "bytes": len(data)}
    return Outcome(DONE, told, [f"{count(len(slides), 'slide')} written to {out}."])


def _file(value: str) -> Path:
    path = Path(value)
    if path.suffix.lower().lstrip(".") not in ENDINGS:
        raise argparse.ArgumentTypeError(f"{value!r} ends in none of {', '.join(ENDINGS)}")
    return path


def _slides(store: kept_store.Store, number: int) -> list[Exhibit]:
    """Give the exhibits of the presentation, in their order."""
    kept = kept_store.notes(store, number, "slide").set_index("key")["value"]
    order = kept_store.notes(store, number, "order of slides")
    numbers = json.loads(order["value"].iloc[0]) if len(order) else []
    return [from_json(kept[one]) for one in numbers if one in kept.index]


def _write(
    out: Path,
    slides: list[Exhibit],
    title: str,
    articles: pd.DataFrame,
    options: argparse.Namespace,
) -> bytes:
    named = {"title": title, "articles": articles, "language": options.language}
    match out.suffix.lower():
        case ".pptx":
            from exports.deck import to_pptx
            from exports.deck.checking import checked_template

            given = options.template.read_bytes() if options.template else None
            template = None if given is None else checked_template(given)
            return to_pptx(slides, **named, template=template)
        case ".html":
            from exports.web.report import report_html

            return report_html(slides, **named)
        case ".docx":
            from exports.word.document import to_docx

            return to_docx(slides, **named)
        case ".xlsx":
            from exports.sheets.writing import to_xlsx

            return to_xlsx(slides, articles=articles, language=options.language)
        case _:
            from exports.sheets.writing import to_csv_zip

            return to_csv_zip(slides, language=options.language)
