"""The presentation as bytes: the same slides give the same bytes."""

import datetime
import io
import zipfile

from docx.document import Document
from pptx.presentation import Presentation

from exports.archive import add_entry


def pack(presentation: Presentation | Document, title: str, day: datetime.date) -> bytes:
    """Write the presentation with its title, and no time but the day of the exhibits."""
    about = presentation.core_properties
    about.title, about.author, about.last_modified_by = title[:255], "Recoupe", "Recoupe"
    about.created = about.modified = datetime.datetime(day.year, day.month, day.day)
    about.revision, about.subject, about.keywords, about.comments = 1, "", "", ""
    written, packed = io.BytesIO(), io.BytesIO()
    presentation.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            add_entry(target, name, source.read(name))
    return packed.getvalue()
