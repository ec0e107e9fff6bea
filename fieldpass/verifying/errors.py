"""What can be wrong with the files of `fieldpass verify`."""


class FileError(Exception):
    """A file does not hold what it should; the message says what is missing, and where."""
