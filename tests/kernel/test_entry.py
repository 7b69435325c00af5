"""What people type is understood exactly or refused with a sentence."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kernel import entry, text
from app.kernel.columns import Kind
from app.kernel.entry import EntryError
from app.kernel.money import LARGEST_MINOR, Money, rp
from app.kernel.period import Period
from app.kernel.quantity import Quantity, UnitPrice, each, pieces
from app.kernel.rate import Rate, percent

TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1500000", 1_500_000),
        ("1.500.000", 1_500_000),
        ("Rp1.500.000", 1_500_000),
        ("Rp. 1.500.000,-", 1_500_000),
        ("1.500", 1_500),
        ("1jt", 1_000_000),
        ("2,5 jt", 2_500_000),
        ("750rb", 750_000),
        ("1,25m", 1_250_000_000),
        ("=12*85000", 1_020_000),
        ("=12*85rb", 1_020_000),
        ("=(1.500+500)*2", 4_000),
        ("=100000/3", 33_333),
        ("=200000*5%", 10_000),
        ("=3x4", 12),
        ("=-(2+3)", -5),
        ("(1.234)", -1_234),
        ("-1.234", -1_234),
        ("\u22121.234", -1_234),
        ("Rp\u00a01.234", 1_234),
        ("0", 0),
    ],
)
def test_amounts_in_indonesian(typed: str, amount: int) -> None:
    assert entry.parse_money(typed) == rp(amount)


def test_the_comma_is_the_decimal_mark() -> None:
    assert entry.parse_money("1,5") == Money(150)
    assert entry.parse_money("1.500.000,50") == Money(150_000_050)
    assert entry.parse_quantity("2,5") == Quantity(2_500_000)
    assert entry.parse_price("0,0125") == each(Fraction(125, 10_000))


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1,500", 1_500),
        ("1,500,000", 1_500_000),
        ("2.5m", 2_500_000),
        ("3k", 3000),
        ("1jt", 1_000_000),
        ("2.5rb", 2_500),
        ("2,5rb", 2_500),
        ("1,500rb", 1_500_000),
        ("3 juta", 3_000_000),
        ("=12*85000", 1_020_000),
        ("=2*2,5rb", 5_000),
    ],
)
def test_amounts_in_english(typed: str, amount: int) -> None:
    text.use_language("en")
    assert entry.parse_money(typed) == rp(amount)
    assert entry.parse_quantity("1.5") == Quantity(1_500_000)


def test_a_decimal_comma_without_an_indonesian_word_is_still_refused_in_english() -> None:
    text.use_language("en")
    for typed in ("2,5", "2,5m", "2,5million", "1.2.3jt"):
        with pytest.raises(EntryError):
            entry.parse_money(typed)


@pytest.mark.parametrize(
    "typed",
    ["", "abc", "1.2.3", "1.5", "1,2,3", "1e30", "nan", "inf", "1,", "12.34.567", "1 500", "--5", "٣",
     "=", "=1+", "=(1", "=1)", "=1/0", "=a", "5 xx", "9" * 200, "1,234", "=" + "(" * 100],
)  # fmt: skip
def test_nonsense_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(EntryError) as refused:
        entry.parse_money(typed)
    assert refused.value.what()


def test_an_ambiguous_number_names_the_other_way_to_write_it() -> None:
    with pytest.raises(EntryError, match="1,5"):
        entry.parse_money("1.5")


def test_bounds() -> None:
    with pytest.raises(EntryError):
        entry.parse_money("9" * 18)
    with pytest.raises(EntryError):
        entry.parse_quantity("1.000.000.000.000")
    with pytest.raises(EntryError):
        entry.parse_quantity("0,1234567")
    with pytest.raises(EntryError):
        entry.parse_price("1,00001")
    with pytest.raises(EntryError):
        entry.parse_count("1,5")
    assert entry.parse_count("1.200") == 1200


def test_rates_are_percentages() -> None:
    assert entry.parse_rate("12") == percent(12)
    assert entry.parse_rate("0,25 %") == percent(Fraction(1, 4))


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("23", (2026, 11, 23)),
        ("1", (2026, 11, 1)),
        ("23/10", (2026, 10, 23)),
        ("5-1", (2026, 1, 5)),
        ("23/11/26", (2026, 11, 23)),
        ("23.11.2025", (2025, 11, 23)),
        ("231126", (2026, 11, 23)),
        ("23112026", (2026, 11, 23)),
        ("2311", (2026, 11, 23)),
        ("17 agustus 1985", (1985, 8, 17)),
        ("17/8/85", (1985, 8, 17)),
        ("23 nov", (2026, 11, 23)),
        ("2 may", (2026, 5, 2)),
        ("2026-02-28", (2026, 2, 28)),
        ("+7", (2026, 11, 30)),
        ("-23", (2026, 10, 31)),
        ("kmrn", (2026, 11, 22)),
        ("Kemarin", (2026, 11, 22)),
        ("besok", (2026, 11, 24)),
        ("hari ini", (2026, 11, 23)),
    ],
)
def test_dates(typed: str, date: tuple[int, int, int]) -> None:
    assert entry.parse_date(typed, TODAY) == dt.date(*date)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "31",
        "0",
        "29/2/2026",
        "12/13",
        "x",
        "1/2/3/4",
        "23/11/1",
        "23/11/0026",
        "+99999999",
        "5 foo",
    ],
)
def test_impossible_dates_are_refused(typed: str) -> None:
    with pytest.raises(EntryError) as refused:
        entry.parse_date(typed, TODAY)
    assert refused.value.what()


@pytest.mark.parametrize(
    "typed", ["11", "nov", "11/26", "11/2026", "November 2026", "2026-11", "nov 26"]
)
def test_months(typed: str) -> None:
    assert entry.parse_period(typed, TODAY) == Period(2026, 11)


@pytest.mark.parametrize("typed", ["", "13", "foo", "11/2026/1"])
def test_impossible_months(typed: str) -> None:
    with pytest.raises(EntryError):
        entry.parse_period(typed, TODAY)


VALUES = st.one_of(
    st.tuples(st.just(Kind.MONEY), st.integers(-LARGEST_MINOR, LARGEST_MINOR).map(Money)),
    st.tuples(st.just(Kind.QUANTITY), st.integers(-(10**15), 10**15).map(Quantity)),
    st.tuples(st.just(Kind.PRICE), st.integers(0, 10**16).map(UnitPrice)),
    st.tuples(st.just(Kind.COUNT), st.integers(-(10**12), 10**12)),
    st.tuples(st.just(Kind.RATE), st.integers(0, 10**8).map(lambda n: Rate(Fraction(n, 10**8)))),
    st.tuples(st.just(Kind.DATE), st.dates(dt.date(1900, 1, 1), dt.date(9998, 1, 1))),
    st.tuples(st.just(Kind.PERIOD), st.dates(dt.date(1900, 1, 1)).map(lambda d: Period(d.year, d.month))),
)  # fmt: skip


@given(VALUES, st.sampled_from(text.LANGUAGES))
def test_what_is_written_is_read_back(case: tuple[Kind, object], language: str) -> None:
    kind, value = case
    if isinstance(value, Period) and value.year == 9999:
        return
    with text.speaking(language):
        assert entry.parse(kind, entry.written(kind, value), TODAY) == value


@given(st.text(max_size=40))
def test_any_text_is_understood_or_refused(typed: str) -> None:
    for kind in (Kind.MONEY, Kind.QUANTITY, Kind.DATE, Kind.PERIOD, Kind.RATE):
        try:
            entry.parse(kind, typed, TODAY)
        except EntryError as refused:
            assert refused.what()


def test_pieces_are_typed_as_whole_numbers() -> None:
    assert entry.parse_quantity("1.350") == pieces(1350)
