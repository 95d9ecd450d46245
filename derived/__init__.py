"""What is computed once per article, kept as Parquet beside the store; deleting it costs time only.

An idea (`derived.ideas`: tokens, ...) is a function of each article by itself, keyed by the hash of
language, title and clean text and by the version of its code. Whoever studies a corpus does this:

    keys = derived.keys(articles)                        # once per corpus: 0.1 s for 4,000 articles
    ready = derived.read(articles, "tokens", keys=keys)  # what there is, in the articles' order
    if not ready.is_ready.all():                         # bool per article
        work = derived.ensure(articles, ["tokens"], keys=keys)  # starts; returns at once
        derived.progress(work)                           # polled: state, stages, left_seconds, failed
        derived.wait(work)                               # or waited for: tests, the terminal
        derived.cancel(work)                             # or given up; what is made is kept

`ready.tables` has the columns of the idea's function, but `article_id` is a category of all the
articles' ids in their order, so that its codes are rows of `articles`, and strings are categories in
alphabetical order: group, count and mask by `.cat.codes`. `derived.plain(table)` gives strings back.
"""

from derived.index import keys
from derived.reading import Ready, plain, read
from derived.run import cancel, ensure, progress, wait
from derived.tasks import Progress, Stage

__all__ = [
    "Progress",
    "Ready",
    "Stage",
    "cancel",
    "ensure",
    "keys",
    "plain",
    "progress",
    "read",
    "wait",
]
