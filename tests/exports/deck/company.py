"""A template as a company has one."""

import io
import re

from pptx import Presentation
from pptx.util import Inches


def template(width=10, layouts=None):
    """Make a company's template: 4:3, its accent and letters, a slide of its own."""
    made = Presentation()
    made.slide_width = Inches(width)
    master = made.slide_master.part
    theme = next(one.target_part for one in master.rels.values() if one.reltype.endswith("/theme"))
    blob = re.sub(rb"<a:accent1>.*?</a:accent1>", b'<a:accent1><a:srgbClr val="8C1D40"/></a:accent1>',
                  theme.blob, flags=re.DOTALL)  # fmt: skip
    theme._blob = re.sub(rb'(<a:latin typeface=")Calibri', rb"\1Georgia", blob)
    made.slides.add_slide(made.slide_layouts[0]).shapes.title.text = "An example"
    for layout in list(made.slide_layouts):
        if layouts is not None and layout.name not in layouts and not layout.used_by_slides:
            made.slide_layouts.remove(layout)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()
