"""Word files written by hand, part by part, so that a test says exactly what is in them."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

from app.coding.importing import Source, read_source

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "other": "urn:somebody:else",
    }.items()
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS_PART = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "{}</Relationships>"
)


def element(name: str, inner: str) -> str:
    """Return a root element with all namespaces."""
    return f"<w:{name} {NAMESPACES}>{inner}</w:{name}>"


def document(body: str) -> str:
    return element("document", f"<w:body>{body}<w:sectPr/></w:body>")


def relations(targets: Mapping[str, str]) -> str:
    """Return a relations part; `targets` are part names with the end of their relation's type."""
    return _RELATIONS_PART.format(
        "".join(
            f'<Relationship Id="r{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
            for number, (target, kind) in enumerate(targets.items())
        )
    )


def run(text: str, style: str = "") -> str:
    properties = f"<w:rPr>{style}</w:rPr>" if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, style: str = "") -> str:
    """Return a paragraph; plain words become a run."""
    inner = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p>{f'<w:pPr>{style}</w:pPr>' if style else ''}{inner}</w:p>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def row(*cells: str) -> str:
    """Return a row; plain words become a paragraph."""
    return f"<w:tr>{''.join(map(cell, cells))}</w:tr>"


def cell(inner: str) -> str:
    return f"<w:tc><w:tcPr/>{inner if inner.startswith('<') else p(inner)}</w:tc>"


def parts(body: str, **others: str) -> dict[str, str]:
    """Return the parts of a file; `others` are root elements by kind ("footnotes", "styles", …)."""
    kinds = {f"{kind}.xml": kind.rstrip("0123456789") for kind in others}
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations({"word/document.xml": "officeDocument"}),
        "word/document.xml": document(body),
        "word/_rels/document.xml.rels": relations(kinds),
        **{f"word/{kind}.xml": xml for kind, xml in others.items()},
    }


def write(path: Path, files: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def read(tmp_path: Path, body: str, **others: str) -> Source:
    """Write a Word file with this body and read it."""
    return read_source(write(tmp_path / "S01.docx", parts(body, **others)))
