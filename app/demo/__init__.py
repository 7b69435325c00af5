"""The demo company: PT Lentera Niaga Utama, a trader in electrical goods, with a year of business.

Everything is posted through the same tables and services a person would use, from a fixed seed: the same
last day gives the same business. Names, numbers and people are invented.
"""

from app.demo.story import COMPANY_FILE, make

__all__ = ["COMPANY_FILE", "make"]
