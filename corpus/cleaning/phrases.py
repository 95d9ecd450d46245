"""The stock phrases of web pages, French and English, that are no part of an article.

Each pattern is matched against a whole line brought down to its words: lower case, no accents,
no punctuation (`Votre adresse e-mail ne sera pas publiée.` is `votre adresse e mail ne sera pas
publiee`). A line of an article that merely holds such words does not match.
"""

import re
from dataclasses import dataclass
from typing import Literal

from corpus.text.date_lines import DATE_LINE, PUBLICATION_LINE

Place = Literal["anywhere", "edges", "top"]  # edges: before the first or after the last prose


@dataclass(frozen=True, slots=True)
class Rule:
    """Lines of at most `most_words` words that match `pattern` at `place` are boilerplate."""

    name: str
    place: Place
    most_words: int
    pattern: re.Pattern


def _rule(name: str, place: Place, most_words: int, *phrases: str) -> Rule:
    return Rule(name, place, most_words, re.compile("|".join(phrases)))


NETWORKS = (
    r"(?:facebook|twitter|x|linkedin|linked in|whatsapp|whats app|telegram|messenger|instagram|"
    r"pinterest|reddit|tumblr|skype|bluesky|mastodon|threads|tiktok|youtube|flipboard|pocket|"
    r"google(?: news| actualites)?|e mail|email|mail|courriel|sms|rss|viber|vk|snapchat)"
)
_MAILING = (
    r"(?:newsletters?|infolettres?|lettres? (?:d information|info|gratuite|quotidienne|hebdomadaire|du "
    r"(?:matin|soir|jour))|alertes?|briefing)"
)

