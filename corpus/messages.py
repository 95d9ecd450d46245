"""What is told to a reader, as a template and its values: a code that any language can put in words.

A `Message` is the English sentence, so that it can be shown, compared and searched as any text;
but it also says which template it was made of and with which values, and `in_words` makes the
sentence of another language from them. The template is the code: it stands where the message is
made, is always a literal (never an f-string), and is what a catalogue of translations is keyed by.

    Message("is longer than {most:,} characters.", most=1_000_000)

A template holds `{name}` and, for whole numbers with their thousands parted, `{name:,}`; any other
brace is itself. A value is a text, a whole number, a message or a tuple of these (shown with
commas). Singular and plural are two templates. Kept in a file or sent to another process a message
is the text that `packed` gives; `unpacked` brings it back, and takes any other text as it is.
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Self

_FIELD = re.compile(r"\{(\w+)(:,)?\}")
_DEEPEST = 8  # messages within messages; more are not ours


class Message(str):
    """A sentence in English with the `template` and the `values` that it was made of.

    Examples
    --------
    >>> told = Message("{count:,} files of {name}", count=1200, name="notes.zip")
    >>> told, told.template, told.values["count"]
    ('1,200 files of notes.zip', '{count:,} files of {name}', 1200)
    """

    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, /, **values: object) -> Self:
        """Make the sentence of a template and its values."""
        made = super().__new__(cls, _fill(template, values, _same))
        made.template = str(template)
        made.values = values
        return made

    def __reduce__(self) -> tuple[Callable[..., "Message"], tuple[str, Mapping[str, object]]]:
        """Say how a copy is made."""
        return _again, (self.template, self.values)


def as_message(text: str) -> Message:
    """Give a message as it is, any other text as one without values."""
    return text if isinstance(text, Message) else Message(text)


def sentence(text: str) -> Message:
    """Give a message with a full stop, which it has already or gets.

    Examples
    --------
    >>> sentence("is hidden"), sentence("is hidden.")
    ('is hidden.', 'is hidden.')
    """
    return as_message(text) if text.endswith((".", "…")) else Message("{what}.", what=text)


def in_words(text: str, translation: Callable[[str], str]) -> str:
    """Give a message in the words of another language, a plain text as it is.

    `translation` gives for each template the one of that language.

    Examples
    --------
    >>> in_words(Message("is empty"), {"is empty": "est vide"}.get)
    'est vide'
    """
    if not isinstance(text, Message):
        return str(text)
    return _fill(translation(text.template), text.values, translation)


def pack(text: str) -> str:
    """Give a message as a text that `unpacked` makes it from again.

    Examples
    --------
    >>> pack("as it is"), pack(Message("line {number}", number=3))
    ('as it is', '["line {number}", {"number": 3}]')
    """
    if isinstance(text, Message) and text.values:
        return json.dumps(_as_data(text), ensure_ascii=False)
    return json.dumps([text, {}], ensure_ascii=False) if text.startswith("[") else str(text)


def unpack(text: str) -> Message:
    """Give back the message that was packed; any other text is a message without values.

    Examples
    --------
    >>> unpack('["line {number}", {"number": 3}]')
    'line 3'
    """
    if text.startswith("["):
        try:
            return _from_data(json.loads(text), _DEEPEST)
        except (ValueError, TypeError, KeyError, RecursionError):
            pass
    return Message(text)


def _fill(template: str, values: Mapping[str, object], translation: Callable[[str], str]) -> str:
    def field(match: re.Match[str]) -> str:
        if match[1] not in values:
            return match[0]
        return _show(values[match[1]], match[2] or "", translation)

    return _FIELD.sub(field, template) if values else str(template)


def _show(value: object, form: str, translation: Callable[[str], str]) -> str:
    if isinstance(value, tuple):
        return ", ".join(_show(one, form, translation) for one in value)
    if form and isinstance(value, int):
        return f"{value:,}"
    return in_words(value, translation) if isinstance(value, str) else str(value)


def _same(template: str) -> str:
    return template


def _again(template: str, values: Mapping[str, object]) -> Message:
    return Message(template, **values)


def _as_data(value: object) -> object:
    if isinstance(value, Message):
        return [value.template, {name: _as_data(one) for name, one in value.values.items()}]
    if isinstance(value, tuple):
        return {"all": [_as_data(one) for one in value]}
    return value if isinstance(value, int) else str(value)


def _from_data(data: object, deepest: int) -> Message:
    if not isinstance(data, list) or len(data) != 2 or not deepest:
        raise TypeError
    template, values = data
    if not isinstance(template, str) or not isinstance(values, dict):
        raise TypeError
    return Message(template, **{name: _value(one, deepest) for name, one in values.items()})


def _value(data: object, deepest: int) -> object:
    if isinstance(data, list):
        return _from_data(data, deepest - 1)
    if isinstance(data, dict):
        return tuple(_value(one, deepest - 1) for one in data["all"])
    if isinstance(data, str | int):
        return data
    raise TypeError
