"""The program: `outreach` and `python -m outreach_cli` start here."""

import gc
import os


def main() -> None:
    """Run the command line; Ctrl-C ends it silently with 130, even during start-up."""
    try:
        # Starting makes no cyclic garbage, and collecting takes a tenth of the time.
        gc.set_threshold(100_000, 20, 100)
        # The matrices are small: threads would spend more time waiting for each other than working.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        from outreach_cli import cli

        cli.main()
    except KeyboardInterrupt:
        os._exit(130)


if __name__ == "__main__":
    main()
