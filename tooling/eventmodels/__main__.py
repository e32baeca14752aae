"""`python -m eventmodels`: the command line, where its program is not on the path."""

from eventmodels.cli import main

if __name__ == "__main__":
    main()
