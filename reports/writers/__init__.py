"""Tables put on the terminal and into files, each format in a module of its own."""
