"""What the names of columns say: a field of an article, in the languages that tables come in."""

import re

from corpus.text import folding

LONGEST_NAME = 200  # longer cells are no names of columns

LANGUAGES = {
    "french": "fr", "francais": "fr", "english": "en", "anglais": "en", "german": "de",
    "allemand": "de", "deutsch": "de", "spanish": "es", "espagnol": "es", "espanol": "es",
    "italian": "it", "italien": "it", "italiano": "it", "portuguese": "pt", "portugais": "pt",
    "dutch": "nl", "neerlandais": "nl",
}  # fmt: skip

# Folded names of columns, in the languages and programs that such tables come from; where two
# columns have a name of one field, the order here decides.
_NAMES = {
    "title": (
        "title,titre,intitule,headline,heading,article title,titre de l article,titel,titulo,titolo,"
        "ueberschrift,uberschrift,subject,objet,title page,hd"
    ),
    "text": (
        "text,texte,full text,fulltext,texte integral,texte complet,article text,article body,body,"
        "body text,maintext,main text,content,contenu,corps,corps de texte,corps du texte,article,"
        "content text,content html,content encoded,clean text,raw text,html,inhalt,volltext,testo,"
        "texto,contenido,contenuto,conteudo,transcript,story,td"
    ),
    "source": (
        "publication title,titre de la publication,titre de publication,container title,source title,"
        "newspaper name,outlet name,media name,source,outlet,media,medium,journal,newspaper,publication,"
        "publisher,titre de presse,"
        "support,revue,magazine,news outlet,sitename,site name,site,source hostname,hostname,host,"
        "domain,source domain,website,quelle,zeitung,fuente,fonte,medio,testata,sn"
    ),
    "origin": "origin,agency,agence,news agency,agence de presse,wire,credit,agentur,agencia",
    "date": (
        "date,publication date,date de publication,pubdate,pub date,date published,date publish,"
        "publish date,published,published at,published on,published date,date de parution,"
        "parution,publie le,publication,datetime,day,jour,timestamp,datum,fecha,data,created at,"
        "created,pd"
    ),
    "language": "language,langue,lang,sprache,idioma,lingua,la",
    "url": (
        "url,lien,link,address,adresse,uri,href,permalink,web url,article url,adresse web,"
        "canonical url,loc"
    ),
    "author": (
        "author,auteur,authors,auteurs,byline,signature,journaliste,journalist,writer,creator,"
        "dc creator,autor,autore,redacteur,by"
    ),
}
# What our own exports call an article and its file: made anew at every import.
_NAMES["ignore"] = "article id,file"
_EXACT = {
    field: {name: place for place, name in enumerate(names.split(","))}
    for field, names in _NAMES.items()
}
# The order in which a name is looked up: "publication" is a source first, then a date.
_LOOKED_UP = ("ignore", "url", "language", "author", "title", "text", "source", "date", "origin")
_FRENCH_HEAD = re.compile(r"^(\w+) (?:de|du|des|d|de la|de l) ")
_FRENCH_NAME = re.compile(r"^noms? (?:du |des |de la |de l |de |d )")
_TAIL = re.compile(r" (?:name|rendered|value|nom|full)$")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def field_and_rank(name: str) -> tuple[str, float]:
    """Give the field that a column's name says ("" if none) and its rank, 0 for the surest."""
    if len(name) > LONGEST_NAME:
        return "", 0.0
    words, leaf = (
        _TAIL.sub("", _FRENCH_NAME.sub("", folding.words(_CAMEL.sub(" ", said))))
        for said in (name, name.rpartition(".")[2])
    )
    head = _FRENCH_HEAD.match(words)
    heads = [head[1]] if head else [words.rpartition(" ")[2]]
    for rank, said in enumerate((words, leaf, *heads)):
        for field in _LOOKED_UP:
            if said in _EXACT[field]:
                return field, rank + _EXACT[field][said] / 100
    return "", 0.0
