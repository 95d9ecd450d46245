"""RSS and Atom files: an article an entry."""

import datetime
import email.utils
import io
import re

from corpus.messages import Message
from corpus.readers.raw import RawArticle, Read, Skipped, Unreadable
from corpus.readers.single import refusal
from corpus.readers.untagged import plain_text
from corpus.text import folding
from corpus.text.addresses import host_of
from corpus.text.decode import decode, tidy

NAME = "RSS or Atom feed"

_ROOT = re.compile(r"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")
_BEFORE_ROOT = re.compile(
    r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*", re.DOTALL
)
_DECLARED = re.compile(rb"<!DOCTYPE[^>\[]*\[.*?\]\s*>", re.DOTALL)  # entities of the file's own
_HEAD = 20_000


def recognises(data: bytes, name: str) -> bool:
    """Tell a file whose first element is `rss`, `feed` or `rdf:RDF`."""
    head = decode(data[:_HEAD])
    start = _BEFORE_ROOT.match(head)
    return head.lstrip().startswith("<") and bool(_ROOT.match(head, start.end() if start else 0))


def read(data: bytes, name: str) -> Read:
    """Give the entries; their text is the whole content where the feed has it, else the teaser."""
    import feedparser

    # A stream: a name or an address would be opened.
    stream = io.BytesIO(_DECLARED.sub(b"", data, count=1))
    try:
        feed = feedparser.parse(stream, resolve_relative_uris=False, sanitize_html=False)
    except Exception as error:  # parsers of hostile files raise what they like
        raise Unreadable(
            "is a feed that cannot be read: it is broken.", "Save it again."
        ) from error
    if not feed.entries and feed.bozo:
        raise Unreadable(
            "is a feed that cannot be read: it is cut off or broken.", "Save it again."
        )
    read: list[RawArticle] = []
    skipped: list[Skipped] = []
    teasers = undated = 0
    for number, entry in enumerate(feed.entries, 1):
        article = _article(entry, feed.feed)
        why = refusal(article.text, len(read))
        if why:
            skipped.append(Skipped(Message("entry {number}", number=number), why))
        else:
            read.append(article)
            teasers += "content" not in entry
            undated += article.date is None and bool(_written_date(entry))
    return Read(tuple(read), tuple(skipped), _notes(feed, len(read), teasers, undated))


def _notes(feed, count: int, teasers: int, undated: int) -> tuple[str, ...]:
    notes: list[str] = []
    if teasers:
        notes.append(
            Message(
                "Of {count:,} entries {teasers:,} hold no whole text: their summary is read.",
                count=count,
                teasers=teasers,
            )
        )
    if undated:
        notes.append(
            Message("Dates that could not be read are left empty ({count:,}).", count=undated)
        )
    if feed.bozo and type(feed.bozo_exception).__name__ == "SAXParseException":
        notes.append("The feed is broken or cut off: what could be read is here.")
    return tuple(notes)


def _article(entry, channel) -> RawArticle:
    written = max((part.get("value", "") for part in entry.get("content", ())), key=len, default="")
    address = entry.get("link", "")
    source = entry.get("source", {}).get("title", "") or channel.get("title", "")
    extra = (
        ("author", entry.get("author", "")),
        ("section", ", ".join(tag.get("term") or "" for tag in entry.get("tags", ()))),
    )
    language = entry.get("language", "") or channel.get("language", "")
    return RawArticle(
        title=_line(entry.get("title", "")),
        source=_outlet(_line(source), address or channel.get("link", "")),
        date=_date(_written_date(entry), _first_value(entry, "published_parsed", "updated_parsed")),
        language=language[:2].lower(),
        url=address,
        text=tidy(plain_text(written) or plain_text(entry.get("summary", ""))).strip(),
        extra=tuple((name, tidy(value)) for name, value in extra if value),
    )


def _line(markup: str) -> str:
    return " ".join(tidy(plain_text(markup)).split("\n")).strip()


def _outlet(title: str, address: str) -> str:
    """Give the outlet of a channel's title: the part that its address says too, else all of it."""
    host = folding.words(host_of(address)).replace(" ", "")
    for part in re.split(r" [-–—|:•·»] |, | : ", title):
        name = folding.words(part).replace(" ", "")
        if len(name) > 2 and (name in host or name.removesuffix("fr").removesuffix("com") in host):
            return part.strip()
    return title


def _written_date(entry) -> str:
    return (_first_value(entry, "published", "updated") or "").strip()


def _first_value(entry, *keys: str):
    """Give the first value that is there; the entry's own `get` warns of its past."""
    return next((value for key in keys if (value := dict.get(entry, key))), None)


def _date(written: str, parsed) -> datetime.date | None:
    """Give the day as it was written: in universal time, an article of the night moves a day."""
    try:
        return datetime.date.fromisoformat(written[:10])
    except ValueError:
        pass
    try:
        return email.utils.parsedate_to_datetime(written).date()
    except (ValueError, TypeError, IndexError):
        return datetime.date(*parsed[:3]) if parsed else None
