"""Names found by a spaCy pipeline that the user has installed, in place of the rules."""

import re
import warnings
from pathlib import Path

import numpy as np
import pandas as pd

_TYPES = {"PER": "PER", "PERSON": "PER", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "ORG": "ORG"}
# What finds no name. A ruler may ask for what these write, so with a ruler all of them run.
_NOT_NEEDED = frozenset(
    ["tagger", "morphologizer", "parser", "senter", "sentencizer", "attribute_ruler", "lemmatizer",
     "trainable_lemmatizer", "textcat", "textcat_multilabel", "spancat", "entity_linker"]
)  # fmt: skip
_RULERS = frozenset(["entity_ruler", "span_ruler"])
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_FRONT = re.compile(
    r"(?:[^\w@#]|_|(?:l|d|qu)['’](?=\w)|(?:les?|la|des?|du|the|an?)\s+(?=\S))*", re.IGNORECASE
)
_BACK = re.compile(r"(?:[^\w.)]|_)+$")
_COLUMNS = {
    "article_id": "str",
    "type": "str",
    "mention": "str",
    "start": "int32",
    "end": "int32",
    "paragraph": "int32",
    "sentence": "int32",
}


def installed_pipelines() -> tuple[str, ...]:
    """List the names of the spaCy pipelines that are installed; none without spaCy."""
    try:
        spacy = _spacy()
    except ImportError:
        return ()
    return tuple(sorted(spacy.util.get_installed_models()))


def pipeline_mentions(articles: pd.DataFrame, tokens: pd.DataFrame, name: str) -> pd.DataFrame:
    """Find the names with a spaCy pipeline: `name` is an installed one, or its folder.

    The pipeline reads one paragraph at a time, so that no name crosses its end. Persons (PER,
    PERSON), places (LOC, GPE, FAC) and organisations (ORG) are taken; articles and punctuation at
    either end stay outside. Only the components that finding names needs are run.

    Returns
    -------
    pd.DataFrame
        One row is a mention before uniting, in the order of the articles table and of the text:
        `article_id`, `type` (PER, LOC or ORG), `mention` (str; `text[start:end] == mention`),
        `start`, `end` (int32, offsets into `text`, end exclusive), `paragraph`, `sentence` (int32).

    Raises
    ------
    ValueError
        When spaCy or the pipeline is missing, or finds no names.

    Notes
    -----
    When not to trust it: it is as good as the pipeline, on the language that it was made for.
    """
    pipeline = _load(name)
    lines = [
        (line.group(), (article, line.start()))
        for article, text in zip(articles["article_id"], articles["text"], strict=True)
        for line in _LINE.finditer(text)
        if not line.group().isspace()
    ]
    pipeline.max_length = max([pipeline.max_length, *(len(line) for line, _ in lines)])
    rows = []
    for document, (article, offset) in pipeline.pipe(lines, as_tuples=True, batch_size=256):
        for span in document.ents:
            if span.label_ in _TYPES:
                start, end = _trim(document.text, span.start_char, span.end_char)
                mention = document.text[start:end]
                if mention:
                    found = (_TYPES[span.label_], mention, offset + start, offset + end)
                    rows.append((article, *found, 0, 0))
    return _place_mentions(pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS), tokens)


def check_pipeline(name: str) -> None:
    """Load a pipeline to see whether it can find names.

    Raises
    ------
    ValueError
        When spaCy or the pipeline is missing, or finds no names.
    """
    _load(name)


def _spacy():
    with warnings.catch_warnings():
        # Its own dependencies warn of Python's and each other's changes; nothing to do here.
        warnings.simplefilter("ignore", DeprecationWarning)
        import spacy
    return spacy


def _load(name):
    """Load a pipeline and switch off what finding names does not need."""
    try:
        spacy = _spacy()
    except ImportError as error:
        raise ValueError(
            f"pipeline: {name!r} needs spaCy, which is not installed; install spacy and the "
            "pipeline, or leave the pipeline out for the built-in rules"
        ) from error
    known = spacy.util.get_installed_models()
    if name not in known and not (Path(name) / "config.cfg").is_file():
        raise ValueError(
            f"pipeline: {name!r}; allowed are the installed ones ({', '.join(sorted(known)) or 'none'})"
            f" and a folder of one; `python -m spacy download {name}` installs those of spaCy"
        )
    try:
        pipeline = spacy.load(name if name in known else Path(name))
    except Exception as error:  # made for another version, a part missing, a file damaged
        raise ValueError(f"pipeline: {name!r} cannot be loaded: {error}") from error
    kinds = {part: pipeline.get_pipe_meta(part).factory for part in pipeline.pipe_names}
    if not any("doc.ents" in pipeline.get_pipe_meta(part).assigns for part in kinds):
        raise ValueError(
            f"pipeline: {name!r} finds no names (its parts: {', '.join(kinds) or 'none'}); "
            "allowed is one with a part such as ner or entity_ruler"
        )
    if _RULERS.isdisjoint(kinds.values()):
        pipeline.select_pipes(disable=[part for part in kinds if kinds[part] in _NOT_NEEDED])
    return pipeline


def _trim(text, start, end):
    """Leave articles and punctuation out at either end; a full stop stays behind an initial."""
    front = _FRONT.match(text, start, end)
    start = min(front.end(), end) if front else start
    piece = _BACK.sub("", text[start:end])
    if piece.endswith(".") and not re.search(r"(?:^|[^\w])\w\.$|\.\w+\.$", piece):
        piece = piece.rstrip(".")
    if piece.endswith(")") and "(" not in piece:
        piece = piece.rstrip(")")
    return start, start + len(piece)


def _place_mentions(found, tokens):
    """Give each mention the paragraph and the sentence of the word that it begins in."""
    if not len(found) or not len(tokens):
        return found.iloc[:0]
    order, articles = pd.factorize(tokens["article_id"])
    article = pd.Index(articles).get_indexer(found["article_id"])
    found = found[article >= 0].reset_index(drop=True)
    reach = int(max(tokens["end"].max(), 0 if found.empty else found["end"].max())) + 1
    keys = order.astype("int64") * reach + tokens["start"].to_numpy()
    wanted = article[article >= 0].astype("int64") * reach + found["start"].to_numpy()
    place = np.maximum(np.searchsorted(keys, wanted, side="right") - 1, 0)
    for column in ("paragraph", "sentence"):
        found[column] = tokens[column].to_numpy()[place].astype("int32")
    return found
