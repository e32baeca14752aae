"""Texts cut into words, and how close one word is to another. `web/search/words.js` does the same."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import category, normalize

__all__ = [
    "CODE",
    "ENDING",
    "LITTLE",
    "MARK",
    "TOKEN",
    "closeness",
    "distance",
    "is_little",
    "number_of",
    "runs",
    "squashed",
    "words",
]

# Python's patterns know no classes of Unicode: each letter is written as the class it is of, and the pattern, which is
# the one of the script, reads that.
RUN = re.compile("U+(?!l)|U?l+|[Ulo]+|h+|k+|t+|n+")
CLASSES = {"Lu": "U", "Ll": "l", "Lt": "o", "Lm": "o", "Lo": "o", "Nd": "n", "Nl": "n", "No": "n"}
SCRIPTS = (("\u3041", "\u309f", "h"), ("\u30a0", "\u30ff", "k"), ("\u3400", "\u9fff", "t"), ("\u3005", "\u3006", "t"))
"""Japanese puts no spaces: hiragana, katakana and kanji in turn are as near to words as it goes."""
HIRAGANA = re.compile("[\u3041-\u309f]+")
LITTLE = frozenset(
    word
    for line in (
        "a an and are be by can do does for from has have how i if in is it its my of on or so the their then they to",
        "was we were what when where which who why will with you",
        "am auf aus bei beim das dem den der des die ein eine einem einen einer es fur im ist mit sich und vom von was",
        "wer wie wird zu zum zur",
        "au aux avec ce dans de des du en est et la le les l par pour que qui se sur un une",
        "al como con del el las lo los para por se su una y",
        "com da do dos e o os na num que uma",
        "che di gli il per sono",
    )
    for word in line.split()
)
"""What tells nothing of what is meant, in the languages people ask in, without accents."""
CODE = re.compile(r"(?=.*([a-z][A-Z]|[A-Z]{2}[a-z]|_))[A-Za-z]\w*")
"""A name as programs write it."""
MARK = re.compile(r"(?=\S*[A-Za-z]|\d{5})(?:\S*[_\d@>][^\s,;)\]]*[^\s.,;:)\]]|[A-Z]{4,})")
"""What logs print and nobody explains: it has a sign, a digit or nothing but capitals in it."""
SLIP = 5
"""One slip of the pen is allowed in so many letters."""
SAME, ENDING, SLIPPED, LONGER = 1.0, 0.85, 0.7, 0.5
SHORT = 4
NUMBER = re.compile(r"-?[0-9]{1,18}|0x[0-9A-Fa-f]{1,16}")
"""No more digits than 64 bits hold: nothing has a longer number."""
TOKEN = re.compile(r"\w+")
STEM = re.compile("(?:ings?|ed|es|ers?|s|e)$")


@cache
def folded(text: str) -> str:
    """Return a text without its accents."""
    return "".join(letter for letter in normalize("NFKD", text) if not category(letter).startswith("M"))


@cache
def _class(letter: str) -> str:
    for first, last, name in SCRIPTS:
        if first <= letter <= last:
            return name
    return CLASSES.get(category(letter), "-")


def words(text: str) -> list[str]:
    """Return the words of a text in small letters and without accents; a name such as `getName` has two."""
    plain = text if text.isascii() else folded(text)
    kinds = "".join(map(_class, plain))
    return [plain[found.start() : found.end()].lower() for found in RUN.finditer(kinds)]


def runs(text: str) -> list[str]:
    """Return the words of a text that are made of several, as one: `getName` is typed `getname` too."""
    return ["".join(parts) for token in TOKEN.findall(text) if len(parts := words(token)) > 1]


def squashed(text: str) -> str:
    """Return a text without what stands between its words: neither that nor capitals tell one name from another."""
    return "".join(words(text))


def number_of(text: str) -> str:
    """Return the number that a text is, of base ten or sixteen, as the index writes it; nothing where it is none."""
    # Base 0 reads `0x` by itself, and refuses `010`, which a log may well write for ten.
    return str(int(text, 0 if "x" in text else 10)) if NUMBER.fullmatch(text) else ""


def is_little(word: str) -> bool:
    """Return whether a word tells nothing: of Japanese what joins the others."""
    return word in LITTLE or bool(HIRAGANA.fullmatch(word))


def closeness(term: str, word: str) -> float:
    """Return how close a word is to what was typed, from 0 to 1.

    A beginning and another ending of the same word are about as good; a slip of the pen is a guess, a word of the index
    that the typed one goes on after a poor one. A number is itself or another.
    """
    if term == word:
        return SAME
    if _class(term[0]) == "n":  # a word is of one class; what Python calls numeric are also words of Japanese
        return 0
    if (word.startswith(term) and len(term) > 1) or stem(term) == stem(word):
        return ENDING
    slips = len(term) // SLIP
    if slips and distance(term, word, slips) <= slips:
        return SLIPPED
    return LONGER if len(word) >= SHORT and term.startswith(word) else 0


@cache
def stem(word: str) -> str:
    """Return a word without its ending."""
    return STEM.sub("", word, count=1) if len(word) > SHORT else word.removesuffix("s")


def distance(one: str, other: str, limit: int) -> int:
    """Return how many letters differ (Levenshtein), at most `limit` + 1.

    A row of the table whose least is over the limit ends it, since later rows never have less.
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for at, another in enumerate(other, 1):
            line.append(min(above[at - 1] + (letter != another), above[at] + 1, line[at - 1] + 1))
        if min(line) > limit:
            return limit + 1
        above = line
    return above[len(other)]
