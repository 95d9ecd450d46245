"""Every file of tests/files/cases, read once by the import as a reader of the site would."""

from dataclasses import dataclass

import pytest

from corpus.cleaning import apply_edits
from corpus.importing import preview
from corpus.importing.completing import Entry
from corpus.readers.raw import RawArticle
from tests import FILES


@dataclass(frozen=True)
class Case:
    """What became of one file; `texts` are the clean texts of its articles, without the title."""

    articles: tuple[RawArticle, ...]
    texts: tuple[str, ...]
    entry: Entry
    format: str
    remarks: tuple[str, ...]

    def heads(self):
        return [(each.title, each.source, str(each.date or "")) for each in self.articles]

    def values(self, name):
        return [dict(each.extra).get(name, "") for each in self.articles]


@pytest.fixture(scope="session")
def cases():
    files = [(file.name, file.read_bytes()) for file in sorted((FILES / "cases").iterdir())]
    found = preview(files)
    remarks = found.remarks
    cases = {}
    for entry in found.inputs:
        own = [each for each in found.incoming if each.file == entry.name]
        cases[entry.name] = Case(
            tuple(each.article for each in own),
            tuple(apply_edits(each.article.text, each.edits) for each in own),
            entry,
            found.formats.get(entry.name, ""),
            tuple(remarks.loc[remarks["file"] == entry.name, "what"]),
        )
    return cases
