"""Keywords against readers' choices: yake as it comes beside Recoupe.

    python -m benchmarks.keywords [folder of the gold set]

The gold set is a folder with `documents/*.html` and `keyphrases.json` (article: phrases, each with
its variants), as in WikinewsKeyphraseCorpus (Bougouin, Boudin, Daille 2013). Ten keywords an
article, exact match after Snowball stemming, macro average of precision, recall and F1; of all
articles and of each half of them, so that what is tuned on one half shows on the other.
"""

import html
import json
import re
import sys
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
SHARED = ROOT.parent / "shared"


def main(gold=SHARED / "gold" / "keywords_fr"):
    gold = Path(gold)
    if gold.is_dir():
        quality(gold)
    else:
        print(f"No gold set at {gold}: nothing measured. Give its folder as the first argument.")


def quality(folder):
    try:
        from snowballstemmer import stemmer
    except ImportError:
        print("The comparison needs the snowballstemmer package: pip install snowballstemmer")
        return
    from analysis.keywords.extraction import keywords

    stems = stemmer("french").stemWords
    articles = read_gold(folder)
    gold = json.loads((folder / "keyphrases.json").read_text("utf-8"))
    wanted = {
        article_id: [{stemmed(form, stems) for form in forms} for forms in phrases]
        for article_id, phrases in gold.items()
    }
    print(f"{len(articles)} articles, {sum(map(len, wanted.values()))} phrases chosen by readers")
    for words in (3, 2, 1):
        report(f"yake as it comes, {words} words", by_yake(articles, words), wanted, stems)
    table = keywords(articles, top=10)
    found = {key: list(group["keyword"]) for key, group in table.groupby("article_id")}
    report("Recoupe", found, wanted, stems)
    halves = [dict(sorted(wanted.items())[start::2]) for start in (0, 1)]
    for name, half in zip(("even", "odd"), halves, strict=True):
        report(f"Recoupe, {name} articles", found, half, stems)


def by_yake(articles, words):
    from yake import KeywordExtractor

    extractor = KeywordExtractor(lan="fr", n=words, top=20)
    pairs = zip(articles["article_id"], articles["text"], strict=True)
    return {key: [word for word, _ in extractor.extract_keywords(text)] for key, text in pairs}


def report(name, found, wanted, stems):
    rows = [judged(found.get(key, []), phrases, stems) for key, phrases in wanted.items()]
    means = [100 * sum(column) / len(rows) for column in zip(*rows, strict=True)]
    print("{:28} precision {:5.1f}   recall {:5.1f}   F1@10 {:5.1f}".format(name, *means))


def judged(keywords, phrases, stems):
    best = list(dict.fromkeys(stemmed(keyword, stems) for keyword in keywords))[:10]
    right = sum(any(keyword in forms for forms in phrases) for keyword in best)
    precision, recall = right / max(len(best), 1), right / max(len(phrases), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def stemmed(phrase, stems):
    return " ".join(stems(re.findall(r"\w+", phrase.lower())))


def read_gold(folder):
    rows = []
    for path in sorted((folder / "documents").glob("*.html")):
        page = path.read_text("utf-8").replace("\u00ad", "")
        found = re.findall(r"<(?:h[1-6]|p|li)[^>]*>(.*?)</(?:h[1-6]|p|li)>", page, re.DOTALL)
        lines = [" ".join(html.unescape(re.sub(r"<[^>]+>", "", line)).split()) for line in found]
        rows.append((path.stem, lines[0], "", "fr", "\n\n".join(line for line in lines if line)))
    return pd.DataFrame(rows, columns=["article_id", "title", "source", "language", "text"])


if __name__ == "__main__":
    main(*sys.argv[1:])