RULES: tuple[Rule, ...] = (
    _rule(
        "comment form",
        "anywhere",
        45,
        r"leave a (?:reply|comment)(?: cancel reply)?",
        r"(?:cancel|post) (?:a )?(?:reply|comment)",
        r"post comment|submit comment|add (?:a|your) comment|write a comment|join the conversation",
        r"your e ?mail address will not be published.{0,60}",
        r"(?:required fields are marked|les champs obligatoires sont indiques)(?: avec| par)?.{0,30}",
        r"(?:save my name|enregistrer mon nom|remember my name|sauvegarder mon nom) .{0,120}",
        r"notify me (?:of|when|via) .{0,80}",
        r"this site uses akismet.{0,120}|learn how your comment data is processed",
        r"ce site (?:utilise|se sert d) ?akismet.{0,200}",
        r"en savoir plus sur .{0,30}(?:donnees de vos commentaires|vos commentaires sont) .{0,40}",
        r"(?:you must|vous devez) (?:be |etre )?(?:logged in|connecte\w*|vous connecter).{0,60}",
        r"(?:log in|sign in|connectez vous|identifiez vous|inscrivez vous) (?:to|pour|afin de) "
        r"(?:leave|post|comment|reply|commenter|reagir|laisser|publier|poster|repondre|participer)"
        r".{0,60}",
        r"(?:laisser|laissez|ajouter|ajoutez|ecrire|poster|publier|rediger|envoyer|deposer) "
        r"(?:un|votre|le|mon) commentaire(?: annuler la reponse)?|annuler la reponse",
        r"votre adresse (?:e mail|email|de messagerie|mail|courriel) ne sera pas publiee.{0,80}",
        r"(?:prevenez moi|avertissez moi|me prevenir|me notifier) .{0,80}",
        r"(?:\d+|aucun|pas de|no|voir les|voir tous les|lire les|afficher les) "
        r"(?:\d+ )?(?:commentaires?|comments?|reactions?|reponses?|replies)(?: yet)?",
        r"(?:commentaires?|comments?) \d+",
        r"(?:soyez|be) (?:le|la|the) (?:premiere?|first) (?:a|to) .{0,50}",
        r"(?:les )?commentaires sont (?:desactives|fermes|clos|moderes).{0,60}",
        r"comments are (?:closed|disabled|moderated).{0,40}",
        r"reagir a cet article|reagissez(?: a cet article)?|donnez votre avis|votre commentaire",
        r"(?:one|\d+) (?:thoughts?|responses?) on .{0,200}|\d+ (?:reflexions?|reponses?) sur .{0,200}",
        r"(?:vous souhaitez|envie de) (?:reagir|commenter)\b.{0,60}",
        r"moderation des commentaires|charte de moderation|signaler (?:un abus|ce commentaire)",
    ),
    _rule(
        "newsletter",
        "anywhere",
        50,
        rf"(?:inscrivez vous|abonnez vous|s inscrire|s abonner|inscription|je m inscris|je m abonne|"
        rf"sign up|subscribe|souscrivez) .{{0,80}}\b(?:{_MAILING}|e ?mails?|chaine|compte|"
        rf"canal|podcast|flux rss|digest|inbox)\b.{{0,160}}",
        rf"(?:recevez|receive|get|retrouvez|decouvrez|lisez) .{{0,100}}\b(?:{_MAILING}|boite mail|"
        rf"boite e mail|votre boite|boite de reception|par e ?mail|par courriel|your inbox|whatsapp|telegram)"
        rf"\b.{{0,120}}",
        r"recevez (?:nos|toutes nos|l essentiel|toute l|les dernieres|le meilleur) .{0,80}",
        r"chaque (?:matin|jour|soir|semaine|vendredi|dimanche) (?:recevez|retrouvez|decouvrez) .{0,120}",
        rf"(?:notre |nos |la |les |our |the )?{_MAILING}(?: (?:gratuite?s?|quotidienne|hebdomadaire|"
        rf"du (?:matin|soir|jour)|du \w+|de la redaction))?",
        r"restez informe\w* .{0,80}|restez (?:connecte|a jour|au courant)\w*\b.{0,60}",
        r"(?:stay informed|stay up to date|keep up to date|be the first to know)\b.{0,80}",
        r"(?:simply )?sign up (?:to|for) (?:the|our) .{0,120}",
        r"ne (?:ratez|manquez|loupez) (?:rien|aucun\w*|plus|pas) (?:de |d |nos |notre |l |la ).{0,80}",
        r"(?:entrez|saisissez|indiquez|renseignez|enter) (?:votre|your) (?:adresse|e ?mail|mail).{0,60}",
        r"(?:votre )?adresse (?:e ?mail|mail|electronique)|your e ?mail(?: address)?",
        r"en (?:vous inscrivant|cliquant|validant|renseignant)\b.{0,200}(?:acceptez|conditions|"
        r"confidentialite|newsletter|e ?mail)\b.{0,120}",
        r"(?:by (?:signing up|subscribing|clicking)) .{0,200}",
        r"(?:vous pouvez|you can|you may) (?:vous desinscrire|vous desabonner|unsubscribe)\b.{0,80}",
        r"activez (?:les|nos|vos) notifications.{0,60}|telechargez (?:notre|l) app\w*\b.{0,80}",
        r"je m inscris|s inscrire|sign up|inscription(?: gratuite)?|merci pour votre inscription.{0,60}",
    ),
    _rule(
        "appeal",
        "anywhere",
        25,
        r"comment (?:pouvez vous )?nous (?:aider|soutenir)\b.{0,100}|pourquoi nous soutenir.{0,60}",
        r"(?:faites|faire|je fais) un don\b.{0,100}|je (?:soutiens|donne|contribue)\b.{0,40}|donate(?: now)?",
        r"(?:soutenez|aidez) nous\b.{0,100}|support us\b.{0,80}|make a donation.{0,60}",
        r"(?:soutenez|soutenir) (?:la presse|le journalisme|un journalisme|un media|une presse|une "
        r"information|notre (?:journal|media|redaction|travail))\b.{0,100}",
        r"(?:nous avons|on a) besoin de (?:vous|votre soutien)\b.{0,100}|merci (?:pour|de) votre "
        r"soutien.{0,60}",
    ),
    _rule(
        "subscription",
        "anywhere",
        45,
        r"(?:cet |ce |this )?(?:article|contenu|dossier|document)(?: est)? ?(?:reserve|exclusi\w+) "
        r"(?:a |aux? )(?:nos |l )?abonn\w+.{0,40}",
        r"(?:contenu |article )?reserve aux abonn\w+.{0,30}|(?:pour les )?abonn\w+ (?:seulement|uniquement)",
        r"il vous reste \d+ .{0,60}",
        r"(?:la suite|l article complet|la totalite|le reste) (?:de l article |de cet article )?est "
        r"reserve\w* .{0,60}",
        r"(?:deja|already|vous etes|pas encore|not yet) (?:abonn\w+|inscri\w+|a? ?(?:subscriber|member"
        r"|registered))\b.{0,60}",
        r"abonnez vous(?: (?:a partir de|des|pour|a|au|et|gratuitement|ici|maintenant|sans|en)\b.{0,100})?",
        r"(?:je m abonne|s abonner|m abonner)(?: (?:a partir de .{0,40}|pour \d.{0,40}|des \d.{0,40}|"
        r"maintenant|ici|gratuitement|sans engagement))?",
        r"la lecture de (?:vos articles|cet article) .{0,80}|vous avez (?:choisi de refuser|refuse) .{0,80}",
        r"(?:profitez|beneficiez|testez|essayez|decouvrez) .{0,80}\b(?:sans engagement|offres? d "
        r"abonnement|abonnements?|gratuitement|offre (?:speciale|d essai))\b.{0,60}",
        r"(?:essai|(?:offre d )?abonnement|offre speciale) .{0,40}(?:sans engagement|gratuit|par mois|1er "
        r"mois).{0,40}",
        r"sans engagement.{0,40}|(?:voir|decouvrir|choisir) (?:les|nos|mon) (?:offres?|abonnements?)"
        r".{0,30}",
        r"pour (?:lire|acceder a|consulter) (?:la suite|cet article|l integralite|l article).{0,80}",
        r"(?:lire|voir|afficher) (?:la suite|plus|l article(?: complet)?|l integralite.{0,30})"
        r"(?: (?:sur|ici|en ligne|dans|de l article)\b.{0,60})?",
        r"(?:continue|keep) reading|read (?:more|the full (?:story|article))|subscribe(?: now| today)?",
        r"(?:unlock|get) (?:unlimited|full|digital) .{0,80}|subscribers? only|premium",
        r"acces illimite .{0,80}|(?:acheter|achetez) (?:l|cet) article.{0,30}",
    ),
    _rule(
        "related articles",
        "anywhere",
        45,
        r"(?:you (?:may|might) (?:also )?(?:like|be interested in)|you may have missed).{0,20}",
        r"(?:related|recommended|more|latest|popular|recent|top|trending|similar) (?:articles?|posts?|"
        r"stories|news|topics?|content|coverage|reading|from .{1,40})",
        r"(?:read|see|watch|listen) (?:also|next|too)\b.{0,200}|trending(?: now)?|most (?:read|popular)",
        r"(?:a |\W)?(?:lire|voir|ecouter|regarder|relire|revoir|decouvrir|consulter) "
        r"(?:aussi|egalement|encore)\b.{0,250}",
        r"(?:a (?:lire|voir|ecouter|decouvrir|consulter))(?: sur le sujet| sur le meme sujet| ensuite)?",
        r"(?:pour aller plus loin|pour en savoir plus|en savoir plus|sur le meme (?:sujet|theme)|"
        r"dans la meme (?:rubrique|categorie|thematique)|a lire dans .{1,40}|en lien|dossiers? lies?|"
        r"sur ce sujet|sujets?(?: associes)?|themes?(?: associes)?|mots cles|tags|topics|"
        r"voir plus d articles|plus d articles|plus d infos?)",
        r"(?:nos |les |autres |derniers? |d autres |vos ){0,3}(?:articles?|actualites|contenus?|sujets?|"
        r"videos?) (?:lies?|similaires?|connexes?|associes?|recommandes?|populaires?|recents?|"
        r"precedents?|suivants?|les plus (?:lus|vus|populaires|partages|recents|commentes))"
        r"(?: a lire| pour vous)?",
        r"(?:les )?(?:derniers|derniere|nos derniers|nos autres|nos meilleurs) (?:articles|actualites|"
        r"infos|news|posts|publications)",
        r"(?:les )?plus (?:lus|lues|populaires|vus|partages|commentes|recents)",
        r"(?:vous (?:aimerez|pourriez|allez|devriez) (?:aussi |peut etre |egalement )*(?:aimer|"
        r"apprecier|etre interesses?)?.{0,30}|(?:cela|ceci|ca|ces articles) (?:peut|pourrait|"
        r"pourraient|peuvent|devraient?) (?:aussi |egalement )?vous (?:interesser|plaire))",
        r"(?:(?:re)?consultez|(?:re)?lisez|(?:re)?voyez|(?:re)?decouvrez|retrouvez|suivez|(?:re)?"
        r"ecoutez|regardez|revivez) (?:aussi |egalement |en direct |ici )?(?:tous?|toutes?|notre|nos|"
        r"l ensemble|l actualite|la suite|le direct|l integralite)\b.{0,150}",
        r"(?:previous|next) (?:post|article|story)\b.{0,200}",
        r"article (?:precedent|suivant)\b.{0,200}|precedent|suivant|(?:articles? )?a la une",
    ),
    _rule(
        "share buttons",
        "anywhere",
        25,
        rf"(?:partage[rz]?|partagez|share|tweet\w*|envoyer|envoyez|suivez nous|follow us|suivre|"
        rf"retrouvez nous|rejoignez nous|follow|post|epingler)(?: (?:this|cet article|l article|cette "
        rf"page|la page|article|page|ce contenu|l info|story|on|sur|via|par|with|avec|un ami|a un ami|"
        rf"et|ou|and|or|notre|our|page|chaine|compte|les reseaux sociaux|vos reseaux(?: sociaux)?|"
        rf"{NETWORKS})){{0,10}}",
        r"(?:click to|cliquez (?:pour|ici pour)|cliquer pour) (?:share|partager|email|envoyer|print|"
        r"imprimer)\b.{0,80}",
        rf"suivez (?:toutes|toute|nous|l actualite|les infos|le|la|notre)\b.{{0,80}}\bsur {NETWORKS}"
        rf"(?: (?:et|ou|,)? ?(?:sur )?{NETWORKS})*",
        r"(?:copier|copy) (?:le lien|link|the link)|lien copie|link copied|copie",
        r"j aime(?: ca)?(?: chargement)?|chargement(?: en cours)?|loading|like loading",
        r"(?:ajouter|enregistrer|sauvegarder|classer) (?:a (?:mes|vos|ma)|aux|dans (?:mes|vos)) "
        r"(?:favoris|selections?|lectures?|liste.{0,20}|signets|articles.{0,20})",
        r"reagir|commenter|offrir (?:l|cet) article|repondre|enregistrer|sauvegarder|alerter",
        r"partagez (?:votre avis|cet article|sur|avec vos amis)\b.{0,40}",
    ),
    _rule(
        "page furniture",
        "anywhere",
        25,
        r"(?:article continues|story continues|la suite|suite|continuez la lecture|the rest) (?:below|"
        r"apres|after) (?:cette|la|l|this|the)? ?(?:publicite|annonce|pub|advertisement|ad)?",
        r"publicites?|advertisements?|sponsored(?: content)?|contenus? (?:sponsorises?|partenaires?)|"
        r"annonces? (?:sponsorisees?)?|ad feedback",
        r"(?:retour (?:en haut|a l accueil|au sommaire|a la page d accueil)|back to top|haut de page|"
        r"aller au contenu(?: principal)?|skip to (?:main )?content|toggle navigation)",
        r"(?:se connecter|connexion|mon compte|deconnexion|log ?in|sign in|my account|menu|"
        r"rechercher|recherche|search|fermer|close|imprimer(?: l article)?|print(?: article)?)",
        r"(?:ecouter|ecoutez|listen to) (?:l|cet|this) article\b.{0,40}",
        r"(?:agrandir|zoom(?:er)? sur|voir|enlarge|view) (?:l |the )?(?:image|photo|galerie|diaporama)"
        r"(?: en (?:grand|plein ecran))?|plein ecran|full screen image|toggle caption|hide caption",
        r"(?:temps|duree) de lecture\b.{0,30}|lecture \d+ ?(?:min|mn|minutes?)|"
        r"\d+ ?(?:min|mn|minutes?) (?:de lecture|read)|(?:estimated )?reading time\b.{0,30}|read time\b"
        r".{0,20}|lu \d+ fois|\d+ (?:vues|views|partages|shares|lectures)",
        r"(?:signaler|signalez)(?: nous)? (?:une (?:erreur|faute)|une coquille)\b.{0,60}",
        r"vous avez (?:repere|remarque|trouve|vu|releve) (?:une )?(?:erreur|faute|coquille)\b.{0,60}",
        r"une (?:erreur|faute|coquille|question|remarque|precision)(?: dans (?:l|cet) article| a "
        r"signaler| a apporter)\b.{0,60}",
        r"(?:contactez|ecrivez a|contacter) (?:nous|la redaction|l auteur|notre redaction)\b.{0,40}",
        r"(?:a propos de l auteur|about the author|qui sommes nous|plan du site|site map|nous contacter|"
        r"mentions legales|contact us|a propos)",
        r"(?:your browser|votre navigateur) (?:does not|ne) .{0,100}",
        r"(?:veuillez|please|merci d) (?:activer|enable|turn on) javascript\b.{0,100}",
        r"ce contenu (?:est bloque|n est pas disponible|a ete bloque)\b.{0,120}",
    ),
    _rule(
        "cookies and rights",
        "anywhere",
        90,
        r"(?:nous|ce site|notre site|le site|ce site web|we|this (?:web ?site|site)|nos partenaires et "
        r"nous|nous et nos partenaires)(?: \w+){0,3} (?:utilis\w+|use[sd]?|depos\w+|stock\w+)"
        r"(?: \w+){0,6} cookies?\b.{0,500}",
        r"en (?:poursuivant|continuant) (?:votre|la|a) (?:navigation|naviguer|lecture|utiliser)\b.{0,400}"
        r"(?:cookies?|acceptez|conditions)\b.{0,200}",
        r"by (?:continuing|using) .{0,200}cookies?\b.{0,200}",
        r"(?:tout )?accepter(?: (?:et fermer|tout|tous les cookies|les cookies|et continuer))?|tout "
        r"refuser|refuser(?: les cookies)?|accept (?:all|cookies|all cookies)|continuer sans accepter",
        r"(?:gerer|parametrer|personnaliser|modifier) (?:mes|les|vos|nos|mon)? ?(?:cookies|preferences|"
        r"choix|consentement)\b.{0,40}|(?:cookie|privacy) (?:settings|preferences|policy|notice)",
        r"politique (?:de|relative aux?) (?:confidentialite|cookies|protection des donnees)\b.{0,40}",
        r"conditions generales(?: d utilisation| de vente)?\b.{0,30}|terms (?:of use|of service|and "
        r"conditions)\b.{0,30}",
        r"(?:.{0,80} )?(?:tous droits (?:de reproduction )?(?:et de representation )?reserves|all rights "
        r"reserved)\b.{0,120}",
        r"(?:toute )?reproduction (?:\w+ ){0,4}(?:interdite|strictly prohibited|prohibited)\b.{0,80}",
        r"copyright(?: c)?(?: \d{4}){0,2}(?: \d{4})? .{0,80}",
        r"this material may not be published broadcast rewritten.{0,40}",
    ),
    _rule(
        "publication line",
        "anywhere",
        22,
        PUBLICATION_LINE.pattern,
    ),
    _rule(
        "publication line",
        "edges",
        22,
        DATE_LINE.pattern,
    ),
    _rule(
        "section name",
        "top",
        3,
        r"(?:l )?(?:actu(?:alites?)?|infos?|a la une|une|monde|international|politique|geopolitique|"
        r"diplomatie|economie|finance|marches|entreprises|societe|culture|sports?|sciences?|planete|"
        r"environnement|climat|opinions?|idees|debats?|tribunes?|europe|asie|asie pacifique|afrique|"
        r"ameriques?|moyen orient|proche orient|france|regions?|faits divers|justice|sante|tech|high "
        r"tech|medias|defense|news|world|business|politics|economy|opinion|abonnes?|exclusif|en "
        r"direct|direct|live|video|podcast|infographie|analyse|reportage|enquete|entretien|interview|"
        r"editorial|edito|decryptage|recit|portrait|chronique|breaking(?: news)?|dernieres? infos?|"
        r"flash|breves?|depeches?)",
    ),
    _rule(
        "tags",
        "edges",
        40,
        r"(?:tags?|mots? cles?|etiquettes?|categories?|categorie|filed under|posted in|classe dans|"
        r"keywords?|thematiques?|rubriques?)(?: \w+){1,38}",
    ),
)
