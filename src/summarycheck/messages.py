"""The program's own words, in English and Chinese. A rule's words are in the rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
    "source-empty": (
        "the source is empty: nothing was checked (it holds the English text)",
        "原文是空的，未作任何检查（这里应放英文原文）",
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
    "column-file": ("file", "文件"),
    "column-time": ("check", "检查"),
    "column-seconds": ("seconds", "秒"),
    "column-share": ("share", "占比"),
    "stats-check": ("{check} ({rules:rule})", "{check}（{rules} 条规则）"),
    "stats-whole": (
        "{records:record} in {seconds} s, {rate} a second",
        "{records} 条记录，用时 {seconds} 秒，每秒 {rate} 条",
    ),
    "progress": ("{records:record}, {rate}/s", "{records} 条记录，{rate} 条/秒"),
    "numbers": ("numbers", "数字"),
    "column-chinese": ("Chinese", "中文"),
    "column-english": ("English", "英文"),
    "column-value": ("value", "数值"),
    "column-how": ("how", "对应"),
    "how-none": ("no counterpart", "没有对应"),
    "how-left-out": ("not taken up", "未采用"),
    "no-scores": (
        "nothing to score: a score compares a summary with a translation, and no record has both",
        "无可评分：评分比较摘要与译文，而没有一条记录两者俱全",
    ),
    "run-rules": ("{rules:rule}, settings: {settings}", "{rules} 条规则，设置：{settings}"),
    "run-defaults": ("defaults", "默认"),
    "run-file": ("{path}: {records:record}", "{path}：{records} 条记录"),
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
    "fix-none": ("nothing to repair", "没有可修复之处"),
    "fix-proposed": (
        "{repairs:repair} in {files:file}, which --write makes",
        "{files} 个文件可修复 {repairs} 处，加 --write 写入",
    ),
    "fix-made": ("{repairs:repair} made in {files:file}", "{files} 个文件已修复 {repairs} 处"),
    "fix-perhaps": (
        "{repairs:more repair} may be meant otherwise (--unsafe)",
        "另有 {repairs} 处修复未必合原意（--unsafe）",
    ),
    "fix-left": ("{findings:finding} left", "还剩 {findings} 处问题"),
    "fix-between": ("; ", "；"),
    "fix-dropped": (" is not made: {why}", " 未修复：{why}"),
    # for a generator
    "hint-begin": (
        "The Chinese text is not faithful to its English source. Correct it:",
        "这份中文与英文原文不符，请逐条改正：",
    ),
    "hint-replace": ("replace “{old}” by “{new}”", "把“{old}”改为“{new}”"),
    "hint-perhaps": (
        "“{old}” is wrong, probably for “{new}”",
        "“{old}”有误，应为“{new}”之意，请核对原文",
    ),
    "hint-delete": ("delete “{old}”", "删去“{old}”"),
    "hint-missing": ("say what is missing: “{source}”", "补上缺少的内容：“{source}”"),
    "hint-wrong": ("“{old}”: {why}", "“{old}”：{why}"),
    "hint-source": (" (source: “{source}”)", "（原文：“{source}”）"),
    "hint-end": (
        "Keep everything else word for word, add nothing, and return only the corrected text.",
        "其余内容一字不动，不要增添，只输出改正后的全文。",
    ),
    "problems": (
        "{problems:problem} with the input (see standard error)",
        "{problems} 处输入有误（见标准错误输出）",
    ),
    # reports for services and pages
    "about-check-failed": (
        "A rule could not be checked on this record; the other rules were. That is a defect of the rule or of the program.",
        "这条规则在这条记录上未能检查，其余规则照常。这是规则或程序的缺陷。",
    ),
    "about-pairing-doubtful": (
        "The English and the Chinese were put together without a certain sign (an id, a title) that they are of one paper.",
        "英文与中文的配对缺少确凿依据（编号或标题），未必出自同一篇论文。",
    ),
    "about-source-empty": (
        "There is no English text that the Chinese could be held against.",
        "没有可供中文对照的英文原文。",
    ),
    "about-waiver-unused": (
        "A waiver in the data waives nothing any more and can be taken out.",
        "数据里的这条豁免已无可豁免，可以删除。",
    ),
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
    "rules-tested": (
        "{rules:rule}, {examples:example}: {failed:failure}",
        "{rules} 条规则，{examples} 个例子：{failed} 个不符",
    ),
    # the page of a rule
    "explain-category": ("category", "类别"),
    "explain-severity": ("severity", "级别"),
    "explain-repair": ("repair", "修复"),
    "explain-fix-safe": ("safe: `summarycheck fix` makes it", "安全，`summarycheck fix` 会直接修改"),
    "explain-fix-unsafe": (
        "unsafe: `summarycheck fix` makes it only with `--unsafe`",
        "未必正确，`summarycheck fix` 只在加 `--unsafe` 时修改",
    ),
    "explain-fix-none": ("none: it takes a person, or a new text", "无，须由人修改或重新生成"),
    "explain-check": ("check", "检查方法"),
    "explain-file": ("file", "文件"),
    "explain-measured": ("How often it is right", "准确程度"),
    "explain-measured-line": (
        "{texts}: of {total:finding} of {rules}, read against both texts, {right} were right, {wrong:false alarm}, "
        "{arguable} arguable ({source})",
        "{texts}：{total} 处问题（{rules}）经对照原文逐条判读，属实 {right} 处，误报 {wrong} 处，两可 {arguable} 处（{source}）",
    ),
    "explain-all-rules": (
        "all packaged {categories} rules together",
        "{categories} 类全部自带规则合计",
    ),
    "explain-together": ("{rules} together", "{rules} 合计"),
    "explain-bad": ("Flagged", "会报告"),
    "explain-ok": ("Not flagged", "不会报告"),
    "explain-english": ("source", "原文"),
    "explain-says": ("says", "报告"),
    "explain-repaired": ("repaired", "修复后"),
    "explain-options": ("Options", "选项"),
    "explain-how-to-set": (
        "Set in a configuration under `[options.{rule}]`.",
        "在配置的 `[options.{rule}]` 中设置。",
    ),
    "explain-set-to": ("Set to {value}.", "现为 {value}。"),
    "explain-not-set": ("Not set.", "未设置。"),
    # the page
    "page-title": ("summarycheck report", "summarycheck 报告"),
    "page-noscript": (
        "This report needs JavaScript, which is in the file itself; nothing is loaded from elsewhere.",
        "本报告需要 JavaScript；脚本就在文件里，不会从别处加载任何内容。",
    ),
    "page-skip": ("To the records", "跳到记录"),
    "page-lines": ("Lines", "连线"),
    "page-whole": ("Whole texts", "全文"),
    "page-theme": ("Light / dark", "浅色／深色"),
    "page-keys": ("Keys", "快捷键"),
    "page-close": ("Close", "关闭"),
    "page-read": (
        "Records {records} · with Chinese {with_chinese} · files {files}",
        "记录 {records} · 有中文 {with_chinese} · 文件 {files}",
    ),
    "page-problems": ("Problems with the input", "输入有误"),
    "page-by-rule": ("Findings by rule", "按规则"),
    "page-by-file": ("Findings by file", "按文件"),
    "page-no-file": ("(no file)", "（无文件）"),
    "page-all-of-them": ("all {count}", "全部 {count} 个"),
    "page-search": ("Search", "搜索"),
    "page-severity": ("Severity", "级别"),
    "page-rule": ("Rule", "规则"),
    "page-file": ("File", "文件"),
    "page-any": ("any", "不限"),
    "page-clean": ("Clean records", "无问题的记录"),
    "page-shown": (
        "findings {findings} · records {records} of {all}",
        "问题 {findings} · 记录 {records} / {all}",
    ),
    "page-nothing-found": (
        "Nothing found. “Clean records” shows the texts all the same.",
        "未发现问题。点“无问题的记录”可查看全部文本。",
    ),
    "page-nothing-checked": ("Nothing checked.", "没有可检查的记录。"),
    "page-nothing-fits": ("No record fits this filter.", "没有符合条件的记录。"),
    "page-untitled": ("Record without id or title", "无编号、无标题的记录"),
    "page-english": ("English", "英文"),
    "page-chinese": ("Chinese", "中文"),
    "page-nothing-answers": ("nothing answers to this", "没有对应的句子"),
    "page-left-out": ("Passages of the source not taken up here: {count}", "此处未涉及原文 {count} 处"),
    "page-without": ("Passages without findings: {count}", "没有问题的 {count} 处"),
    "page-loosely": ("only loosely alike", "只是大致对应"),
    "page-no-counterpart": ("no counterpart", "没有对应"),
    "page-repair": ("repair", "建议改为"),
    "page-perhaps": ("perhaps", "或可改为"),
    "page-delete": ("repair: delete", "建议删除"),
    "page-why": ("why?", "为何？"),
    "page-not-printed": (
        "{count} more records are not printed; filter for them",
        "另有 {count} 条记录未打印，请先筛选",
    ),
    "page-legend": (
        "Above each number that is written otherwise stands its value, and how it answers to its counterpart if it is "
        "not the same. Underlined: linked with its counterpart. Dotted: none in the other text.",
        "写法不同的数字上方标出其数值；与对应数字不相等的，注明关系。实线：另一侧有对应的数字；点线：另一侧没有。",
    ),
    "page-how-same": ("same", "相同"),
    "page-how-ends": ("ends of a range", "区间两端"),
    "page-how-vague": ("vague number", "约数"),
    "page-how-converted": ("converted", "换算"),
    "page-how-rounded": ("rounded", "取整"),
    "page-how-complement": ("complement", "互补"),
    "page-how-signed": ("by its sign", "符号对应"),
    "page-how-elided": ("shortened", "省略写法"),
    "page-how-derived": ("derived", "推算"),
    "page-key-next": ("next finding", "下一处问题"),
    "page-key-previous": ("previous finding", "上一处问题"),
    "page-key-search": ("search", "搜索"),
    "page-key-lines": ("lines between numbers on or off", "显示或隐藏数字连线"),
    "page-key-whole": ("whole texts, or what is near a finding", "显示全文，或只显示问题前后"),
    "page-key-clean": ("records without findings too, or not", "显示或隐藏无问题的记录"),
    "page-key-clear": ("clear search and filters", "清除搜索与筛选"),
    "page-key-help": ("these keys", "本说明"),
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


def words_of(prefix: str, lang: Lang) -> dict[str, str]:
    """All words whose key begins so, by the rest of the key, with their placeholders."""
    return {
        key.removeprefix(prefix): words[lang == "zh"]
        for key, words in _WORDS.items()
        if key.startswith(prefix)
    }
