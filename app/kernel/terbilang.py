"""Amounts in words, Indonesian and English, as receipts and invoices print them."""

from __future__ import annotations

from app.kernel.money import Money

_ONES = (
    ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"]
)  # fmt: skip
_SCALES = ((10**15, "kuadriliun"), (10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"))

_ENGLISH_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_ENGLISH_TENS = [
    "-",
    "-",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
]
_ENGLISH_SCALES = (
    (10**15, "quadrillion"),
    (10**12, "trillion"),
    (10**9, "billion"),
    (10**6, "million"),
    (1000, "thousand"),
)


def in_words(number: int, language: str = "id") -> str:
    """``number`` in words: 1_001_000 is "satu juta seribu"; below zero it begins with "minus"."""
    if number < 0:
        return "minus " + in_words(-number, language)
    return _indonesian(number) if language == "id" else _english(number)


def amount_in_words(amount: Money, language: str = "id") -> str:
    """The amount with its currency, first letter capital; sen only where there are any."""
    rupiah, sen = divmod(abs(amount.minor), 100)
    words = in_words(rupiah, language) + " rupiah"
    if sen:
        words += f" {in_words(sen, language)} sen"
    if amount.minor < 0:
        words = "minus " + words
    return words[0].upper() + words[1:]


def _indonesian(number: int) -> str:
    if number < 1000:
        return _below_thousand(number)
    words = []
    for scale, name in _SCALES:
        count, number = divmod(number, scale)
        if count:
            words.append(f"{_indonesian(count)} {name}")
    thousands, rest = divmod(number, 1000)
    if thousands:
        words.append("seribu" if thousands == 1 else f"{_below_thousand(thousands)} ribu")
    if rest:
        words.append(_below_thousand(rest))
    return " ".join(words)


def _below_thousand(number: int) -> str:
    if number < 12:
        return _ONES[number]
    if number < 20:
        return f"{_ONES[number - 10]} belas"
    if number < 100:
        head, rest = f"{_ONES[number // 10]} puluh", number % 10
    else:
        hundreds, rest = divmod(number, 100)
        head = "seratus" if hundreds == 1 else f"{_ONES[hundreds]} ratus"
    return f"{head} {_below_thousand(rest)}" if rest else head


def _english(number: int) -> str:
    if number < 20:
        return _ENGLISH_ONES[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return _ENGLISH_TENS[tens] + (f"-{_ENGLISH_ONES[rest]}" if rest else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{_ENGLISH_ONES[hundreds]} hundred" + (f" {_english(rest)}" if rest else "")
    for scale, name in _ENGLISH_SCALES:
        count, rest = divmod(number, scale)
        if count:
            return f"{_english(count)} {name}" + (f" {_english(rest)}" if rest else "")
    raise AssertionError(number)
