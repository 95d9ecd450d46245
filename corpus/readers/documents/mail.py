"""Mail: newsletters and alerts, one message (.eml) or a mailbox of them (.mbox)."""

import datetime
import email
import email.policy
import email.utils
import re
from email.message import EmailMessage

from corpus.messages import Message
from corpus.readers.markup import decode_html, element, paragraphs, peek
from corpus.readers.press.europresse import page as europresse
from corpus.readers.press.factiva import html as factiva
from corpus.readers.press.proquest import html as proquest
from corpus.readers.raw import RawArticle, Read, Skipped, Unreadable
from corpus.readers.single import refusal
from corpus.text.addresses import outlet_host
from corpus.text.decode import decode, tidy

NAME = "Mail (EML, MBOX)"
FEWEST_WORDS = 20  # of a plain text; one with fewer says to open the other part

_FIELD = re.compile(r"(?P<name>[A-Za-z][A-Za-z0-9-]{1,60}):(?:[ \t].*|$)")
_OF_MAIL = frozenset((
    "received", "return-path", "message-id", "mime-version", "delivered-to", "dkim-signature",
    "content-transfer-encoding", "x-original-to", "list-unsubscribe", "list-id", "reply-to",
    "authentication-results", "x-mailer", "arc-seal", "envelope-to",
))  # fmt: skip
_BEGINS = re.compile(r"(?m)^From \S.*\d{4}[ \t]*\r?$")
_PREFIX = re.compile(
    r"^(?:(?:re|fwd?|tr|tr\.|wg|rv|ref)\s*:\s*|\[[^\]]{1,40}\]\s+)+", re.IGNORECASE
)
_TAIL = re.compile(
    r"\s+[-–—|:•·]\s+.*|\s*[,(]\s*(?:la |the )?(?:lettre|newsletter|info\w*|alertes?)\b.*", re.I
)
_PRIVATE = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|yahoo|ymail|orange|wanadoo|free|laposte|sfr|icloud|me|"
    r"aol|gmx|proton(?:mail)?|numericable|bbox|neuf)\.(?:\w{2,3}|co\.\w\w)$",
    re.IGNORECASE,
)
_SENDING = re.compile(
    r"^(?:e|em|m|mail|mails|mailing|news|newsletters?|info|infos|list|lists|lettre|send)\."
)
_LINKS = re.compile(r"\s*[<(\[]\s*https?://[^\s>)\]]+\s*[>)\]]|^\s*https?://\S+\s*$", re.MULTILINE)
_PRESS = (europresse, factiva, proquest)


def recognises(data: bytes, name: str) -> bool:
    """Tell a message by the fields at its beginning: a sender, a subject or a date, and one that
    only mail has; a web page saved with its pictures has no such field but one."""
    head = peek(data, 20_000).lstrip("\xef\xbb\xbf \t\r\n")
    head = re.sub(r"^From \S.*\n", "", head)
    found = _fields(head)
    is_sent = "from" in found and bool(found & {"subject", "date"})
    is_page = "snapshot-content-location" in found or (
        "multipart/related" in head[:2_000].lower()
        and "to" not in found
        and "received" not in found
    )
    return is_sent and bool(found & _OF_MAIL) and not is_page


def read(data: bytes, name: str) -> Read:
    """Give an article a message: its subject, its sender's name, its day, its text.

    A message that holds the articles of a press database gives those. Attachments are left out.

    Raises
    ------
    Unreadable
        When no message has a text.
    """
    articles: list[RawArticle] = []
    skipped: list[Skipped] = []
    notes: list[str] = []
    messages = _messages(data)
    for number, message in enumerate(messages, start=1):
        markup = _part(message, "html")
        sent = next((each for each in _PRESS if markup and each.recognises(markup, name)), None)
        if sent:
            found = sent.read(markup, name)
            articles += found.articles
            skipped += found.skipped
            continue
        article = _article(message, markup)
        why = refusal(article.text, len(articles))
        if why:
            skipped.append(Skipped(Message("message {number}", number=number), why))
        else:
            articles.append(article)
        left = [part.get_filename() for part in message.iter_attachments()]
        notes += [Message("An attachment is left out: {name}.", name=each) for each in left if each]
    if not articles:
        raise Unreadable("is mail without a text.", "Check what was saved.")
    return Read(tuple(articles), tuple(skipped), tuple(dict.fromkeys(notes)))


def _fields(head: str) -> set[str]:
    found: set[str] = set()
    for line in head.replace("\r", "").split("\n"):
        match = _FIELD.match(line)
        if match:
            found.add(match["name"].lower())
        elif not line.startswith((" ", "\t")):
            break
    return found


def _messages(data: bytes) -> list[EmailMessage]:
    text = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    pieces = [text]
    if text.startswith(b"From "):
        starts = [match.start() for match in _BEGINS.finditer(text.decode("latin-1"))]
        starts = [at for at in starts if at == 0 or text[:at].endswith((b"\n\n", b"\n\r\n"))]
        pieces = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)])]
        pieces = [piece.partition(b"\n")[2] for piece in pieces]
    return [email.message_from_bytes(piece, policy=email.policy.default) for piece in pieces]


def _article(message: EmailMessage, markup: bytes) -> RawArticle:
    plain = _LINKS.sub("", decode(_part(message, "plain"))).strip()
    marked = "\n\n".join(_paragraphs(markup))
    is_whole = len(plain.split()) >= max(FEWEST_WORDS, len(marked.split()) // 3)
    text = plain if is_whole else marked or plain
    title = _PREFIX.sub("", _header(message, "subject"))
    return RawArticle(
        title=title, source=_outlet(_header(message, "from")), date=_day(message), text=text
    )


def _paragraphs(markup: bytes) -> list[str]:
    """Give the paragraphs of a message's page; its layout is tables, each cell by itself."""
    root = element(decode_html(markup)) if markup.strip() else None
    if root is None:
        return []
    for node in root.iter("table", "tbody", "tr", "td", "th"):
        node.tag = "div"
    return paragraphs(root)


def _part(message: EmailMessage, kind: str) -> bytes:
    """Give the bytes of the message's plain or marked-up part, also of a message forwarded in it."""
    for part in message.walk():
        is_wanted = part.get_content_type() == f"text/{kind}" and not part.is_attachment()
        content = part.get_payload(decode=True) if is_wanted else None
        if isinstance(content, bytes) and content.strip():
            charset = part.get_content_charset() or ""
            try:
                return content.decode(charset).encode() if charset else content
            except (LookupError, UnicodeDecodeError):
                return content
    return b""


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(tidy(str(message.get(name, ""))).split())
    except Exception:  # a broken header is no reason to lose the message
        return ""


def _outlet(sender: str) -> str:
    """Give the outlet of a sender: its name without the letter's, else its domain; nobody's own."""
    name, address = email.utils.parseaddr(sender)
    domain = address.rpartition("@")[2].lower()
    if _PRIVATE.search(domain):
        return ""
    name = _TAIL.sub("", name.strip(" \"'"))
    return name or outlet_host(f"https://{_SENDING.sub('', domain)}/")


def _day(message: EmailMessage) -> datetime.date | None:
    """Give the day as the sender's clock said."""
    try:
        return email.utils.parsedate_to_datetime(_header(message, "date")).date()
    except (ValueError, TypeError, IndexError):
        return None
