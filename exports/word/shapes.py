"""A drawing of slides as a drawing of Word: the same shapes and lines, texts in Word's paragraphs."""

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from lxml import etree

from exports.word.parts import paragraph, run

_PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_GROUP = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_P, _A = f"{{{_PRESENTATION}}}", f"{{{_DRAWING}}}"
_UPRIGHT = "16200000"  # a quarter turn to the left; not every reader turns the text of a box
_SMALLER = 0.85  # letters of a page
_ALIGNED = {"ctr": "center", "r": "right"}


def drawing(group: etree._Element, numbers: Iterator[int]) -> str:
    """Write a slide's group of shapes as the content of a graphic.

    Parameters
    ----------
    group : element
        The group, without groups in it.
    numbers : iterator of int
        Numbers that nothing else in the document has, by which lines know the shapes they are
        glued to.
    """
    known = {
        shape.get("id"): next(numbers)
        for shape in group.iter(f"{_P}cNvPr")
        if shape.getparent().tag != f"{_P}nvGrpSpPr"
    }
    shapes = "".join(_shape(one, known) for one in group if one.tag in (f"{_P}sp", f"{_P}cxnSp"))
    place = _inside(group.find(f"{_P}grpSpPr"))
    return (
        f'<a:graphicData uri="{_GROUP}"><wpg:wgp xmlns:wpg="{_GROUP}" xmlns:wps="{_SHAPE}">'
        f"<wpg:cNvGrpSpPr/><wpg:grpSpPr>{place}</wpg:grpSpPr>{shapes}</wpg:wgp></a:graphicData>"
    )


def _shape(shape, known):
    about = shape.find(f".//{_P}cNvPr")
    name = quoteattr(about.get("name") or "")
    is_upright = _set_level(shape.find(f".//{_A}xfrm"))
    look = _inside(shape.find(f"{_P}spPr"))
    kind, content = "<wps:cNvSpPr/>", "<wps:bodyPr/>"
    if shape.tag == f"{_P}cxnSp":
        kind = f"<wps:cNvCnPr>{_glue(shape, known)}</wps:cNvCnPr>"
    elif shape.findtext(f".//{_A}t"):
        kind = '<wps:cNvSpPr txBox="1"/>'
        content = _texts(shape.find(f"{_P}txBody"), is_upright)
    return (
        f'<wps:wsp><wps:cNvPr id="{known[about.get("id")]}" name={name}/>{kind}'
        f"<wps:spPr>{look}</wps:spPr>{content}</wps:wsp>"
    )


def _glue(line, known):
    ends = ((end, line.find(f".//{_A}{end}")) for end in ("stCxn", "endCxn"))
    return "".join(
        f'<a:{name} id="{known[end.get("id")]}" idx="{end.get("idx")}"/>'
        for name, end in ends
        if end is not None and end.get("id") in known
    )


def _set_level(place):
    """Lay a box that is turned upright level, its right edge where it was; say whether it was."""
    if place.get("rot") != _UPRIGHT:
        return False
    corner, size = place.find(f"{_A}off"), place.find(f"{_A}ext")
    wide, tall = int(size.get("cx")), int(size.get("cy"))
    right = int(corner.get("x")) + (wide + tall) // 2
    corner.set("x", str(max(right - wide, 0)))
    del place.attrib["rot"]
    return True


def _texts(body, is_upright):
    paragraphs = "".join(_paragraph(one, is_upright) for one in body.findall(f"{_A}p"))
    box = body.find(f"{_A}bodyPr")
    settings = "".join(f" {name}={quoteattr(value)}" for name, value in box.attrib.items())
    return (
        f"<wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx>"
        f"<wps:bodyPr{settings}>{_inside(box)}</wps:bodyPr>"
    )


def _paragraph(one, at_right):
    align = one.find(f"{_A}pPr")
    runs = []
    for piece in one.findall(f"{_A}r"):
        look = piece.find(f"{_A}rPr")
        size = int(look.get("sz", 1000)) / 100 * _SMALLER
        exact = look.find(f"{_A}solidFill/{_A}srgbClr")
        colour = exact.get("val") if exact is not None else ""
        bold = look.get("b") == "1"
        runs.append(run(piece.findtext(f"{_A}t") or "", bold=bold, size=size, colour=colour))
    aligned = _ALIGNED.get("" if align is None else align.get("algn", ""), "left")
    aligned = "right" if at_right else aligned
    return paragraph("".join(runs), align=aligned, space=0)


def _inside(element):
    """Write what is in an element, in the namespace of drawings alone."""
    parts = []
    for child in element:
        alone = etree.fromstring(etree.tostring(child))
        etree.cleanup_namespaces(alone)
        parts.append(etree.tostring(alone, encoding="unicode"))
    return "".join(parts)
