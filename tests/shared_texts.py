"""Articles written for testing what texts have in common."""

COPY = (
    "Le pont suspendu qui relie les deux rives de la Vire a été fermé lundi matin après la "
    "découverte d'une fissure de onze centimètres dans le pilier du nord.",
    "Les ingénieurs du département ont inspecté les câbles pendant la nuit et jugent que la "
    "circulation des camions ne pourra reprendre avant le mois de septembre.",
    "Une navette gratuite partira toutes les vingt minutes de la place du marché, tandis que les "
    "cyclistes passeront par l'ancienne écluse remise en état l'hiver dernier.",
)
OWN = (
    "Les pêcheurs du bassin réclament depuis trois ans une criée plus grande et des quais éclairés.",
    "Au lycée agricole, quarante élèves ont planté des haies de charmes le long du canal asséché.",
    "La fanfare municipale cherche un tuba, deux clarinettes et quelqu'un qui sache compter.",
    "Un potier de Carrouges vend ses bols à des restaurants japonais sans avoir jamais pris l'avion.",
    "Le dernier cinéma de la vallée rouvre avec une salle unique et des fauteuils de récupération.",
    "Faute de neige, la station loue ses dameuses aux communes qui entretiennent les chemins creux.",
)
SAID = (
    "« Nous n'avons jamais caché la moindre mesure aux riverains, et chacun pourra lire le rapport "
    "complet des experts dès que le tribunal en aura reçu une copie certifiée », a dit le préfet."
)


def joined(*paragraphs):
    return "\n\n".join(paragraphs)
