"""What WeasyPrint leaves for us to write, so that one file is both PDF/UA-1 and PDF/A-2a.

It is written into WeasyPrint's own objects just before they become a file, which spares the 3 ms
that a second program needs to read the file and write it anew. Neither those objects nor pydyf's
streams are promised to stay as they are. So `pyproject.toml` pins both to a minor version, and the
next one is let in when the tests have found its files to be PDF/UA-1 and PDF/A-2a.
"""

import pydyf

_UA_IDENTIFIER = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
  <pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
"""PDF/A allows a property only with its schema, and PDF/UA demands one that PDF/A does not know."""


def end_streams_clearly() -> None:
    """Have pydyf end every stream with CR and LF before `endstream`, for the life of the process.

    It writes LF alone. When the data's last byte happens to be CR, the two look like one
    end-of-line marker, the stream one byte shorter than it says, and the file is not PDF/A: true
    of two in 250 files of one line, and of more when files have more streams.
    """
    as_written = pydyf.Stream.data.fget

    def data(stream: pydyf.Stream) -> bytes:
        made: bytes = as_written(stream)
        return made.removesuffix(b"\nendstream") + b"\r\nendstream"

    pydyf.Stream.data = property(data)


def scope_headers(pdf: pydyf.PDF) -> None:
    """Say of every table header whose it is: Column in a table's head, else Row.

    Our templates put a row's name first in its row, and no heading cell anywhere else.
    """
    for thing in pdf.objects:
        if isinstance(thing, dict) and thing.get("S") == "/TH":
            section = _parent(pdf, _parent(pdf, thing))
            thing["A"]["Scope"] = "/Column" if section["S"] == "/THead" else "/Row"


def identify_as_accessible(pdf: pydyf.PDF) -> None:
    """Add PDF/UA-1 to what the file's metadata says it is.

    The metadata is stored plain, so that a program that knows no PDF can find it.
    """
    metadata = pdf.objects[_number(pdf.catalog["Metadata"])]
    xmp = b"".join(metadata.stream)
    metadata.stream = [xmp.replace(b"</rdf:RDF>", _UA_IDENTIFIER + b"</rdf:RDF>")]
    metadata.compress = False


def _parent(pdf: pydyf.PDF, element: pydyf.Dictionary) -> pydyf.Dictionary:
    return pdf.objects[_number(element["P"])]


def _number(reference: bytes) -> int:
    return int(reference.split()[0])
