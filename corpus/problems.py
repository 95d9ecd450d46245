"""What could not be read, told all at once."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from corpus.messages import Message


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: in which file, at which line if known, and what to do.

    `what` is told of the file ("is empty."), `todo` is a sentence ("Save it again.").
    """

    file: str
    line: int | None
    what: Message
    todo: Message

    def __str__(self) -> str:
        return str(self.message)

    @property
    def message(self) -> Message:
        """Give all of it as one message."""
        if self.line is None:
            return Message("{file}: {what} {todo}", file=self.file, what=self.what, todo=self.todo)
        return Message(
            "{file}, line {line}: {what} {todo}",
            file=self.file,
            line=self.line,
            what=self.what,
            todo=self.todo,
        )


def damaged_article(file: str, title: str, article_id: str) -> Problem:
    """Tell an article whose stored row or text is no longer what was stored."""
    what = Message(
        "the article {title} ({article_id}) is damaged on the disk.",
        title=repr(title),
        article_id=article_id,
    )
    todo = Message(
        "Heal or delete it on the page Corpus, My corpora; importing it again heals it too."
    )
    return Problem(file, None, what, todo)


class CorpusError(Exception):
    """Some files could not be read; `problems` says which and why, `articles` are the others."""

    def __init__(self, problems: Iterable[Problem], articles: pd.DataFrame):
        self.problems = tuple(problems)
        self.articles = articles
        super().__init__("\n".join(map(str, self.problems)))
