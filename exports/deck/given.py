"""A presentation that the reader gives as a template: checked, and without its own slides."""

import io
import zipfile

from lxml import etree
from pptx import Presentation, presentation
from pptx.oxml.ns import qn

_MOST_UNPACKED = 500 * 2**20
_MAIN = b"presentationml.presentation.main+xml"
_TEMPLATE = b"presentationml.template.main+xml"


def given_presentation(data: bytes) -> presentation.Presentation:
    """Open a reader's presentation, without its slides.

    Raises
    ------
    ValueError
        If it cannot be read as a presentation.
    """
    try:
        opened = Presentation(io.BytesIO(_as_presentation(data)))
        _without_slides(opened)
        return opened
    except MemoryError:
        raise
    except ValueError as error:
        raise ValueError(f"template cannot be used: {error}") from error
    except Exception as error:  # python-pptx raises whatever its parts raise
        if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise ValueError(
            "template cannot be read as a PowerPoint file (.pptx or .potx); open it in PowerPoint "
            "and save it again as .pptx"
        ) from error


def _as_presentation(data):
    """Check the package, and let a .potx be read as what it is but in name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if sum(entry.file_size for entry in package.infolist()) > _MOST_UNPACKED:
            raise ValueError("unpacked it is too large")
        types = package.read("[Content_Types].xml")
        if b"macroEnabled" in types:
            raise ValueError("it holds macros; save it as .pptx or .potx")
        if _TEMPLATE not in types:
            return data
        changed = io.BytesIO()
        with zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as copy:
            for entry in package.infolist():
                part = package.read(entry)
                if entry.filename == "[Content_Types].xml":
                    part = part.replace(_TEMPLATE, _MAIN)
                copy.writestr(entry.filename, part)
    return changed.getvalue()


def _without_slides(presentation):
    """Take the template's own slides out, and the lists that name them."""
    root = presentation.part._element
    for slide in list(root.sldIdLst) if root.sldIdLst is not None else []:
        presentation.part.drop_rel(slide.rId)
        root.sldIdLst.remove(slide)
    for shows in root.findall(qn("p:custShowLst")):
        root.remove(shows)
    for extension in root.findall(f"{qn('p:extLst')}/{qn('p:ext')}"):
        if any(etree.QName(part).localname == "sectionLst" for part in extension):
            extension.getparent().remove(extension)
    for extensions in root.findall(qn("p:extLst")):
        if not len(extensions):
            root.remove(extensions)


def without_own_slides(data: bytes) -> bytes:
    """Give a reader's template without its slides, and without what only these needed.

    Raises
    ------
    ValueError
        If it cannot be read as a presentation.
    """
    written = io.BytesIO()
    given_presentation(data).save(written)
    return written.getvalue()
