"""The book's own Sphinx extensions, one file each."""
