"""Exhibits as web pages that need nothing else and call nobody."""

from exports.web.report import report_html

__all__ = ["report_html"]
