"""What of a Word file is not in its text: notes in their place, and everything else by name."""

from pathlib import Path

from app.coding.importing import LeftOut
from app.words import template
from tests.coding.importing.word import element, p, read, run

NOTE = '<w:{0} w:id="{1}"{2}>{3}</w:{0}>'


def notes(kind: str, *inner: str) -> str:
    return element(f"{kind}s", "".join(inner))


def note(kind: str, number: int, *lines: str) -> str:
    return NOTE.format(kind, number, "", "".join(p(line) for line in lines))


def reference(kind: str, number: int, more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"{more}/></w:r>'


def test_notes_follow_the_text_in_the_order_of_their_references(tmp_path: Path) -> None:
    source = read(
        tmp_path,
        p("a", reference("endnote", 3), "b", reference("footnote", 2), reference("footnote", 1))
        + p("c", reference("footnote", 2)),
        footnotes=notes(
            "footnote",
            NOTE.format("footnote", 0, ' w:type="separator"', p("<w:r><w:separator/></w:r>")),
            note("footnote", 1, "foot one"),
            note("footnote", 2, "foot two", "second line"),
            note("footnote", 7, "nobody refers to me"),
        ),
        endnotes=notes("endnote", note("endnote", 3, "end three")),
    )
    assert source.text == "ab\nc\nfoot two\nsecond line\nfoot one\nend three"
    assert source.left_out == (LeftOut("note-number", 4),)


def test_a_note_with_its_own_mark_loses_no_number(tmp_path: Path) -> None:
    source = read(
        tmp_path,
        p("a", reference("footnote", 1, ' w:customMarkFollows="1"'), "*"),
        footnotes=notes("footnote", note("footnote", 1, "* foot")),
    )
    assert (source.text, source.left_out) == ("a*\n* foot", ())


def test_a_note_of_deleted_text_is_out(tmp_path: Path) -> None:
    gone = f"<w:del w:id='1'>{reference('footnote', 1)}</w:del>"
    source = read(tmp_path, p("a", gone), footnotes=notes("footnote", note("footnote", 1, "foot")))
    assert source.text == "a"


OLD_PICTURE = "<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>"
EMPTY_DRAWING = "<w:r><w:drawing><a:graphic/></w:drawing></w:r>"


def test_everything_left_out_is_named_and_counted(tmp_path: Path) -> None:
    picture = "<w:r><w:drawing><a:graphic><pic:pic/></a:graphic></w:drawing></w:r>"
    source = read(
        tmp_path,
        p("text", picture, picture, OLD_PICTURE)
        + p("<w:r><w:object><v:shape/></w:object></w:r>", EMPTY_DRAWING)
        + p("<m:oMathPara><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath></m:oMathPara>")
        + p("<w:del w:id='1'><w:r><w:delText>old</w:delText></w:r></w:del>", "<w:del w:id='2'/>")
        + p(run("secret", "<w:vanish/>"), run(" shown", '<w:vanish w:val="0"/>'))
        + p('<w:r><w:sym w:font="Odd" w:char="F041"/></w:r>')
        + p("<w:r><w:ruby><w:rubyBase>" + run("漢") + "</w:rubyBase></w:ruby></w:r>")
        + "<w:altChunk/>",
        comments=element("comments", "<w:comment>" + p("why?") + "</w:comment>" + "<w:comment/>"),
        header1=element("hdr", p("Study 4")),
        header2=element("hdr", p()),
        footer1=element("ftr", p("Page 1")),
    )  # fmt: skip
    assert source.text == "text\n\n\n\nsecret shown\n\uf041\n漢"
    assert {one.kind: one.count for one in source.left_out} == {
        "comment": 2,
        "drawing": 1,
        "embedded-document": 1,
        "embedded-object": 1,
        "equation": 1,
        "footer": 1,
        "header": 1,
        "hidden-text": 1,
        "image": 3,
        "ruby": 1,
        "symbol": 1,
        "tracked-deletion": 1,
    }
    for one in source.left_out:
        assert str(one.count) in template(f"left-out-{one.kind}").format(count=one.count)


NUMBERED = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='{}'/></w:numPr>"


def test_automatic_numbers_are_named_also_where_a_style_brings_them(tmp_path: Path) -> None:
    def style(name: str, base: str = "", number: str = "") -> str:
        based = f'<w:basedOn w:val="{base}"/>' if base else ""
        return (
            f'<w:style w:styleId="{name}">{based}<w:pPr>{number}</w:pPr></w:style>'
            if number
            else f'<w:style w:styleId="{name}">{based}</w:style>'
        )

    source = read(
        tmp_path,
        p("direct", style=NUMBERED.format(1))
        + p("by style", style='<w:pStyle w:val="List"/>')
        + p("by the style's base", style='<w:pStyle w:val="MyList"/>')
        + p("taken off", style='<w:pStyle w:val="List"/>' + NUMBERED.format(0))
        + p(style=NUMBERED.format(1))
        + p("plain", style='<w:pStyle w:val="Loop"/>'),
        styles=element(
            "styles",
            style("List", number=NUMBERED.format(4))
            + style("MyList", base="List")
            + style("Loop", base="Loop"),
        ),
    )
    assert source.left_out == (LeftOut("list-number", 3),)
    assert "1" not in source.text
