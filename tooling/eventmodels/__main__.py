"""The command line, as the program `eventmodels` and as `python -m eventmodels` start it."""

from __future__ import annotations

import sys

__all__ = ["run"]


def run() -> None:
    """Run the command line; whoever interrupts it is not shown our code, though it may still be loading."""
    try:
        from eventmodels.cli import main  # noqa: PLC0415 - loading takes most of the time of a short command

        main()
    except KeyboardInterrupt:
        sys.exit("Aborted!")


if __name__ == "__main__":
    run()
