"""Colours of a figure as colours of the presentation's theme, so that they follow it."""

import colorsys
import re
from dataclasses import dataclass

from lxml import etree
from PIL import ImageColor

from charts.theme import INK, OUTLET_COLOURS

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RGBA = re.compile(r"rgba?\(([\d.]+)[ ,]+([\d.]+)[ ,]+([\d.]+)(?:[ ,/]+([\d.]+))?\)")
_DARK, _LIGHT = "1C2430", "FFFFFF"


@dataclass(frozen=True)
class Palette:
    """What the theme gives: the colours of accents 1 to 6 (RRGGBB), and whether it is Recoupe's."""

    accents: tuple[str, ...]
    own: bool


def read_palette(theme: bytes, *, own: bool) -> Palette:
    """Read a theme part's accents; what cannot be read gets Recoupe's colours."""
    scheme = etree.fromstring(theme).find(f".//{_DRAWING}clrScheme")
    accents = []
    for number, ours in enumerate(OUTLET_COLOURS[:6], 1):
        place = None if scheme is None else scheme.find(f"{_DRAWING}accent{number}")
        colour = next(iter(place), None) if place is not None else None
        value = "" if colour is None else colour.get("lastClr") or colour.get("val", "")
        accents.append(value.upper() if re.fullmatch("[0-9A-Fa-f]{6}", value) else ours[1:])
    return Palette(tuple(accents), own)


def colour_xml(colour: str, palette: Palette, *, opacity: float = 1.0) -> str:
    """Write a plotly colour as DrawingML: an accent of the theme where it is one of Recoupe's ten.

    The seventh to tenth are darker accents in a reader's theme, which has only six.
    """
    name, alpha = _read_colour(colour)
    alpha *= opacity
    end = f'<a:alpha val="{round(alpha * 100_000)}"/>' if alpha < 0.995 else ""
    ours = [own[1:].upper() for own in OUTLET_COLOURS]
    if name == INK[1:].upper():
        return f'<a:schemeClr val="tx2">{end}</a:schemeClr>'
    if name not in ours or (palette.own and ours.index(name) >= 6):
        return f'<a:srgbClr val="{name}">{end}</a:srgbClr>'
    place = ours.index(name)
    darker = '<a:lumMod val="60000"/>' if place >= 6 else ""
    return f'<a:schemeClr val="accent{place % 6 + 1}">{darker}{end}</a:schemeClr>'


def fill_xml(colour: str, palette: Palette, *, opacity: float = 1.0) -> str:
    """Write a solid fill."""
    return f"<a:solidFill>{colour_xml(colour, palette, opacity=opacity)}</a:solidFill>"


def shade_xml(share: float, palette: Palette, *, grey: bool = False) -> tuple[str, str]:
    """Write the fill of a matrix's cell, light for 0 to the full accent for 1, and its text's colour.

    Returns
    -------
    tuple[str, str]
        A pair of DrawingML strings.
    """
    share = min(max(share, 0.0), 1.0) ** 0.75  # most cells of a matrix are small
    strength = 0.08 + 0.92 * share
    if grey:
        level = round(246 - 100 * share)
        shade = f"{level:02X}" * 3
        fill = f'<a:solidFill><a:srgbClr val="{shade}"/></a:solidFill>'
    else:
        shade = _tint(palette.accents[0], strength)
        part = round(strength * 100_000)
        fill = (
            f'<a:solidFill><a:schemeClr val="accent1"><a:lumMod val="{part}"/>'
            f'<a:lumOff val="{100_000 - part}"/></a:schemeClr></a:solidFill>'
        )
    text = _LIGHT if _contrast(shade, _LIGHT) > _contrast(shade, _DARK) else _DARK
    return fill, f'<a:solidFill><a:srgbClr val="{text}"/></a:solidFill>'


def is_visible(colour: str) -> bool:
    """Say whether anything is to be seen of a plotly colour."""
    return _read_colour(colour)[1] > 0.02


def _read_colour(colour):
    """Give RRGGBB and opacity of a plotly colour; what is none gets the ink's."""
    found = _RGBA.fullmatch(str(colour).strip())
    if found:
        red, green, blue = (min(255, round(float(part))) for part in found.groups()[:3])
        return f"{red:02X}{green:02X}{blue:02X}", float(found.group(4) or 1)
    try:
        parts = ImageColor.getrgb(str(colour).strip())
    except ValueError:
        parts = ImageColor.getrgb(INK)
    return "".join(f"{part:02X}" for part in parts[:3]), (parts[3] / 255 if len(parts) > 3 else 1.0)


def _shares(colour):
    return [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]


def _tint(colour, strength):
    """Lighten as lumMod and lumOff do."""
    hue, light, colourful = colorsys.rgb_to_hls(*_shares(colour))
    parts = colorsys.hls_to_rgb(hue, min(1, light * strength + 1 - strength), colourful)
    return "".join(f"{round(part * 255):02X}" for part in parts)


def _contrast(one, other):
    """Give the contrast of two colours as the web's guidelines define it, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour):
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _shares(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
