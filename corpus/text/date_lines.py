"""Lines that say when a text was published: the patterns, matched against bare words."""

import re

from corpus.text.calendar import days, months

_MONTHS = "|".join(months("fr", "en"))
_DAYS = "|".join(days("fr", "en"))
_SHORT_DAYS = "lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun"
_DAY_BEFORE = rf"(?:(?:{_DAYS}|{_SHORT_DAYS}) )?"
_DATE_WORD = (
    rf"(?:\d{{1,4}}(?:er|st|nd|rd|th)?|\d{{1,2}}h(?:\d\d)?|{_MONTHS}|{_DAYS}|a|at|le|les|on|the|"
    r"il y a|ago|h|min|mn|minutes?|heures?|hours?|jours?|days?|semaines?|mois|hier|aujourd hui|"
    r"yesterday|today|gmt|utc|cet|cest|est|edt|bst|am|pm|t|z|heure de paris)"
)
_DATE = rf"{_DATE_WORD}(?: {_DATE_WORD}){{0,12}}"
_PUBLISHED = (
    r"(?:publie|publiee|publication|date de publication|mis a jour|mise a jour|derniere mise a "
    r"jour|maj|modifie|modifiee|actualise|cree|poste|paru|date|publish(?:ed)?|posted|"
    r"(?:last )?updated|first published|last modified|created|depeche)"
)

PUBLICATION_LINE = re.compile(
    rf"{_PUBLISHED}(?: {_PUBLISHED})? {_DATE}(?:(?: et| par| by| and)? {_PUBLISHED}(?: {_DATE})?)?"
    r"(?: (?:par|by) \w+(?: \w+){0,4})?"
)
DATE_LINE = re.compile(
    rf"(?:(?:le|on|the) )?{_DAY_BEFORE}(?:(?:le|the) )?\d{{1,2}}(?:er|st|nd|rd|th)? (?:of )?"
    rf"(?:{_MONTHS}) \d{{4}}(?: {_DATE})?"
    rf"|(?:on )?{_DAY_BEFORE}(?:{_MONTHS}) \d{{1,2}}(?:st|nd|rd|th)? \d{{4}}(?: {_DATE})?"
    rf"|{_DAY_BEFORE}\d{{1,4}} \d{{1,2}} \d{{2,4}}(?: {_DATE})?"
    r"|il y a \d+ (?:min|minutes?|heures?|h|jours?|semaines?|mois)|\d+ (?:minutes?|hours?|days?) ago"
)
