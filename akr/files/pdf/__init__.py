"""PDF: HTML in, a file that may be archived and read aloud out, drawn by warm children."""
