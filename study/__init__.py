"""One corpus under study: every result by name, made once. Ask the file of an idea for its results."""

from study.opened import Corpus, Themes, View

__all__ = ["Corpus", "Themes", "View"]
