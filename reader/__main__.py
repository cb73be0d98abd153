"""`python -m reader` and the command `newsreader`."""

import sys


def main() -> None:
    """Run the command line; the application opens when no command is given."""
    from reader.cli.output import terminal

    if len(sys.argv) == 1 and terminal(sys.stdin) and terminal(sys.stdout):
        sys.exit(_open_application())
    from reader.cli.main import run

    run()


def _open_application() -> int:
    """Open the application without the parser of commands, which takes 14 ms of a start of 280."""
    from reader.cli.output import DONE, Output, fill_gaps

    fill_gaps()
    output = Output()
    try:
        from reader.config import load
        from reader.tui import run

        run(load())
    except (Exception, KeyboardInterrupt) as error:
        from reader.cli.main import told

        return told(error, output)
    return DONE


if __name__ == "__main__":
    main()
