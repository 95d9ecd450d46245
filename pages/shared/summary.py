"""The corpus in words."""

from pages.shared.sidebar import LANGUAGES
from pages.shared.text import count


def sentences(view, keywords, entities):
    """Say in two sentences what the selected articles are: how many, whose, when, about what."""
    articles = view.articles
    whose = f" by {count(view.outlets, 'outlet')}" if view.outlets else ""
    first = f"{count(len(articles), 'article')}{whose}{period(articles['date'])}, {_languages(articles)}."
    about = ", ".join(keywords["keyword"].head(4))
    named = ", ".join(entities["entity"].head(4))
    parts = [
        f"Leading keywords: {about}." if about else "",
        f"Most named: {named}." if named else "",
    ]
    return " ".join([first, *(part for part in parts if part)])


def period(dates):
    """Say from when to when, or "" without dates."""
    dates = dates.dropna()
    if dates.empty:
        return ""
    first, last = f"{dates.min():%d %B %Y}", f"{dates.max():%d %B %Y}"
    return f", {first}" if first == last else f", from {first} to {last}"


def _languages(articles):
    counts = articles["language"].value_counts(sort=True)
    names = [
        (LANGUAGES.get(code, code or "an unknown language"), number)
        for code, number in counts.items()
    ]
    if len(names) == 1:
        return f"in {names[0][0]}"
    return " and ".join(f"{number} in {name}" for name, number in names)
