"""For all tests: the same examples in every run, and nothing kept from other runs."""

import os

from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")
os.environ["SUMMARYCHECK_CACHE"] = ""
