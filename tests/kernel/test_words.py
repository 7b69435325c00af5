from __future__ import annotations

import datetime as dt

import pytest

from app.kernel import formats, text
from app.kernel.money import Money, rp
from app.kernel.period import Period, fiscal_year_range, parse
from app.kernel.quantity import Quantity, UnitPrice
from app.kernel.rate import percent
from app.kernel.terbilang import amount_in_words, in_words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1_001_000, "satu juta seribu"),
        (21_000, "dua puluh satu ribu"),
        (101_000, "seratus satu ribu"),
        (1_000, "seribu"),
        (100_100, "seratus ribu seratus"),
        (
            36_667_962,
            "tiga puluh enam juta enam ratus enam puluh tujuh ribu sembilan ratus enam puluh dua",
        ),
        (1_000_000_000_001, "satu triliun satu"),
        (-12, "minus dua belas"),
    ],
)
def test_numbers_in_indonesian_words(number, words):
    assert in_words(number) == words


def test_numbers_in_english_words():
    assert in_words(1_250_017, "en") == "one million two hundred fifty thousand seventeen"
    assert in_words(42, "en") == "forty-two"


def test_sen_are_spoken_only_where_there_are_any():
    assert amount_in_words(rp(5)) == "Lima rupiah"
    assert amount_in_words(Money(550)) == "Lima rupiah lima puluh sen"


def test_amounts_as_people_read_them():
    assert formats.money(rp(1_234_567)) == "1.234.567"
    assert formats.money(Money(123_456_789)) == "1.234.567,89"
    assert formats.money(-rp(1_234)) == "\u22121.234"
    assert formats.money(-rp(1_234), brackets=True) == "(1.234)"
    assert formats.money(rp(0), zero="\u2013") == "\u2013"
    assert formats.rupiah(rp(15_757_560)) == "Rp\u00a015.757.560"
    with text.speaking("en"):
        assert formats.money(Money(123_456_789)) == "1,234,567.89"


def test_quantities_prices_and_rates_show_only_the_decimals_they_have():
    assert formats.quantity(Quantity(1_500_000)) == "1,5"
    assert formats.quantity(Quantity(1_240_000_000)) == "1.240"
    assert formats.unit_price(UnitPrice(12_345_000)) == "1.234,5"
    assert formats.rate(percent("0.25")) == "0,25\u00a0%"


def test_dates_and_months():
    day = dt.date(2026, 11, 23)
    assert formats.date_long(day) == "23 November 2026"
    assert formats.date_short(day) == "23/11/26"
    assert formats.weekday(day) == "Senin"
    assert parse("2026-11") == Period(2026, 11)
    assert Period(2026, 11).plus(2) == Period(2027, 1)
    assert fiscal_year_range(2026, 4) == (Period(2026, 4), Period(2027, 3))
    for wrong in ("2026-13", "2026-1", "26-11", "November"):
        with pytest.raises(ValueError):
            parse(wrong)


def test_a_catalogue_reads_joined_lines_and_quotes():
    source = 'msgid ""\nmsgstr "header"\n\nmsgid "a \\"b\\""\nmsgstr ""\n"c\\n"\n"d"\n\nmsgid "e"\nmsgstr ""\n'
    assert text.read_catalogue(source) == {'a "b"': "c\nd"}


def test_a_document_may_speak_another_language():
    text.use_language("id")
    with text.speaking("en"):
        assert text.language() == "en"
    assert text.language() == "id"
