"""Key claims: what the claim rules find, against labels made by reading and against pairs of texts that need none.

A labelled claim counts as found when a claim finding overlaps its anchor. Without labels: the summaries of another
paper of the same field lack every claim; a full translation that is read as a summary has them all.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import corpus
from benchmarks.tables import heading, share, table
from summarycheck.claims import claims as claims_of
from summarycheck.coverage import THRESHOLD, Coverage
from summarycheck.model import Record, Text
from summarycheck.readers import read
from summarycheck.reading import Dossier

FIELDS = ("task", "tldr", "motivation", "method", "result", "conclusion")
THRESHOLDS = (2.0, 2.5, THRESHOLD, 3.5, 4.0, 5.0)
FOLDS = 5
LIGHTEST = 0.6  # as the rules have it


class Anchored(NamedTuple):
    """A labelled claim, the score of what is found over it (−∞: nothing), and whether only its figures are gone.

    ``plain``: the score of what is found over it and is plainly missing, which is a warning.
    """

    record: str
    status: str
    score: float
    partial: bool
    plain: float


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--records", type=int, default=2000, help="unlabelled records to measure with")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print N misses and false alarms")


def run(options: argparse.Namespace) -> None:
    """Prints the tables."""
    folder = corpus.find(options.corpus)
    if folder is None:
        return
    heading("labels/exhaustive.jsonl")
    labelled(folder, options)
    heading("Without labels")
    unlabelled(folder, options)


# ---- labels --------------------------------------------------------------------------------------


def labelled(folder: Path, options: argparse.Namespace) -> None:
    """Precision, recall and F1 on "missing", and the threshold that cross-validation would choose."""
    claims, beside = _anchored(folder, options)
    rows = []
    for threshold in THRESHOLDS:
        flagged = [claim for claim in claims if claim.score >= threshold or claim.partial]
        missing = [claim for claim in claims if claim.score >= threshold]
        plain = [claim for claim in claims if claim.plain >= threshold]
        mark = " (the check's)" if threshold == THRESHOLD else ""
        rows.append(
            (
                f"{threshold:g}{mark}",
                _counts(missing),
                _scores(missing, claims, "missing"),
                _counts(plain),
                _scores(plain, claims, "missing"),
                _counts(flagged),
                _scores(flagged, claims, "missing"),
                "/".join(
                    str(sum(each.score * each.claim.weight >= threshold for each in some))
                    for some in (beside, [each for each in beside if each.plain])
                ),
            )
        )
    statuses = Counter(claim.status for claim in claims)
    table(
        (
            f"threshold ({', '.join(f'{count} {status}' for status, count in sorted(statuses.items()))})",
            "claim-missing on missing/partly/covered",
            "P R F1",
            "of these warnings",
            "P R F1",
            "any claim finding",
            "P R F1",
            "beside all labels (warnings)",
        ),
        rows,
    )
    print("Threshold chosen on four folds, measured on the fifth:")
    for name, partly in (("claim-missing", False), ("any claim finding", True)):
        print(f"- {name}: {_cross_validated(claims, partly=partly)}")
    print()


def _anchored(folder: Path, options: argparse.Namespace) -> tuple[list[Anchored], list[Coverage]]:
    """The labelled claims with what was found over them, and what is over none."""
    records = {
        (row["file"], row["line"]): row["record"]
        for row in corpus.rows(folder / "labels" / "records.jsonl.gz")
    }
    claims: list[Anchored] = []
    beside: list[Coverage] = []
    shown = 0
    for row in corpus.rows(folder / "labels" / "exhaustive.jsonl"):
        record = _daily(records[row["file"], row["line"]])
        found = [each for each in Dossier(record).coverage(LIGHTEST) if each.claim.weight >= LIGHTEST]
        covered: set[int] = set()
        for label in row["claims"]:
            start = record.source.text.find(label["anchor"])
            end = start + len(label["anchor"])
            over = [i for i, each in enumerate(found) if each.claim.start < end and start < each.claim.end]
            covered.update(over)
            score = max((_score(found[i]) for i in over), default=float("-inf"))
            gone = any(
                span.start < end and start < span.end for i in over for span, _ in found[i].without_figures()
            )
            plain = max((_score(found[i]) for i in over if found[i].plain), default=float("-inf"))
            claims.append(Anchored(row["id"], label["status"], score, gone, plain))
            wrong = (label["status"] == "missing") != (score >= THRESHOLD or gone)
            if wrong and label["status"] != "partly" and shown < options.misses:
                shown += 1
                print(
                    f"{row['id']} {label['status']}, score {score:.1f}: {label['text']} | {label['anchor']!r}"
                )
        beside += [each for i, each in enumerate(found) if i not in covered and not each.kept]
    return claims, beside


def _score(coverage: Coverage) -> float:
    return float("-inf") if coverage.kept else coverage.score * coverage.claim.weight


def _counts(flagged: list[Anchored]) -> str:
    counts = Counter(claim.status for claim in flagged)
    return "/".join(str(counts[status]) for status in ("missing", "partly", "covered"))


def _scores(flagged: list[Anchored], claims: list[Anchored], wanted: str) -> str:
    """Precision (claims kept in part are neither right nor wrong), recall, F1."""
    right = sum(claim.status == wanted for claim in flagged)
    wrong = sum(claim.status == "covered" for claim in flagged)
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / sum(claim.status == wanted for claim in claims)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"{precision:.2f} {recall:.2f} {f1:.2f}"


def _cross_validated(claims: list[Anchored], *, partly: bool) -> str:
    """``partly``: a claim without its figures counts as flagged, too."""
    chosen, held = [], []
    for fold in range(FOLDS):
        inside = [claim for claim in claims if corpus.draw(claim.record) % FOLDS != fold]
        outside = [claim for claim in claims if corpus.draw(claim.record) % FOLDS == fold]
        best = max(THRESHOLDS, key=lambda threshold: float(_f1(inside, threshold, partly=partly)))
        chosen.append(f"{best:g}")
        held += _flagged(outside, best, partly=partly)
    return f"{_scores(held, claims, 'missing')} (thresholds {', '.join(chosen)})"


def _flagged(claims: list[Anchored], threshold: float, *, partly: bool) -> list[Anchored]:
    return [claim for claim in claims if claim.score >= threshold or (partly and claim.partial)]


def _f1(claims: list[Anchored], threshold: float, *, partly: bool) -> float:
    flagged = _flagged(claims, threshold, partly=partly)
    return float(_scores(flagged, claims, "missing").split()[2])


# ---- without labels ------------------------------------------------------------------------------


def unlabelled(folder: Path, options: argparse.Namespace) -> None:
    """Claims against the summaries of another paper of the field, and against a full translation."""
    rows = []
    for name, pairs in (
        ("the summaries of another paper of the field", _of_others(folder, options.records)),
        ("its own summaries", _own(folder, options.records)),
        ("its full translation", _translated(folder, options.records)),
    ):
        claims = missing = without = records = 0
        for source, target in pairs:
            records += 1
            dossier = Dossier(Record(source, (Text(target, "summary", "summary"),)))
            for each in dossier.coverage(LIGHTEST):
                missing += each.claim.weight >= LIGHTEST and each.missing()
                without += not each.missing() and any(True for _ in each.without_figures())
            claims += _key_claims(dossier)
        rows.append((name, records, claims, f"{share(missing, claims)}", f"{share(without, claims)}"))
    table(("an abstract against", "records", "key claims", "missing", "without a figure"), rows)


def _key_claims(dossier: Dossier) -> int:
    return sum(claim.weight >= LIGHTEST for claim in claims_of(dossier.source))


def _records(folder: Path) -> Iterator[tuple[Record, str]]:
    for item in read(map(str, sorted((folder / "daily-arxiv").glob("*.jsonl.gz")))):
        if isinstance(item, Record):
            said = "\n".join(target.text for target in item.targets)
            if len(said) > 150 and not said.isascii():
                yield item, said


def _own(folder: Path, most: int) -> Iterator[tuple[Text, str]]:
    kept = sorted(_records(folder), key=lambda pair: corpus.draw(pair[0].id, pair[1]))
    return ((record.source, said) for record, said in kept[:most])


def _of_others(folder: Path, most: int) -> Iterator[tuple[Text, str]]:
    """Each abstract with the summaries of the next paper of its first category."""
    fields: dict[str, list[tuple[Text, str]]] = defaultdict(list)
    categories = {
        row["id"]: (row.get("categories") or [""])[0]
        for file in sorted((folder / "daily-arxiv").glob("*.jsonl.gz"))
        for row in corpus.rows(file)
    }
    for record, said in sorted(_records(folder), key=lambda pair: corpus.draw(pair[0].id)):
        fields[categories.get(record.id, "")].append((record.source, said))
    made = 0
    for papers in fields.values():
        for (source, said), (other, foreign) in pairwise(papers):
            if made < most and source.text != other.text and said != foreign:
                made += 1
                yield source, foreign


def _translated(folder: Path, most: int) -> Iterator[tuple[Text, str]]:
    rows = [row for row in corpus.rows(folder / "translations.jsonl.gz") if row["full_translation"]]
    rows.sort(key=lambda row: corpus.draw(row["id"]))
    return ((Text(row["source"], "source", "source"), row["translation"]) for row in rows[:most])


def _daily(row: dict[str, Any]) -> Record:
    said = row.get("AI") or {}
    targets = tuple(
        Text(said[field], "summary", field) for field in FIELDS if isinstance(said.get(field), str)
    )
    return Record(Text(row["summary"], "source", "summary"), targets, row["id"])
