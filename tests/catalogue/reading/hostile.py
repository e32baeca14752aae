"""Files that nobody writes on purpose, as bytes of a families.yml; golden/ holds what is said of each."""

from __future__ import annotations

GOOD = b"families:\n  a: {title: T}\n"


def _flow(inside: str) -> bytes:
    return f"families: {{a: {{title: {inside}}}}}\n".encode()


HOSTILE = {
    "alias-bomb": b"families:\n  a: &a [x, x]\n  b: &b [*a, *a]\n  c: &c [*b, *b]\n",
    "too-large": b"families:\n" + b"  # a long remark\n" * 600_000,
    "too-large-values": b"families: {a: [" + b"x, " * 250_000 + b"]}\n",
    "too-deep-flow": b"families: " + b"[" * 200 + b"]" * 200,
    "too-deep-flow-endless": b"families: " + b"[" * 100_000,
    "too-deep-map-endless": b"families: " + b"{a: " * 100_000,
    "too-deep-block": b"".join(b" " * depth + b"a:\n" for depth in range(200)),
    "too-deep-block-endless": b"- " * 100_000,
    "too-deep-keys-endless": b"? " * 100_000,
    "nul-byte": _flow("'a\0b'"),
    "nul-byte-escaped": _flow(r'"a\0b"'),
    "byte-order-mark": b"\xef\xbb\xbf" + GOOD,
    "line-ends-windows": GOOD.replace(b"\n", b"\r\n"),
    "line-ends-old": GOOD.replace(b"\n", b"\r"),
    "line-ends-unicode": _flow("a\u2028b"),
    "not-utf-8": _flow("caf").replace(b"caf", b"caf\xe9"),
    "not-utf-8-wide": GOOD.decode().encode("utf-16"),
    "not-utf-8-surrogate": _flow("x").replace(b"x", b"\xed\xa0\x80"),
    "control-character": _flow("'a\x1bb'"),
    "tab-indent": b"families:\n\ta: {title: T}\n",
    "empty": b"",
    "empty-comment": b"# nothing\n",
    "empty-document": b"---\n",
    "second-document": GOOD + b"---\n" + GOOD,
    "second-document-broken": GOOD + b"---\n[",
    "merge-key": b"<<: {families: {}}\nfamilies: {a: {title: T}}\n",
    "complex-key": b"? [a]\n: b\nfamilies: {a: {title: T}}\n",
    "complex-key-flow": b"{{a: b}: c, families: {a: {title: T}}}\n",
    "duplicate-key": b"families: {a: {title: T}, a: {title: U}}\n",
    "tag-python": b"families: {a: !!python/object:os.system {title: T}}\n",
    "tag-undefined": b"families: !x!y {a: {title: T}}\n",
    "star": _flow("*"),
    "star-key": b"families:\n  *: {title: a}\n",
    "alias-undefined": b"families: *a\n",
    "anchor-key": b"families: {&k a: {title: T}}\n",
    "escape-surrogate": _flow(r'"\ud800"'),
    "escape-beyond": _flow(r'"\U00110000"'),
    "long-text": _flow("x" * 1_000_000),
    "long-key": b"families: {" + b"x" * 1_000_000 + b": {title: T}}\n",
    "long-line": b"families: {" + b"".join(b"f%d: {title: T}, " % n for n in range(10_000)) + b"c: {titel: T}}\n",
    "mistyped-values": b"families: {a: T, b: [T], c: {title: {x: y}}, d: {title: [a], summary: [b]}}\n",
    "mistyped-list": b"families: [a, b]\n",
    "mistyped-root-list": b"- families\n",
    "mistyped-root-text": b"families\n",
    "mistyped-root-null": b"~\n",
    "unclosed-mapping": b"families: {a: {title: T}\n",
    "unclosed-quote": b"families: {a: {title: 'T}}\n",
    "other-version": b"%YAML 3.0\n---\n" + GOOD,
    "empty-key": b"families: {'': {title: T}, : {title: U}}\n",
    "bad-indent": b"families:\n    a: {title: T}\n   b: {title: T}\n",
    "at-sign": _flow("@x"),
}
