"""Pipeline junk put into clean records: how much of each kind is found, and what is found in the clean ones.

The kinds are written after what translation and digest pipelines store when something goes wrong. A planted text
counts as found when a rule of junk, markup or language says so at ``warning`` or above, in the text that was
planted. Clean records are rows of the corpus in which these rules find nothing (or the seeds, without a corpus).
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from benchmarks import corpus
from benchmarks.tables import heading, table
from summarycheck.engine import Checker
from summarycheck.kept import packaged_folder
from summarycheck.model import Finding, Record, Role, Text
from summarycheck.readers import read
from summarycheck.rules import load_rules

NEGATIVES = corpus.HERE.parent / "tests" / "junk" / "negatives.jsonl"
FOLDERS = ("junk", "markup", "language")


class Clean(NamedTuple):
    """A text in which nothing is wrong, and its source."""

    source: str
    target: str
    role: Role


Planter = Callable[[Clean, int], str | None]


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--each", type=int, default=200, help="clean texts that each kind is put into")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="print so many missed texts")
    parser.add_argument("--read", action="store_true", help="print every finding in the corpus, for reading")


def run(options: argparse.Namespace) -> None:
    """Prints recall by kind, findings in the hand-written negatives, and findings in the corpus as it is."""
    checker = Checker(load_rules([packaged_folder() / folder for folder in FOLDERS]))
    folder = corpus.find(options.corpus)
    _planted(checker, list(islice(_clean(checker, folder), options.each)), options)
    _negatives(checker)
    if folder is not None:
        _corpus(checker, folder, options)


# ---- planted ---------------------------------------------------------------------------------------


def _planted(checker: Checker, clean: list[Clean], options: argparse.Namespace) -> None:
    heading(f"Planted junk: {len(KINDS)} kinds, each put into {len(clean)} clean texts")
    rows = []
    missed: list[str] = []
    found_all = planted_all = 0
    for kind, plant in KINDS.items():
        found, planted = 0, 0
        by_rule: dict[str, int] = {}
        for number, each in enumerate(clean):
            text = plant(each, corpus.draw(kind, number))
            if text is None:
                continue
            planted += 1
            rules = {finding.rule for finding in _serious(checker, each, text)}
            found += bool(rules)
            for rule in rules:
                by_rule[rule] = by_rule.get(rule, 0) + 1
            if not rules:
                missed.append(f"{kind}: {text[:160]!r}")
        main = ", ".join(sorted(by_rule, key=lambda rule: -by_rule[rule])[:3])
        rows.append((kind, planted, f"{100 * found / max(1, planted):.1f}%", main))
        found_all, planted_all = found_all + found, planted_all + planted
    rows.append(("all", planted_all, f"{100 * found_all / max(1, planted_all):.1f}%", ""))
    table(("kind", "n", "found", "by"), rows)
    for line in missed[: options.misses]:
        print(line)


def _serious(checker: Checker, clean: Clean, text: str) -> list[Finding]:
    record = Record(Text(clean.source, "source", "source"), (Text(text, clean.role, clean.role),))
    return [finding for finding in checker.check(record).findings if finding.severity != "info"]


def _clean(checker: Checker, folder: Path | None) -> Iterator[Clean]:
    """Texts of both roles in turn, in which the rules find nothing."""
    paths = sorted((folder / "daily-arxiv").glob("*.gz"))[::9] if folder is not None else [corpus.SEEDS]
    for record in islice(read(map(str, paths)), 0, None, 7):
        if isinstance(record, Record):
            for text in record.targets[:2]:
                each = Clean(record.source.text, text.text, text.role)
                if len(text.text) > 40 and not _serious(checker, each, text.text):
                    yield each


# ---- the kinds -------------------------------------------------------------------------------------


def whole(*texts: str) -> Planter:
    """One of these in place of the text."""
    return lambda clean, seed: texts[seed % len(texts)]


def before(*texts: str) -> Planter:
    """One of these before the text."""
    return lambda clean, seed: texts[seed % len(texts)] + clean.target


def after(*texts: str) -> Planter:
    """One of these behind the text."""
    return lambda clean, seed: clean.target + texts[seed % len(texts)]


def amid(*texts: str) -> Planter:
    """One of these after a comma or a stop within the text."""

    def plant(clean: Clean, seed: int) -> str | None:
        places = [match.end() for match in re.finditer("[，。]", clean.target[:-1])]
        if not places:
            return None
        at = places[seed % len(places)]
        return clean.target[:at] + texts[seed % len(texts)] + clean.target[at:]

    return plant


def instead(pattern: str, *texts: str) -> Planter:
    """One of these in place of a match of the pattern."""

    def plant(clean: Clean, seed: int) -> str | None:
        places = list(re.finditer(pattern, clean.target))
        if not places:
            return None
        match = places[seed % len(places)]
        return clean.target[: match.start()] + texts[seed % len(texts)] + clean.target[match.end() :]

    return plant


def _wrapped(opening: str, closing: str) -> Planter:
    return lambda clean, seed: opening + clean.target + closing


def _cut(clean: Clean, seed: int) -> str | None:
    """Broken off in the middle of a sentence, behind a word that something must follow."""
    places = [m.end() for m in re.finditer("通过|以及|，|基于|、|包括", clean.target) if m.end() > 25]
    return clean.target[: places[seed % len(places)]] if places else None


def _latin1(clean: Clean, seed: int) -> str:
    return clean.target.encode().decode("latin-1")


def _windows(clean: Clean, seed: int) -> str:
    return clean.target.encode().decode("cp1252", "replace")


def _gbk(clean: Clean, seed: int) -> str:
    return clean.target.encode().decode("gb18030", "replace")


def _escaped(clean: Clean, seed: int) -> str:
    return clean.target.encode("ascii", "backslashreplace").decode()


def _looped(clean: Clean, seed: int) -> str | None:
    """The last words again and again, as a decoder does that has lost its way."""
    size = 2 + seed % 14
    tail = clean.target.rstrip("。")[-size:]
    return clean.target + tail * 8 if any(char.isalpha() for char in tail) else None


def _sentence_twice(clean: Clean, seed: int) -> str | None:
    sentences = [s for s in re.findall("[^。]+。", clean.target) if len(s) > 25]
    return clean.target.replace(sentences[0], sentences[0] * (2 + seed % 3), 1) if sentences else None


def _spaced(clean: Clean, seed: int) -> str:
    return re.sub(r"(?<=[\u4e00-\u9fff]{2})(?=[\u4e00-\u9fff])", " ", clean.target)


def _stuttered(clean: Clean, seed: int) -> str | None:
    places = list(re.finditer(r"[\u4e00-\u9fff]{2}", clean.target))
    match = places[seed % len(places)] if places else None
    return match and clean.target[: match.end()] + " " + match.group() + clean.target[match.end() :]


def _source(clean: Clean, seed: int) -> str:
    return clean.source


def _first_sentence_english(clean: Clean, seed: int) -> str | None:
    first = re.match(r"[^.]{40,300}\.\s", clean.source)
    return first and first.group() + clean.target


_ENGLISH = (
    "We propose a new framework that improves the accuracy of graph neural networks on three public benchmarks.",
    "The paper introduces a lightweight method to detect hallucinations in large language models.",
)
_TRADITIONAL = str.maketrans(
    "数据这对学实验现为来时个们习图网统优过", "數據這對學實驗現為來時個們習圖網統優過"
)

KINDS: Mapping[str, Planter] = {
    "error word": whole("Error", "error", "ERROR", "Error.", "[Error]", "Failed", "Exception", "Timeout"),
    "error message": whole(
        "Error: Request timed out.", "API Error: 500 Internal Server Error", "Error generating summary",
        "Connection error.", "429 Too Many Requests", "Internal Server Error", "Failed to generate summary.",
        "Error code: 400 - {'error': {'message': 'context_length_exceeded'}}", "Rate limit exceeded, please try again later",
        "An error occurred while processing your request.", "Summary not available", "openai.APIConnectionError: Connection error.",
        "HTTP 502 Bad Gateway", "The response was blocked due to safety settings.", "JSONDecodeError: Expecting value: line 1 column 1",
    ),
    "error message, Chinese": whole(
        "处理失败", "翻译失败", "生成失败", "摘要生成失败", "请求超时", "翻译失败：网络错误", "服务器繁忙，请稍后再试", "API调用失败",
        "无法生成摘要", "获取摘要失败", "内容审核未通过", "[翻译失败]", "错误：请求过于频繁", "解析失败，请检查输入", "AI总结失败", "暂无摘要",
    ),
    "trace behind": after(
        "\nTraceback (most recent call last):\n  File \"main.py\", line 10", " [Error code: 429 - rate limited]",
        " HTTPSConnectionPool(host='api.openai.com', port=443): Max retries exceeded", " json.decoder.JSONDecodeError: Expecting ','",
    ),
    "refusal": whole(
        "I'm sorry, but I can't assist with that request.", "I cannot provide a translation of this content.",
        "As an AI language model, I don't have access to the full paper.", "I apologize, but I am unable to help with this.",
        "Sorry, I can't help with that.", "Unfortunately, I cannot summarize this text.",
    ),
    "refusal, Chinese": whole(
        "抱歉，我无法翻译这段内容。", "很抱歉，我不能提供该内容的摘要。", "作为AI语言模型，我无法访问外部链接。", "对不起，我无法完成您的请求。",
        "作为一个人工智能助手，我不能讨论这个话题。", "我无法访问该论文，因此不能生成摘要。", "非常抱歉，由于内容限制，无法生成摘要。",
    ),
    "input asked for": whole(
        "请提供需要翻译的英文摘要。", "您没有提供论文的摘要内容，请补充。", "Please provide the abstract you would like me to translate.",
        "It seems you haven't provided any text to summarize.", "看起来您没有提供具体的文本，请粘贴原文。", "请您提供论文内容，我将为您总结。",
    ),
    "prompt before": before(
        "请将以下英文摘要翻译成中文：", "你是一名专业的学术翻译，请翻译以下内容。", "Translate the following abstract into Chinese:\n",
        "You are a helpful assistant. ", "将以下内容翻译成中文，不要添加解释：", "Summarize the following paper in Chinese: ",
    ),
    "prompt behind": after(
        "\n请只输出翻译结果。", "\n不要输出任何解释。", "请用JSON格式输出。", "\nOnly output the translation.", "\nDo not include any explanation.",
    ),
    "field description": whole(
        "单个单词的摘要", "描述论文的动机", "本文的方法", "一句话总结", "describe the motivation in this paper", "conclusion of this paper",
        "generate a too long; didn't read summary", "论文的结论", "简短的摘要", "研究动机",
    ),
    "preamble": before(
        "以下是翻译：", "好的，以下是该摘要的中文翻译：\n\n", "翻译如下：\n", "当然！以下是翻译结果：", "这是论文摘要的中文翻译：", "好的，我来翻译这段摘要：",
        "以下是符合学术规范的译文：", "根据您提供的摘要，总结如下：", "好的。", "中文翻译：", "以下是对该论文的总结：\n",
    ),
    "preamble, English": before(
        "Here is the translation:\n", "Sure! Here's the Chinese translation:\n\n", "Certainly! Here is the summary:\n", "Translation:\n",
        "Here's a concise summary of the paper: ", "Below is the Chinese translation of the abstract:\n",
    ),
    "postamble": after(
        "\n\n希望这个翻译对您有帮助！", "如果您需要进一步修改，请随时告诉我。", "\n\n（注：部分术语保留英文原文）", "\n以上是论文摘要的中文翻译。",
        "\n\n如有其他需要翻译的内容，请随时告诉我！", "（字数：156字）", "\n注：翻译时保留了专有名词。", "\nLet me know if you need any changes!",
        "\n\nI hope this helps!", "\nNote: Technical terms are kept in the original English.", "需要我进一步润色吗？",
    ),
    "thinking before": before(
        "<think>\n好的，用户要求翻译这段摘要。\n</think>\n\n", "</think>\n\n", "<think>\n</think>\n", "Okay, let me translate this abstract.\n",
        "嗯，用户让我翻译一段摘要。首先，我需要理解原文。\n", "首先，我需要理解这篇论文的主要内容。\n", "**思考过程：**\n先看原文。\n",
    ),
    "chat marks": after(
        "<|im_end|>", "<|endoftext|>", "</s>", "[/INST]", "<end_of_turn>", "<｜end▁of▁sentence｜>", "\n\nHuman: 谢谢", "\nUser: 继续", "<|eot_id|>",
        "\nassistant\n", " user 请继续翻译",
    ),
    "answer tags": _wrapped("<translation>", "</translation>"),
    "answer tags, open": before("<answer>", "<output>", "<summary>", "<result>", "<zh>"),
    "placeholder link": after(
        "代码见[链接]。", "代码可在[此处链接]获取。", "代码：<https://>", "代码见 https://github.com/your-repo 。", "项目主页：https://example.com",
        "代码可在<URL>获取。", "代码见[请插入链接]。", "数据见[待补充]。",
    ),
    "placeholder": amid("{title}", "{{summary}}", "[插入数据集名称]", "[TODO]", "{abstract}", "[此处填写方法名]", "TODO：", "${content}", "[Your Name]"),
    "placeholder XX": instead(r"\d+(?:\.\d+)?(?=%)", "XX", "xx", "××"),
    "null": whole("None", "null", "N/A", "undefined", "NaN", "nan", "nil", "无", "暂无", "空", "n/a", "NULL"),
    "empty": whole("", " ", "\n", "。", "...", "……", "-", "—", "\"\"", "{}", "[]", "1."),
    "json around": lambda clean, seed: json.dumps({("tldr", "summary", "translation")[seed % 3]: clean.target}, ensure_ascii=False),
    "json behind": after('"}', '"\n}', '", "motivation": "', '"}]', '",\n"method": "', "}"),
    "json key before": before('tldr: ', '"summary": "', 'TL;DR: ', '{"translation": "', "Motivation: ", '```json\n{"tldr": "'),
    "code fence": _wrapped("```\n", "\n```"),
    "markdown heading": before("## 摘要\n", "# 翻译\n", "### 中文翻译\n\n", "## Summary\n", "#### 结果\n"),
    "markdown table": after("\n| 方法 | 准确率 |\n|---|---|\n| A | 90 |"),
    "heading before": before("摘要：", "翻译：", "译文：", "总结：", "中文摘要：", "【摘要】", "Abstract: ", "**摘要**：", "标题：", "Summary: ", "摘要:\n"),
    "heading amid": amid("\n摘要：", "\n\n关键词：", "\n翻译：", "\n**总结：**", "\nKeywords: "),
    "html tags": _wrapped("<p>", "</p>"),
    "html amid": amid("<br>", "<br/>", "<strong>", "<sup>2</sup>", "<span style=\"color:red\">", "<i>", "</div>"),
    "html entities": amid("&lt;", "&amp;", "&#39;", "&quot;", "&nbsp;", "&amp;lt;", "&#x27;", "&gt;", "&ldquo;"),
    "latex macro": amid("\\method{}", "\\name", "\\textbf{我们}", "\\ours", "\\emph{图}", "{\\em 图}", "\\textsc{Net}", "\\url{this https URL}", "5\\%，"),
    "latex citation": amid("\\cite{smith2020}", "~\\ref{fig:1}", "\\citep{a,b}", "[?]", "\\footnote{见附录}"),
    "latex dollar": amid("$\\alpha", "$x_i", "$\\mathcal{L}", "$n^{2}"),
    "latex eaten": amid("$\textit{Net}$", "$\times$", "$\theta$", "$\frac{1}{2}$"),
    "mojibake, latin-1": _latin1,
    "mojibake, cp1252": _windows,
    "mojibake, gbk": _gbk,
    "mojibake amid": amid("â€™s", "Ã©", "â€œ图â€\x9d", "Â±", "锟斤拷", "锟斤拷锟斤拷", "鈥檚", "ï¼Œ", "鈥滃浘鈥"),
    "characters lost": amid("�", "��", "???", "□□", "\ue000"),
    "invisible characters": amid("\u200b", "\ufeff", "\u200e", "\x08", "\x1b[0m", "\u202e", "\u00ad", "\x00"),
    "unicode escapes": _escaped,
    "escapes amid": amid("\\n", "\\n\\n", "\\u3002", '\\"', "\\u2019s"),
    "loop": _looped,
    "loop of characters": after("的的的的的的的的", " e e e e e e e e e e", "哈哈哈哈哈哈哈哈", "图图图图图图", " the the the the the the"),
    "sentence again": _sentence_twice,
    "spaces between words": _spaced,
    "stutter": _stuttered,
    "foreign word": amid("доступ", "モデル", "데이터", "ข้อมูล", "البيانات", "ネットワーク", "данных"),
    "decoder fragments": amid("多臂_bandit问题", "高效.patch方法", "的_horizon任务", "了.setFill结果"),
    "English": whole(*_ENGLISH),
    "Japanese": whole("本論文では、グラフニューラルネットワークの新しい手法を提案し、その有効性を示す。"),
    "Korean": whole("본 논문은 그래프 신경망을 위한 새로운 방법을 제안한다."),
    "French": whole("Cet article propose une nouvelle méthode pour entraîner les réseaux de neurones sur les graphes."),
    "source pasted": _source,
    "sentence left in English": _first_sentence_english,
    "clause left in English": amid("which significantly outperforms the baselines，", "and the results show that it is much faster，", "consistently outperforms ", "achieves better results than "),
    "Traditional among Simplified": lambda clean, seed: clean.target[:len(clean.target) // 2] + clean.target[len(clean.target) // 2 :].translate(_TRADITIONAL) if clean.target[len(clean.target) // 2 :] != clean.target[len(clean.target) // 2 :].translate(_TRADITIONAL) else None,
    "cut": _cut,
    "cut with dots": lambda clean, seed: clean.target[: len(clean.target) // 2] + ("...", "…", "……")[seed % 3],
}  # fmt: skip


# ---- what must not be found ------------------------------------------------------------------------


def _negatives(checker: Checker) -> None:
    rows = list(corpus.rows(NEGATIVES))
    wrong = []
    for row in rows:
        for role in ("translation", "summary"):
            clean = Clean(row["source"], row["target"], role)
            wrong += [
                (finding.rule, row["target"][:40]) for finding in _serious(checker, clean, row["target"])
            ]
    heading(f"Texts about such things, written for this project: {len(rows)} pairs in both roles")
    print(f"{len(wrong)} findings at warning or above.\n")
    for rule, text in wrong:
        print(f"- {rule}: {text}")


def _corpus(checker: Checker, folder: Path, options: argparse.Namespace) -> None:
    """Findings by rule in the corpus as it is; whether they are true has to be read."""
    for name, records in (
        ("daily-arxiv", read(str(path) for path in sorted((folder / "daily-arxiv").glob("*.gz")))),
        ("translations, every fifth", _translations(folder)),
    ):
        counts: dict[tuple[str, str], int] = {}
        hit = total = 0
        for record in records:
            if not isinstance(record, Record):
                continue
            total += 1
            found = checker.check(record).findings
            hit += any(finding.severity != "info" for finding in found)
            for rule, severity in {(finding.rule, finding.severity) for finding in found}:
                counts[rule, severity] = counts.get((rule, severity), 0) + 1
            if options.read:
                for finding in found:
                    quote = finding.target.text if finding.target else ""
                    print(finding.rule, record.name, finding.field, repr(quote[:80]))
        heading(f"{name}: {total} records, {hit} with a finding at warning or above")
        rows = sorted(counts.items(), key=lambda item: -item[1])
        table(("rule", "severity", "records"), ((rule, severity, n) for (rule, severity), n in rows))


def _translations(folder: Path) -> Iterator[Record]:
    for row in islice(corpus.rows(folder / "translations.jsonl.gz"), 0, None, 5):
        yield Record.of(row["source"], translation=row["translation"], id=row["id"])
