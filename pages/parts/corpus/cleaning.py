"""Cleaning in view: every cut with its context, each can be undone; rules of the reader's own."""

from typing import Any

import pandas as pd
import streamlit as st

from corpus import store as kept_store
from corpus.cleaning.shared_lines import shared_lines
from pages.shared.decisions import changes
from pages.shared.kept import store
from pages.shared.show import marked, sentences
from pages.shared.show.charts import frame
from pages.shared.text import escape, md
from study import Corpus, View, cleaning
from wording.language import count

AROUND = 60  # characters shown on either side of a cut
SHOWN = 60  # cuts shown of a rule
# What every text needs and nobody wants to read one by one.
_SIGNS = ("spaces", "apostrophes", "blank lines", "invisible characters", "letters composed")


def draw(view: View) -> None:
    """Draw the tab."""
    corpus = view.corpus
    if changes.read_only(corpus):
        st.caption("On the page Articles, each article shows what was cut from it.")
        return
    changes.bar(corpus)
    cuts = cleaning.all_cuts(corpus)
    rules = cuts.groupby("rule")["made"].agg(["size", "sum"])
    off = _switched_off(corpus)
    st.caption(
        f"{count(len(cuts), 'cut')} by {count(len(rules), 'rule')}. The texts that you imported are "
        "kept as they were; a cut that is undone comes back at once."
    )
    for rule in sorted(set(rules.index) | off, key=lambda name: (name in _SIGNS, name)):
        _rule(corpus, cuts[cuts["rule"] == rule], rule, rule in off)
    _shared_lines(corpus)
    _own_rule(corpus)
    _before_and_after(corpus)


def _switched_off(corpus: Corpus) -> set[str]:
    choices = kept_store.cleaning_choices(store(), corpus.kept)
    return set(choices.loc[choices["choice"] == "off", "rule"])


def _rule(corpus: Corpus, cuts: pd.DataFrame, rule: str, off: bool) -> None:
    label = f"{rule}: {count(len(cuts), 'cut')}" + (" (switched off)" if off else "")
    box = st.expander(md(label), on_change="rerun", key=f"rule-{rule}")
    with box:
        if not box.open:
            return
        st.button(
            "Switch the rule on" if off else "Switch the rule off",
            key=f"switch-{rule}",
            on_click=changes.make,
            args=(corpus, kept_store.SwitchRule(rule, off)),
        )
        articles = corpus.articles.set_index("article_id")
        for number, cut in enumerate(cuts.head(SHOWN).itertuples()):
            left, right = st.columns([8, 1], vertical_alignment="center")
            left.html(_in_context(articles.loc[cut.article_id], cut))
            kept = kept_store.KeepCut(
                cut.article_id, int(cut.start), int(cut.end), rule, bool(cut.made)
            )
            right.button(
                "Undo" if cut.made else "Cut again",
                key=f"cut-{rule}-{number}",
                on_click=changes.make,
                args=(corpus, kept),
                type="tertiary",
            )
        if len(cuts) > SHOWN:
            st.caption(f"The first {SHOWN} of {len(cuts):,}.")


def _in_context(article: pd.Series, cut: Any) -> str:
    raw = article["raw"]
    before = escape(raw[max(0, cut.start - AROUND) : cut.start])
    after = escape(raw[cut.end : cut.end + AROUND])
    what = escape(raw[cut.start : cut.end]) or "·"
    put = f" → {escape(cut.replacement)}" if cut.replacement.strip() else ""
    style = "cut" if cut.made else "keyword"
    return marked.block(
        f'<div class="where">{sentences.heading(article)}</div>'
        f'<div>…{before}<span class="{style}">{what}</span>{put}{after}…</div>'
    )


def _shared_lines(corpus: Corpus) -> None:
    """Propose to remove the lines that many articles of one outlet share."""
    lines = shared_lines(corpus.articles)
    if lines.empty:
        return
    title = f"Lines that many articles of one outlet share: {count(len(lines), 'line')}"
    with st.expander(title, icon=":material/repeat:"):
        for number, row in enumerate(lines.head(SHOWN).itertuples()):
            left, right = st.columns([8, 1], vertical_alignment="center")
            left.text(f"{row.source or 'no outlet'}, {count(row.articles, 'article')}: {row.line}")
            right.button(
                "Remove it",
                key=f"shared-{number}",
                on_click=changes.make,
                args=(corpus, kept_store.OwnRule(row.source, row.line)),
                type="tertiary",
            )


def _own_rule(corpus: Corpus) -> None:
    with st.expander("A rule of your own: always remove a line", icon=":material/add:"):
        outlets = ["", *sorted(set(corpus.articles["source"]) - {""})]
        source = st.selectbox(
            "In the articles of",
            outlets,
            key="rule-outlet",
            format_func=lambda name: name or "every outlet",
        )
        line = st.text_input("The line, as it stands in the text", key="rule-line").strip()
        st.button(
            "Remove it always",
            key="rule-add",
            disabled=not line,
            on_click=changes.make,
            args=(corpus, kept_store.OwnRule(source, line)),
        )
        choices = kept_store.cleaning_choices(store(), corpus.kept)
        for row in choices[choices["choice"] == "own"].itertuples():
            st.button(
                md(f"No longer remove “{row.line}” in {row.source or 'every outlet'}"),
                key=f"rule-drop-{row.Index}",
                on_click=changes.make,
                args=(corpus, kept_store.OwnRule(row.source, row.line, False)),
            )


def _before_and_after(corpus: Corpus) -> None:
    if not st.toggle("Leading keywords before and after cleaning", key="before-after"):
        return
    before, after = cleaning.keywords_before(corpus), cleaning.keywords_after(corpus)
    left, right = st.columns(2)
    for place, title, table in ((left, "Before", before), (right, "After", after)):
        with place:
            st.markdown(title)
            frame(table[["keyword", "articles", "count"]].head(20), key=f"keywords-{title}")
