"""Names of months and days."""

from corpus.text.calendar import days, months


def test_every_month_and_day_has_its_number():
    assert [months("fr")[name] for name in ("janvier", "fevr", "aout", "dec")] == [1, 2, 8, 12]
    assert [days("en")[name] for name in ("monday", "sun")] == [1, 7]
    assert sorted(set(months("ru", "de").values())) == list(range(1, 13))


def test_the_language_named_first_decides():
    assert "mar" in days("fr") and days("fr")["mar"] == 2
    assert months("fr", "en")["mar"] == 3
