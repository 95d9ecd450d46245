"""Messages: an English sentence that still knows its template and values."""

import ast
import copy
import dataclasses
import json
import pickle

import pytest

from corpus.messages import Message, in_words, pack, unpack
from corpus.problems import Problem
from tests import ROOT

TOLD = Message(
    "{place}: {count:,} of {all:,} articles ({names})",
    place=Message("line {number}", number=3),
    count=1200,
    all=4000,
    names=("a.txt", Message("and {more} more", more=2)),
)
FRENCH = {
    "{place}: {count:,} of {all:,} articles ({names})": "{place} : {count} sur {all} ({names})",
    "line {number}": "ligne {number}",
    "and {more} more": "et {more} autres",
}


def test_a_message_is_its_english_sentence():
    assert TOLD == "line 3: 1,200 of 4,000 articles (a.txt, and 2 more)"
    assert TOLD.startswith("line 3") and f"{TOLD}" == str(TOLD) == json.loads(json.dumps(TOLD))


def test_its_values_are_put_in_the_words_of_another_language():
    french = in_words(TOLD, lambda template: FRENCH.get(template, template))
    assert french == "ligne 3 : 1200 sur 4000 (a.txt, et 2 autres)"
    assert in_words("a file's name", FRENCH.__getitem__) == "a file's name"


@pytest.mark.parametrize("way", [copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_a_copy_knows_as_much(way):
    assert way(TOLD) == TOLD and way(TOLD).values["count"] == 1200
    problem = dataclasses.asdict(Problem("a.txt", 3, TOLD, Message("Save it again.")))
    assert problem["what"].template == TOLD.template


@pytest.mark.parametrize(
    "text", [TOLD, Message("is empty."), Message("[{a}]", a=1), "plain", "[1, 2]", "", "[", "{a}"]
)
def test_what_is_packed_comes_back(text):
    back = unpack(pack(text))
    assert back == text and isinstance(back, Message)
    assert back.values == getattr(text, "values", {})


def test_values_are_never_read_as_templates():
    assert (
        Message("{name} is empty", name="{name} {0.__class__}") == "{name} {0.__class__} is empty"
    )


@pytest.mark.parametrize(
    "text",
    [
        '["{x.__class__} {0} {y!r} {x:>999999999}", {"x": "1"}]',
        '["{x}", {"x": [["deep"]]}]',
        '["{x}", {"x": {"no": 1}}]',
        "[" * 100_000,
        '["{x}", {"x": ' * 20 + "1" + "}]" * 20,
    ],
)
def test_a_stranger_s_text_is_harmless(text):
    assert isinstance(unpack(text), Message) and len(unpack(text)) <= len(text)


def test_templates_are_literals_so_that_a_catalogue_can_list_them():
    made = [
        (file.name, call.lineno)
        for file in (ROOT / "corpus").rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Message"
        if not (isinstance(call.args[0], ast.Constant) or file.name == "messages.py")
    ]
    assert made == []
