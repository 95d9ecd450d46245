"""The one TF-IDF: which words count, how they are weighed, and how a term is shown."""

import numpy as np
import pandas as pd

from corpus.text.folding import bare


def each(function, values):
    """Apply a function to every value, once for each distinct one.

    >>> each(bare, pd.Series(["Été", "Été"])).tolist()
    ['ete', 'ete']
    """
    codes, distinct = pd.factorize(values)
    answers = np.array([function(value) for value in distinct.tolist()], dtype=object)
    return answers[codes] if len(distinct) else np.empty(0, dtype=object)


def content_words(tokens, *, numbers=True):
    """Keep the words that carry meaning: no stop word, no lone letter, no bare digit.

    Parameters: `tokens` as `tokenize` gives them; `numbers=False` drops figures as well.

    Returns: one row is a word occurrence, in the order of `tokens`, with their columns and `term`
    (str: the lemma in lower case and without accents, the key under which words are counted).
    """
    codes, distinct = pd.factorize(tokens["token"])
    wanted = np.array([_has_meaning(token, numbers) for token in distinct.tolist()], dtype=bool)
    kept = tokens[wanted[codes] & ~tokens["stop"].to_numpy()] if len(tokens) else tokens
    return kept.assign(term=pd.Series(each(bare, kept["lemma"]), index=kept.index, dtype="str"))


def _has_meaning(token, numbers):
    if token.isalpha():
        return len(token) > 1
    letters = sum(character.isalpha() for character in token)
    digits = sum(character.isdigit() for character in token)
    return letters > 1 or (numbers and letters + digits > 1)


def tf_idf(document, term, shape, *, weight=None, scale=None):
    """Weigh terms in documents: TF-IDF with sublinear counts, smooth idf and rows of length 1.

    weight(d, t) = (1 + ln tf(d, t)) · (ln((1 + n) / (1 + df(t))) + 1) · scale(t), then each row
    divided by its Euclidean length; tf is the sum of the occurrences' weights (1 each unless given,
    and never less than 1), df the number of documents that have the term, n the number of
    documents, scale 1 unless given.

    Parameters: `document` and `term` are whole numbers, one of each for every occurrence; `shape`
    is (documents, terms).

    Returns: a sparse matrix (CSR, float64, values 0 to 1); a document without terms is a row of 0.

    References: Salton and Buckley, "Term-weighting approaches in automatic text retrieval", 1988.

    >>> tf_idf(np.array([0, 0, 1]), np.array([0, 1, 0]), (2, 2)).toarray().round(2).tolist()
    [[0.58, 0.81], [1.0, 0.0]]
    """
    from scipy.sparse import csr_matrix, diags_array

    counts = np.ones(len(document)) if weight is None else weight
    matrix = csr_matrix((counts, (document, term)), shape=shape, dtype=np.float64)
    documents_with = np.bincount(matrix.indices, minlength=shape[1])
    matrix.data = 1 + np.log(matrix.data)
    rarity = np.log((1 + shape[0]) / (1 + documents_with)) + 1
    matrix = matrix @ diags_array(rarity if scale is None else rarity * scale)
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return (diags_array(1 / np.where(lengths > 0, lengths, 1)) @ matrix).tocsr()


def commonest_forms(terms, forms):
    """Find how each term is written most often in the texts.

    Parameters: `terms` and `forms` have one value for every occurrence.

    Returns: a Series, index the term (sorted), value its commonest form (str); among equals a form
    that does not begin with a capital comes first, then the alphabet decides.

    >>> commonest_forms(["accord", "accord", "accord"], ["accord", "accords", "accords"])["accord"]
    'accords'
    """
    table = pd.DataFrame({"term": terms, "form": pd.Series(forms, dtype="str")})
    table = table.groupby(["term", "form"], sort=False).size().rename("count").reset_index()
    table["capital"] = table["form"].str[:1].str.isupper().astype(bool)
    table = table.sort_values(
        ["term", "count", "capital", "form"], ascending=[True, False, True, True]
    )
    return table.drop_duplicates("term").set_index("term")["form"]
