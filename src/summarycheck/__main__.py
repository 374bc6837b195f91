"""``python -m summarycheck``."""

from summarycheck.cli import main

if __name__ == "__main__":
    main()
