"""The program: `outreach` and `python -m outreach_cli` start here."""

import gc
import os


def main() -> None:
    """Run the command line; Ctrl-C ends it silently with 130, even while it still starts."""
    try:
        # Starting makes no cyclic garbage, and looking for it takes a tenth of the time.
        gc.set_threshold(100_000, 20, 100)
        # The matrices are small: threads would take longer to wait for each other than to work.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        from outreach_cli import cli

        cli.main()
    except KeyboardInterrupt:
        os._exit(130)


if __name__ == "__main__":
    main()
