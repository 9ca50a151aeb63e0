"""The child that draws PDFs; WeasyPrint is loaded in it alone."""

from akr.files.child import serve
from akr.files.pdf.weasy import pdf

if __name__ == "__main__":
    serve({"pdf": pdf})
