"""Articles by the thousand, made of a few words always drawn in the same way."""

import json
import random

OUTLETS = ("Le Phare de Brest", "La Vigie", "Le Courrier du Cap", "L'Estran")
PLACES = ("Brest", "Lorient", "Quimper", "Morlaix", "Vannes", "Lannion", "Dinard", "Roscoff")
PEOPLE = ("Ivana Korvel", "Paul Sorlin", "Maud Tanguy", "Yvon Le Dantec", "Claire Abgrall")
THINGS = ("barrage", "port", "phare", "budget", "pont", "ferry", "marché", "chantier", "lycée")
DEEDS = ("rouvre", "ferme", "attend", "inquiète", "divise", "rassure", "change", "recule")


def lines(number):
    """Give so many articles as JSON, one a line, no two alike."""
    drawn = random.Random(7)
    return "\n".join(json.dumps(_article(drawn, n), ensure_ascii=False) for n in range(number))


def _article(drawn, number):
    thing, place = drawn.choice(THINGS), drawn.choice(PLACES)
    title = f"Le {thing} de {place} {drawn.choice(DEEDS)}, épisode {number}"
    return {
        "title": title,
        "source": OUTLETS[number % len(OUTLETS)],
        "date": f"2024-{1 + number % 12:02}-{1 + number % 28:02}",
        "text": "\n\n".join([title, *(_paragraph(drawn, thing, place) for _ in range(3))]),
    }


def _paragraph(drawn, thing, place):
    who, other = drawn.sample(PEOPLE, 2)
    sentences = [
        f"À {place}, le {thing} {drawn.choice(DEEDS)} les riverains depuis {drawn.randint(2, 900)} jours.",
        f"« Nous suivons le dossier du {drawn.choice(THINGS)} », a dit {who} au conseil.",
        f"{other} demande {drawn.randint(2, 99)} millions pour le {drawn.choice(THINGS)} de "
        f"{drawn.choice(PLACES)}.",
    ]
    drawn.shuffle(sentences)
    return " ".join(sentences)
