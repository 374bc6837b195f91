"""What a text is about: elsewhere than in computing, names of things have Chinese names, and Julia is a person."""

from __future__ import annotations

import re
from functools import lru_cache

_COMPUTING = re.compile(
    r"(?i)\b(?:GPT|LLMs?\b|AI\b|language models?|models?\b|neural|(?:deep|machine|reinforcement|transfer) learning|transformers?\b"
    r"|data ?sets?\b|benchmark|baselines?\b|algorithm|software|framework|compiler|parser|simulator|toolkit|open.source|robot|chatbot"
    r"|fine.?tun|pre.?train|state.of.the.art|APIs?\b|GPUs?\b|programming|source code|encod|classifi|retriev|prompt|latenc|throughput"
    r"|workload|multi.agent|agentic|optimi[sz]er|tokens?\b|embeddings?\b|convolution|self.attention|quanti[sz]e|(?:zero|few).shot"
    r"|(?:post|in).(?:training|context)|supervised|smart contracts?|hyperparameter|generative|autoencoder)"
)


@lru_cache(maxsize=4)  # each strange name of a translation asks
def on_computing(source: str) -> bool:
    """True for a text that speaks of models, data sets, software or machines that learn."""
    return _COMPUTING.search(source) is not None
