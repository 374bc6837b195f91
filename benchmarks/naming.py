"""Names and terms: labelled rows, how often the rules speak in daily use, and slips put into right translations.

The rules of the categories ``name`` and ``term`` alone. Slips are drawn by a hash of the pair, with patterns of this
module's own: the same in every run.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks import corpus
from benchmarks.tables import heading, share, table
from summarycheck.engine import Checker
from summarycheck.glossary import English
from summarycheck.glossaryfile import shipped_glossary
from summarycheck.model import RANK, Finding, Record, Text
from summarycheck.reporters.excerpt import harmless
from summarycheck.rules import load_rules, pick

GENERATORS = ("Lcollection", "CSQianDong")
NAME_KINDS = frozenset({"wrong-term", "name-changed", "name-translated"})
LABEL_KINDS = frozenset({"mistranslated_name", "mistranslated_term"})


class Slip(NamedTuple):
    """A target with one name or term spoilt, and where."""

    source: str
    target: str
    start: int
    end: int


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--only", choices=list(PARTS), help="only this part")
    parser.add_argument("--each", type=int, default=400, help="slips of a kind")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="print N findings to be read")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print N slips that are not found")


def run(options: argparse.Namespace) -> None:
    """Prints the tables."""
    folder = corpus.find(options.corpus)
    if folder is None:
        return
    checker = Checker(pick(load_rules(), ["name", "term"]))
    for name, part in PARTS.items():
        if options.only in (None, name):
            part(folder, checker, options)


# ---- labelled rows -------------------------------------------------------------------------------


def labelled(folder: Path, checker: Checker, options: argparse.Namespace) -> None:
    """Natural errors, and traps beside them."""
    heading("Natural errors in names and terms")
    rows = list(corpus.rows(folder / "page_errors.jsonl"))
    pages = [row for row in rows if row["kind"] in NAME_KINDS]
    traps = [row for row in rows if row["severity"] == "none"]
    hit = [bool(_findings(checker, row["en"], row["zh"], _role(row["field"]))) for row in pages]
    alarms = [bool(_findings(checker, row["en"], row["zh"], _role(row["field"]))) for row in traps]
    records = {
        (row["file"], row["line"]): row["record"] for row in corpus.rows(folder / "labels/records.jsonl.gz")
    }
    others = [row for row in corpus.rows(folder / "labels/other.jsonl") if row["kind"] in LABEL_KINDS]
    found = []
    for row in others:
        record = records[row["file"], row["line"]]
        findings = _findings(checker, record["summary"], record["AI"][row["field"]], "summary")
        quotes = [finding.target.text for finding in findings if finding.target]
        found.append(any(quote in row["zh"] or row["zh"] in quote for quote in quotes))
    table(
        ("rows", "of", "rate [95%]"),
        [
            ("page_errors: names and terms, flagged", _of(hit), share(sum(hit), len(hit))),
            ("page_errors: traps, flagged", _of(alarms), share(sum(alarms), len(alarms))),
            (
                "labels/other: names and terms, flagged at the place",
                _of(found),
                share(sum(found), len(found)),
            ),
        ],
    )


def _role(field: str) -> str:
    return "translation" if field == "translation" else "summary"


def _of(hits: list[bool]) -> str:
    return f"{sum(hits)}/{len(hits)}"


# ---- daily use -----------------------------------------------------------------------------------


def daily(folder: Path, checker: Checker, options: argparse.Namespace) -> None:
    """How often each rule speaks of summaries and of translations."""
    for title, records in (
        ("daily-arxiv summaries", list(_daily(folder))),
        ("translations by the better generators", list(_translations(folder))),
    ):
        counts: Counter[tuple[str, str]] = Counter()
        flagged: Counter[str] = Counter()
        samples = []
        for record in records:
            findings = checker.check(record).findings
            counts.update((finding.rule, finding.severity) for finding in findings)
            flagged.update({finding.severity for finding in findings})
            samples += [(record, f) for f in findings if RANK[f.severity] >= RANK["warning"]]
        heading(f"Names and terms in {title} ({len(records)} records)")
        rows = [
            (rule, severity, n, f"{1000 * n / len(records):.1f}")
            for (rule, severity), n in counts.most_common()
        ]
        table(("rule", "severity", "findings", "for 1000 records"), rows)
        table(
            ("records with a finding of", "rate [95%]"),
            [(level, share(flagged[level], len(records))) for level in ("error", "warning", "info")],
        )
        samples.sort(key=lambda found: corpus.draw(found[0].id, found[1].fingerprint))
        for record, finding in samples[: options.sample]:
            print(harmless(_excerpt(record, finding)))


def _excerpt(record: Record, finding: Finding) -> str:
    raw = next(text.text for text in record.targets if text.field == finding.field)
    place, used = finding.target, finding.source
    chinese = raw[max(0, place.start - 25) : place.end + 25] if place else ""
    english = record.source.text[max(0, used.start - 50) : used.end + 50] if used else ""
    quotes = f"{used.text if used else ''} → {place.text if place else ''}"
    return " ".join(f"{finding.rule} | {record.id} | {quotes} | {chinese} | {english}".split())


def _daily(folder: Path) -> Iterator[Record]:
    for path in sorted((folder / "daily-arxiv").glob("*.jsonl.gz")):
        for row in corpus.rows(path):
            if isinstance(row.get("AI"), dict):
                texts = tuple(Text(v, "summary", k) for k, v in row["AI"].items() if isinstance(v, str))
                yield Record(Text(row["summary"], "source", "source"), texts, row["id"], row["title"])


def _translations(folder: Path) -> Iterator[Record]:
    for row in corpus.rows(folder / "translations.jsonl.gz"):
        if row["generator"] in GENERATORS and row["full_translation"]:
            record = Record.of(row["source"], translation=row["translation"], title=row["title"])
            yield Record(record.source, record.targets, f"{row['generator']} {row['id']}", row["title"])


# ---- slips ---------------------------------------------------------------------------------------


def slips(folder: Path, checker: Checker, options: argparse.Namespace) -> None:
    """One name or term of a right translation spoilt; and the translations as they were."""
    records = list(_translations(folder))
    clean = [record for record in records if not _grave(checker.check(record).findings)]
    clean.sort(key=lambda record: corpus.draw("slips", record.id))
    heading(f"Slips in {len(clean)} translations without a finding ≥ warning (of {len(records)})")
    rows = []
    for kind, spoil in SLIPS.items():
        tried = list(_spoilt(clean, kind, spoil, options.each))
        missed = [slip for slip in tried if not _hit(checker, slip)]
        rows.append((kind, len(tried), share(len(tried) - len(missed), len(tried))))
        for slip in missed[: options.misses]:
            print(harmless(f"{kind}: {slip.target[max(0, slip.start - 20) : slip.end + 20]}"))
    table(("kind", "n", "flagged ≥ warning at the place"), rows)


def _spoilt(
    records: Iterable[Record], kind: str, spoil: Callable[[str, str, int], Slip | None], most: int
) -> Iterator[Slip]:
    for record in records:
        slip = spoil(record.source.text, record.targets[0].text, corpus.draw(kind, record.id))
        if slip is not None:
            yield slip
            most -= 1
            if not most:
                return


def _hit(checker: Checker, slip: Slip) -> bool:
    findings = _grave(checker.check(Record.of(slip.source, translation=slip.target)).findings)
    return any(f.target and f.target.start < slip.end and slip.start < f.target.end for f in findings)


_NAME = re.compile(r"(?<![A-Za-z0-9-])(?=[A-Za-z]*[A-Z])[A-Za-z]{6,}(?![A-Za-z0-9-])")
_ACRONYM = re.compile(r"(?<![A-Za-z0-9-])[A-Z]{4,6}(?![A-Za-z0-9-])")
_URL = re.compile(r"https?://[\w./-]{12,}\w")


def _letter(source: str, target: str, draw: int) -> Slip | None:
    """A letter of a name changed, not the first."""
    names = [m for m in _NAME.finditer(target) if m.group() in source and not m.group().isupper()]
    if not names:
        return None
    name = names[draw % len(names)]
    at = name.start() + 1 + draw // 7 % (len(name.group()) - 1)
    letters = [c for c in "bcdfgklmnprst" if c != target[at].lower()]
    letter = letters[draw // 101 % len(letters)]
    return _put(source, target, at, at + 1, letter.upper() if target[at].isupper() else letter, name.span())


def _swapped(source: str, target: str, draw: int) -> Slip | None:
    """Two neighbouring letters of an acronym swapped."""
    names = [m for m in _ACRONYM.finditer(target) if m.group() in source and len(set(m.group())) > 2]
    if not names:
        return None
    name = names[draw % len(names)]
    text = name.group()
    places = [i for i in range(len(text) - 1) if text[i] != text[i + 1]]
    at = name.start() + places[draw // 7 % len(places)]
    swapped = target[at + 1] + target[at]
    if target[name.start() : at] + swapped + target[at + 2 : name.end()] in source:
        return None
    return _put(source, target, at, at + 2, swapped, name.span())


def _address(source: str, target: str, draw: int) -> Slip | None:
    """A letter or digit of a URL's path changed."""
    urls = [m for m in _URL.finditer(target) if m.group() in source]
    if not urls:
        return None
    url = urls[draw % len(urls)]
    places = [i for i in range(url.start() + 10, url.end()) if target[i].isalnum()]
    at = places[draw // 7 % len(places)]
    return _put(source, target, at, at + 1, "x" if target[at] != "x" else "y", url.span())


def _forbidden(source: str, target: str, draw: int) -> Slip | None:
    """A right rendering of a term replaced by one of its wrong ones (of the shipped glossary: no test of its breadth)."""
    english = English(source)
    choices = [
        (entry, right, at)
        for entry in shipped_glossary().entries
        if entry.kind == "term" and entry.forbidden and entry.allowed
        for right in (entry.allowed[0],)
        if len(right) > 1 and (at := target.find(right)) >= 0 and entry.used_in(english)
    ]
    if not choices:
        return None
    entry, right, at = choices[draw % len(choices)]
    wrong = entry.forbidden[draw // 7 % len(entry.forbidden)]
    return _put(source, target, at, at + len(right), wrong, (at, at + len(right)))


# Sentences with a name, right and with the plain sense of the word in its place. Half of the words are in the packaged
# list of words (seen), half are not.
_SEEN = (
    ("Otter", "水獭"),
    ("Volcano", "火山"),
    ("Penguin", "企鹅"),
    ("Obsidian", "黑曜石"),
    ("Labyrinth", "迷宫"),
)
_UNSEEN = (
    ("Pumpkin", "南瓜"),
    ("Anteater", "食蚁兽"),
    ("Sundial", "日晷"),
    ("Waterwheel", "水车"),
    ("Porcupine", "豪猪"),
)
_CARRIERS = (
    (
        "We also compare with GPT-4 and {}, an open model. {} is smaller.",
        "我们还与GPT-4和{}进行了比较，{}是一个较小的开放模型。",
    ),
    (
        "Our framework, called {}, needs no labels. {} is released.",
        "我们的框架名为{}，不需要标注。{}已经发布。",
    ),
)


def _literal(words: tuple[tuple[str, str], ...]) -> Callable[[str, str, int], Slip | None]:
    """A sentence put behind the pair, in which the name is translated."""

    def spoil(source: str, target: str, draw: int) -> Slip | None:
        name, sense = words[draw % len(words)]
        english, chinese = _CARRIERS[draw // 7 % len(_CARRIERS)]
        if name.lower() in source.lower() or sense in target:
            return None
        start = len(target) + chinese.index("{}")
        return Slip(
            f"{source} {english.format(name, name)}",
            target + chinese.format(sense, sense),
            start,
            start + len(sense),
        )

    return spoil


def _put(source: str, target: str, start: int, end: int, text: str, whole: tuple[int, int]) -> Slip:
    grown = len(text) - (end - start)
    return Slip(source, target[:start] + text + target[end:], whole[0], whole[1] + grown)


SLIPS: Mapping[str, Callable[[str, str, int], Slip | None]] = {
    "a letter of a name changed": _letter,
    "letters of an acronym swapped": _swapped,
    "a character of a URL changed": _address,
    "a name translated (word in the list)": _literal(_SEEN),
    "a name translated (word not in the list)": _literal(_UNSEEN),
    "a term rendered as forbidden": _forbidden,
}


def _findings(checker: Checker, source: str, target: str, role: str) -> tuple[Finding, ...]:
    return checker.check(Record.of(source, **{role: target})).findings  # type: ignore[arg-type]


def _grave(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if RANK[finding.severity] >= RANK["warning"]]


PARTS: Mapping[str, Callable[[Path, Checker, argparse.Namespace], None]] = {
    "labelled": labelled,
    "daily": daily,
    "slips": slips,
}
