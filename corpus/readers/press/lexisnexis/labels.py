"""The labels of LexisNexis exports, and the paragraphs that they begin."""

import re
from dataclasses import dataclass

# Labels as the interfaces write them (English, French, German, Dutch, Spanish, Italian).
HEAD = {
    "author": "BYLINE AUTEUR AUTEURS AUTOR AUTOREN DOOR AUTORE AUTORES SIGNATURE BY",
    "section": "SECTION RUBRIQUE RUBRIK RUBRIEK SECTIE SECCIÓN SECCION SEZIONE RUBRICA SEITE",
    "words": "LENGTH LONGUEUR LÄNGE LAENGE LENGTE LONGITUD LUNGHEZZA",
    "dateline": "DATELINE LIEU ORT ORTSMARKE DAGTEKENING ORIGINE",
    "subtitle": "HIGHLIGHT ENCART CHAPEAU INSERT HOOGTEPUNT SAMENVATTING ABSTRACT EXTRAIT RÉSUMÉ",
    "title": "HEADLINE TITRE TITEL TITLE TITRE-ARTICLE SCHLAGZEILE KOP TITULAR TITOLO TÍTULO",
    "body": "BODY CORPS TEXTE TEXT TEKST CUERPO TESTO",
    "series": "SERIES SÉRIE SERIE",
    "column": "COLUMN CHRONIQUE KOLUMNE",
    "source": "SOURCE QUELLE BRON FUENTE FONTE",
    "type": "TYPE",
}
TAIL = {
    "loaded": "LOAD-DATE DATE-CHARGEMENT DATE-DE-CHARGEMENT UPDATE LADE-DATUM LAAD-DATUM "
    "ACTUALIZACIÓN FECHA-CARGA DATA-CARICAMENTO",
    "language": "LANGUAGE LANGUE SPRACHE TAAL IDIOMA LINGUA",
    "caption": "GRAPHIC GRAPHIQUE GRAFIK ILLUSTRATION PHOTO AFBEELDING GRAFIEK BILD GRÁFICO GRAFICO",
    "subject": "SUBJECT SUJET SUJETS THEMA THEMEN ONDERWERP TEMA ASUNTO SOGGETTO",
    "place": "GEOGRAPHIC LOCALISATION-GEO LOCALISATION-GÉO LAND LÄNDER GEOGRAFIE GEO-LOCALIZATION "
    "COUNTRY STATE CITY PAYS VILLE ETAT",
    "company": "COMPANY SOCIETE SOCIÉTÉ FIRMA FIRMEN UNTERNEHMEN BEDRIJF EMPRESA AZIENDA",
    "organisation": "ORGANIZATION ORGANISATION ORGANISATIE ORGANIZACIÓN",
    "person": "PERSON PERSONNE PERSONEN PERSOON NAME PERSONA",
    "industry": "INDUSTRY SECTEUR-ACTIVITE SECTEUR-ACTIVITÉ BRANCHE BRANCHEN INDUSTRIE SECTOR",
    "ticker": "TICKER SYMBOLE-BOURSIER STOCK-SYMBOL",
    "kind": "PUBLICATION-TYPE TYPE-PUBLICATION PUBLIKATIONS-TYP TYPE-PUBLICATIE DOCUMENT-TYPE "
    "TYPE-DOCUMENT PUBLIKATION-ART",
    "code": "JOURNAL-CODE ZEITUNGS-CODE CODE-JOURNAL CODE-REVUE",
    "correction": "CORRECTION CORRECTION-DATE CORRECTIE KORREKTUR RECTIFICATIF",
    "distribution": "DISTRIBUTION",
    "notes": "NOTES NOTE ANMERKUNG ACC-NO ISSN ISBN URL ENHANCEMENT JOURNAL REVISION-DATE",
}
KEYS = {label: key for keys in (HEAD, TAIL) for key, all_ in keys.items() for label in all_.split()}
_MORE_CERTAIN = (
    "GRAPHIC GRAPHIQUE GRAFIK SUBJECT GEOGRAPHIC LOCALISATION-GEO COMPANY ORGANIZATION "
    "SECTEUR-ACTIVITE SYMBOLE-BOURSIER CORRECTION-DATE ACC-NO REVISION-DATE"
)
CERTAIN = frozenset(
    TAIL["loaded"].split()
    + TAIL["language"].split()
    + TAIL["kind"].split()
    + TAIL["code"].split()
    + _MORE_CERTAIN.split()
)
LABEL = re.compile(r"(?P<label>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ]*(?:[ -][A-ZÀ-ÖØ-Þ]+)?)\s?:(?:\s+|$)")
RIGHTS = re.compile(
    r"(?:copyright|©|\(c\)|copr\.).{0,300}|(?:all rights reserved|tous droits r[ée]serv[ée]s|alle rechte "
    r"vorbehalten|alle rechten voorbehouden|todos los derechos reservados)\.?",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Block:
    """One paragraph of an export, its lines kept; `is_centred` tells the lines of the head."""

    text: str
    is_centred: bool = False


def key_of(text: str) -> tuple[str, str]:
    """Give the kind of label that a block begins with and what follows it; ("", text) for none.

    Examples
    --------
    >>> key_of("LONGUEUR: 143 mots"), key_of("PARIS: rien à signaler")
    (('words', '143 mots'), ('', 'PARIS: rien à signaler'))
    """
    match = LABEL.match(text)
    if match is None:
        return "", text
    key = KEYS.get(match.group("label").replace(" ", "-"))
    return (key, text[match.end() :].strip()) if key else ("", text)
