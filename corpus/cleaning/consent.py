"""What stands where a page asks for consent or hides something: lines that are no article's."""

import re

from corpus.cleaning.phrases import Rule

_OF_OTHERS = r"(?:cookies?|traceurs?|services? externes?|tiers|partenaires|donnees personnelles)"

CONSENT_RULES: tuple[Rule, ...] = (
    Rule(
        "cookies and rights",
        "anywhere",
        90,
        re.compile(
            "|".join(
                (
                    r"(?:l )?acces a (?:ce|cette|ces) (?:contenus?|videos?|pages?)(?: \w+)? "
                    r"(?:a|ont|est|sont) (?:ete )?(?:bloque\w*|refuse\w*|desactive\w*)\b.{0,200}",
                    rf"en cliquant sur .{{0,80}}\b(?:acceptez|accepte|consentez|autorisez)\b.{{0,250}}"
                    rf"\b{_OF_OTHERS}\b.{{0,250}}",
                    r"(?:je l |j )accepte(?: (?:tout|tous les cookies|les cookies|"
                    r"et je continue|et fermer))?",
                    r"plus d informations? (?:sur|dans) (?:la page |notre |nos )?(?:politique|charte|page|"
                    r"gestion)\b.{0,100}(?:cookies?|confidentialite|donnees)\b.{0,60}",
                    rf"(?:pour|afin de) (?:voir|afficher|consulter|visualiser|lire|ecouter|acceder a) "
                    rf"(?:ce|cette|ces|le) (?:contenus?|videos?|tweets?|publications?|cartes?|infographies?|"
                    rf"podcasts?)\b.{{0,80}}(?:accept\w+|consent\w*|autoris\w+|{_OF_OTHERS})\b.{{0,200}}",
                    rf"(?:ce|cette) (?:contenu|video|tweet|publication|carte|infographie|podcast) "
                    rf"(?:est|provient|necessite|utilise|n est|ne peut)\b.{{0,120}}"
                    rf"\b(?:consentement|{_OF_OTHERS})\b.{{0,200}}",
                    r"(?:vous pouvez|possibilite de|pour) (?:a tout moment )?(?:changer d avis|modifier|"
                    r"retirer) (?:vos|votre) (?:choix|consentement|preferences)\b.{0,160}",
                    r"votre choix de consentement\b.{0,120}|respecter votre choix\b.{0,120}",
                    r"(?:this|the) (?:content|video|post|page) (?:is|was|has been) (?:blocked|hidden|not "
                    r"available)\b.{0,60}\b(?:consent|cookies?|preferences|choices)\b.{0,160}",
                    r"(?:to|in order to) (?:view|see|watch|read) this (?:content|video|post|tweet)\b.{0,80}"
                    r"\b(?:consent|cookies?|accept)\b.{0,160}",
                    r"we value your privacy\b.{0,300}|i (?:agree|accept)(?: all)?",
                )
            )
        ),
    ),
    Rule(
        "page furniture",
        "anywhere",
        30,
        re.compile(
            r"additional text|texte (?:additionnel|supplementaire)|"
            r"cette adresse (?:e mail|email|mail|electronique|courriel|de messagerie) est protegee "
            r"contre les robots\b.{0,160}|this e ?mail address is being protected from spambots\b.{0,120}"
        ),
    ),
    Rule(
        "newsletter",
        "anywhere",
        30,
        re.compile(
            r"(?:se |vous |me )?(?:desinscrire|desabonner|desabonnement|desinscription)"
            r"(?: (?:ici|de|a|du)\b.{0,80})?|"
            r"(?:pour )?(?:vous|se) desabonner\b.{0,120}|unsubscribe(?: here| from .{0,60})?|"
            r"(?:voir|afficher|lire|consulter) (?:ce|cet|cette|le|la) (?:e ?mail|mail|message|newsletter|"
            r"lettre|infolettre)\b.{0,20}(?:navigateur|en ligne)|(?:view|read) (?:this|it) (?:email |mail )?"
            r"(?:in your browser|online)|si (?:ce|cet) (?:mail|e mail|message) ne s affiche pas\b.{0,80}|"
            r"vous recevez (?:ce|cet|cette) (?:mail|e mail|email|message|newsletter|lettre)\b.{0,160}"
        ),
    ),
)
