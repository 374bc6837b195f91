"""The program's own words, in English and Chinese. A rule's words are in the rule."""

from __future__ import annotations

from summarycheck.model import Lang

_WORDS: dict[str, tuple[str, str]] = {
    # findings that come from no rule file
    "check-failed": (
        "rule {rule} could not be checked: {exception}",
        "规则 {rule} 未能检查：{exception}",
    ),
    "pairing-doubtful": (
        "doubtful whether these texts belong together: {doubt}",
        "这些文本是否对应存疑：{doubt}",
    ),
    "waiver-unused": (
        "the waiver of {rule} waives nothing: take it out",
        "对 {rule} 的豁免已无用处，请删除",
    ),
    # severities
    "error": ("error", "错误"),
    "warning": ("warning", "警告"),
    "info": ("info", "提示"),
    # roles
    "source": ("source", "原文"),
    "translation": ("translation", "译文"),
    "summary": ("summary", "摘要"),
    # the text report
    "not-there": ("(not there)", "（缺失）"),
    "repair": ("repair: {text}", "建议改为：{text}"),
    "repair-unsafe": ("perhaps: {text}", "或可改为：{text}"),
    "repair-delete": ("repair: delete", "建议删除"),
    "untitled": ("record without id or title", "无编号、无标题的记录"),
    "scores": ("overlap with {against}", "与 {against} 的重合度"),
    "column-rule": ("rule", "规则"),
    "column-severity": ("severity", "级别"),
    "column-findings": ("findings", "数量"),
    "column-records": ("records", "涉及记录"),
    "no-findings": ("nothing found", "未发现问题"),
    "no-records": ("nothing checked", "没有可检查的记录"),
    "records": (
        "{records:record} in {files:file}: {with_chinese} with Chinese, {without} without",
        "{files} 个文件，{records} 条记录：{with_chinese} 条有中文，{without} 条没有",
    ),
    "records-only": (
        "{records:record}: {with_chinese} with Chinese, {without} without",
        "{records} 条记录：{with_chinese} 条有中文，{without} 条没有",
    ),
    "totals": (
        "{error:error}, {warning:warning}, {info:info}",
        "{error} 个错误，{warning} 个警告，{info} 个提示",
    ),
    "suppressed": (
        "not counted: {waived} waived, {known} in the baseline",
        "未计入：豁免 {waived} 处，基线已有 {known} 处",
    ),
    "baseline-written": ("{count:finding} known from now on", "已记录 {count} 处问题"),
    "baseline-pruned": (
        "{count:finding} still known, {fixed} fixed and taken out",
        "仍记录 {count} 处问题，已修复的 {fixed} 处已删除",
    ),
    "problems": (
        "{problems:problem} with the input (see standard error)",
        "{problems} 处输入有误（见标准错误输出）",
    ),
    # reports for services and pages
    "problems-here": ("{problems:problem} with the input", "{problems} 处输入有误"),
    "counted-error": ("{count:error}", "{count} 个错误"),
    "counted-warning": ("{count:warning}", "{count} 个警告"),
    "counted-info": ("{count:info}", "{count} 个提示"),
    "cut": (
        "{findings:more finding} not shown, for want of room",
        "另有 {findings} 处问题因篇幅所限未列出",
    ),
    "annotations-cut": (
        "GitHub shows the first {shown} of a kind as annotations; all are in the log of this step",
        "GitHub 每类只显示前 {shown} 条注释，其余见本步骤的日志",
    ),
}


class _Count(int):
    """A number that takes its noun: ``{n:file}`` is “1 file”, “2 files”."""

    def __format__(self, noun: str) -> str:
        return f"{int(self)} {noun}{'' if self == 1 else 's'}" if noun else str(int(self))


def say(key: str, lang: Lang, **facts: object) -> str:
    """The words for ``key`` in the language, with the facts filled in."""
    english, chinese = _WORDS[key]
    counted = {name: _Count(fact) if isinstance(fact, int) else fact for name, fact in facts.items()}
    return (chinese if lang == "zh" else english).format(**counted)
