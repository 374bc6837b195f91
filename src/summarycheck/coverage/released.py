"""Where Chinese texts say that code, data or models are released.

Not the open models and public data of others (三个开源LLM, 在公开数据集上), nor code and links that are a subject of the
work (代码生成, 链接预测).
"""

from __future__ import annotations

import re

#: One of these is in all of that.
_WORDS = tuple(
    "开源 公开 发布 开放 代码 源码 链接 网址 项目 主页 http www. ithub ode open- publicly 申请 索取 下载 获取".split()
)
_RELEASED = re.compile(
    r"""
    # code, and what becomes of it
      (?:代码|源码)[^，。；\n]{0,16}?(?:开源|公开|发布|开放|共享|提供|获[取得]|下载|访问|可[用得]|见|链接|地址|[:：]|http)
    | (?:开源|公开|发布|开放|共享|提供|附|分享)[^，。；\n]{0,16}?(?<!生成)(?:代码|源码)(?!生成)
    | \b[Cc]odes?\s(?:is|are|and|will|available|at)\b | \b(?:publicly\s|open-)(?:available|released|sourced?)\b
    # is, will be, has been … released
    | (?:[已将会均被并也且都还]|计划|通过|[旨意]在)(?:[经已将会]|计划|完全|全部|全面|免费|正式|向[^，。；\n]{1,8}?)*
      (?:开源|公开|开放)(?!的?(?:LLM|MLLM|VLM|大?语?言?模型|数据集?[上中未训验评测缺]|视觉|权重模型|词|集|域|世界|环境))
    | (?<!版本)(?<!分数)发布(?!分数)
    | 已经?(?:开源|公开) | (?:开源|公开)了 | 公开(?:可用|可得|可?访问|可?获取|提供|共享) | 开放(?:获取|访问|源代?码|下载)
    | 开源(?:可用|共享|提供|许可|项目|地址|资源|实现)
    | (?:开源|公开)(?=以|促进|推动|且|[，。；]|并|其(?!他))
    | (?:^|[，。；：\n])\s*(?:开源|公开)(?=[A-Z](?!LLM|LM|LaMA))
    | 公开(?:数据集?|基准)[^，。；\n]{0,8}?(?:促进|推动|旨在|支持)
    | 提供了?[^，。；\n]{0,6}?(?:公开|开源)
    # an open framework of their own
    | (?:首个|一个|一种|一款|一套)[^，。；\n基]{0,6}?(?:开源|公开|开放(?=[获访许数的]))
    | (?<![两三四五六七八九十多些几\d][个种款项])(?<!现有)(?<!缺乏)开源[^，。；\n模]{0,8}?(?:硬件|平台|工具|框架|库|系统|套件|软件|包)
    # where it is
    | (?:访问|获取|下载|项目|数据集?|资源|在线)链接 | 链接(?:见|为|[:：]) | 网址 | 项目(?:页|主页)|主页 | https?: | www\. | [Gg]it[Hh]ub(?!\s?(?:Actions|Copilot|[Ii]ssue|项目|问题))
    | [可经][^，。；\n]{0,8}?(?:申请|索取) | 可(?:供|免费)?(?:下载|获取)
    """,
    re.X,
)


def release_in(said: str) -> str:
    """The words that tell of a release, empty where there are none."""
    found = _RELEASED.search(said) if any(map(said.__contains__, _WORDS)) else None
    return found.group() if found else ""
