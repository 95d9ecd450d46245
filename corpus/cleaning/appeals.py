"""The words of an appeal for money: what it asks in, and what it speaks of."""

import re

# An appeal for money asks the reader in so many words…
APPEAL = re.compile(
    r"\b(?:(?:votre|your) (?:soutien|don|aide|contribution|abonnement|generosite|support|donation)|"
    r"vos dons|soutenez|aidez nous|faites un don|(?:nous|notre \w+) (?:aider|soutenir)|donate|"
    r"grace a vous|comptons sur vous|besoin de vous|support (?:us|our)|en vous abonnant)\b"
)
# … and has several of these groups of words; lines.py says how many.
APPEAL_GROUPS: tuple[re.Pattern, ...] = tuple(
    re.compile(rf"\b(?:{words})\b")
    for words in (
        r"vous|votre|vos|you|your|faites un don|soutenez|aidez|donnez|abonnez",
        r"nous|notre|nos|we|our|us",
        r"soutien|soutenir|soutenez|soutiens|aidez|aider|aides? publiques?|support|help us",
        r"dons?|donner|donnez|donateurs?|donate|donations?|contribution|contribuer|contribuez|"
        r"contribute|cotisation|mecenes?|financ\w+|abonnez|abonnements?|abonnes|adhere\w*|subscri\w+",
        r"medias?|journal|journalisme|redaction|presse|journalistes?|journalism|newsroom|newspaper|"
        r"articles?|lecteurs?|lectrices?|readers?|informer|informes|information|informations|"
        r"enquetes?|enqueter",
        r"independants?|independante?s?|independance|libres?|independent|independence|ne depend\w*|"
        r"aucun (?:parti|groupe|actionnaire|milliardaire)\w*|actionnaires?|milliardaires?",
        r"grace a vous|comptons sur|besoin de vous|merci|thanks to you|count on you|rely on|"
        r"deductibles?|defisc\w+|reduction d impots?|sans publicite|meme modeste|un don|"
        r"quelques euros|1 euro|un euro|faire vivre|continuer a",
    )
)
