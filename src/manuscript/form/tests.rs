//! The effective layout: chains of styles, themes, sections, feet, and parts that mean harm.

use roxmltree::Document;

use super::body::{self, Around};
use super::face::Color;
use super::properties::{Justify, Pitch};
use super::{Foot, Form, Place, TraceKind};

const WORD: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// The layout of a body under a style sheet.
fn form(body: &str, styles: &str, around: Around<'_>) -> Form {
    let body = format!("<w:body {WORD}>{body}</w:body>");
    let styles = format!("<w:styles {WORD}>{styles}</w:styles>");
    let (body, styles) = (Document::parse(&body).unwrap(), Document::parse(&styles).unwrap());
    body::read(body.root_element(), &[], &Around { styles: Some(&styles), ..around })
}

fn alone(body: &str, styles: &str) -> Form {
    form(body, styles, Around::default())
}

fn style(id: &str, inner: &str) -> String {
    format!("<w:style w:type=\"paragraph\" w:styleId=\"{id}\">{inner}</w:style>")
}

const USUAL: &str = "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia=\"宋体\" w:ascii=\"Calibri\"/><w:sz w:val=\"21\"/></w:rPr></w:rPrDefault>\
    </w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/><w:pPr><w:jc w:val=\"both\"/></w:pPr></w:style>";

fn said(properties: &str, run: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>正文</w:t></w:r></w:p>")
}

#[test]
fn defaults_styles_and_own_properties_lie_one_over_the_other() {
    let sheet = [
        USUAL.to_owned(),
        style("b", "<w:basedOn w:val=\"a\"/><w:pPr><w:spacing w:line=\"579\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\"/></w:pPr><w:rPr><w:sz w:val=\"32\"/></w:rPr>"),
        style("c", "<w:basedOn w:val=\"b\"/><w:name w:val=\"Body Text\"/><w:rPr><w:rFonts w:eastAsia=\"仿宋\"/><w:color w:val=\"FF0000\"/></w:rPr>"),
        "<w:style w:type=\"character\" w:styleId=\"k\"><w:rPr><w:rFonts w:eastAsia=\"楷体\"/></w:rPr></w:style>".to_owned(),
    ]
    .concat();
    let form = alone(&said("<w:pStyle w:val=\"c\"/><w:jc w:val=\"center\"/>", "<w:rStyle w:val=\"k\"/><w:b/>"), &sheet);
    let paragraph = &form.paragraphs[0];
    let (layout, face) = (paragraph.layout, paragraph.face().unwrap());
    assert_eq!((layout.line, layout.pitch, layout.justify), (Some(579), Some(Pitch::Exact), Some(Justify::Center)));
    assert_eq!((layout.first_chars, layout.kinsoku, layout.widow), (Some(200), Some(true), Some(true)));
    assert_eq!((face.size, face.chinese.as_deref(), face.latin.as_deref()), (Some(32), Some("楷体"), Some("Calibri")));
    assert_eq!(
        (face.color, face.bold, paragraph.style.as_deref()),
        (Some(Color::Rgb(0x00ff_0000)), Some(true), Some("body text"))
    );
    // One that names a style that is not there has the usual one.
    let form = alone(&said("<w:pStyle w:val=\"无\"/>", ""), USUAL);
    assert_eq!(
        (form.paragraphs[0].layout.justify, form.paragraphs[0].face().unwrap().size),
        (Some(Justify::Both), Some(21))
    );
}

#[test]
fn fonts_of_a_theme_are_looked_up_and_else_unknown() {
    let sheet = USUAL.replace("w:eastAsia=\"宋体\"", "w:eastAsiaTheme=\"minorEastAsia\" w:eastAsia=\"宋体\"");
    let theme = "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><a:minorFont><a:ea typeface=\"\"/>\
        <a:font script=\"Hans\" typeface=\"等线\"/></a:minorFont></a:theme>";
    let chinese = |theme| {
        let form = form(&said("", ""), &sheet, Around { theme, ..Around::default() });
        form.paragraphs[0].face().unwrap().chinese.as_deref().map(str::to_owned)
    };
    assert_eq!(chinese(Some(theme)).as_deref(), Some("等线"));
    assert_eq!(chinese(None).as_deref(), Some(""));
    assert_eq!(chinese(Some("<a")).as_deref(), Some(""));
}

#[test]
fn a_hanging_indent_takes_the_place_of_the_first_lines() {
    let sheet = USUAL.to_owned() + &style("b", "<w:pPr><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/></w:pPr>");
    let form = alone(&said("<w:pStyle w:val=\"b\"/><w:ind w:left=\"640\" w:hanging=\"320\"/>", ""), &sheet);
    let layout = form.paragraphs[0].layout;
    assert_eq!((layout.first, layout.first_chars, layout.left), (Some(-320), Some(0), Some(640)));
}

#[test]
fn places_text_and_traces() {
    let body = "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/></w:r><w:ins w:id=\"1\"><w:r><w:t>丙</w:t></w:r></w:ins><w:del w:id=\"2\"><w:r>\
        <w:delText>丁</w:delText></w:r></w:del></w:p><w:tbl><w:tblGrid><w:gridCol w:w=\"100\"/><w:gridCol w:w=\"200.5\"/></w:tblGrid><w:tr><w:trPr>\
        <w:tblHeader/></w:trPr><w:tc><w:p/></w:tc></w:tr><w:tr/></w:tbl><w:p><w:pPr><w:framePr/></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>戊</w:t></w:r></w:p>";
    let form = alone(body, USUAL);
    let places: Vec<Place> = form.paragraphs.iter().map(|paragraph| paragraph.place).collect();
    assert_eq!(places, [Place::Body, Place::Cell, Place::Box]);
    assert_eq!(form.paragraphs[0].text(), "甲\t乙\n丙");
    let table = form.tables[0];
    assert_eq!((table.columns, table.rows, table.repeats, table.paragraph), (Some(300), 2, true, Some(1)));
    let kinds: Vec<TraceKind> = form.traces.iter().map(|trace| trace.kind).collect();
    assert_eq!(kinds, [TraceKind::Revision, TraceKind::Revision, TraceKind::Hidden]);
}

#[test]
fn a_section_has_the_feet_of_the_one_before() {
    let feet = [(
        "word/footer1.xml".to_owned(),
        format!(
            "<w:ftr {WORD}><w:p><w:r><w:t>— </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r>\
         <w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t> —</w:t></w:r></w:p></w:ftr>"
        ),
    )];
    let links = "<Relationships><Relationship Id=\"r1\" Target=\"footer1.xml\"/><Relationship Id=\"r2\" Target=\"footer2.xml\"/></Relationships>";
    let reference = |id: &str| format!("<w:footerReference w:type=\"default\" r:id=\"{id}\"/>");
    let body = format!(
        "<w:p><w:pPr><w:sectPr>{}<w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:pPr></w:p><w:p><w:pPr><w:sectPr><w:type w:val=\"continuous\"/>\
         </w:sectPr></w:pPr></w:p><w:sectPr>{}</w:sectPr>",
        reference("r1"),
        reference("r2")
    );
    let form = form(&body, USUAL, Around { links: Some(links), feet: &feet, ..Around::default() });
    let [first, second, third] = form.sections.as_slice() else { panic!("{form:?}") };
    let Foot::Numbered(number) = &first.odd else { panic!("{first:?}") };
    assert_eq!((number.before.as_str(), number.after.as_str()), ("— ", " —"));
    assert_eq!((&second.odd, second.is_on_new_page, first.is_on_new_page), (&first.odd, false, true));
    assert_eq!((&third.odd, &third.even, third.width), (&Foot::Unknown, &Foot::Absent, None));
    assert_eq!(form.paragraphs.iter().map(|paragraph| paragraph.section).collect::<Vec<_>>(), [0, 1]);
}

/// Nothing that a file may say makes the reader stop, and what makes no sense is not known.
#[test]
fn what_means_harm_is_not_known() {
    let circle = USUAL.to_owned() + &style("b", "<w:basedOn w:val=\"c\"/>") + &style("c", "<w:basedOn w:val=\"b\"/>");
    let paragraph = &alone(&said("<w:pStyle w:val=\"b\"/>", ""), &circle).paragraphs[0];
    assert_eq!((paragraph.layout.justify, paragraph.face().unwrap().size), (None, None));
    // A ladder longer than any.
    let ladder: String =
        (0..200).map(|step| style(&step.to_string(), &format!("<w:basedOn w:val=\"{}\"/>", step + 1))).collect();
    assert_eq!(
        alone(&said("<w:pStyle w:val=\"0\"/>", ""), &(USUAL.to_owned() + &ladder)).paragraphs[0].layout.justify,
        None
    );
    for number in ["", "-", "9999999999999999999999", "-99999999", "1e9", "NaN", "12pt", "３２", "1.x"] {
        let body = said(
            &format!(
                "<w:spacing w:line=\"{number}\" w:before=\"{number}\"/><w:ind w:left=\"{number}\" w:firstLineChars=\"{number}\"/>"
            ),
            &format!("<w:sz w:val=\"{number}\"/><w:color w:val=\"{number}\"/><w:spacing w:val=\"{number}\"/>"),
        );
        let sections = format!(
            "<w:sectPr><w:pgSz w:w=\"{number}\" w:h=\"{number}\"/><w:pgMar w:top=\"{number}\"/><w:docGrid w:linePitch=\"{number}\"/></w:sectPr>"
        );
        let form = alone(&(body + &sections), USUAL);
        let (layout, section) = (form.paragraphs[0].layout, &form.sections[0]);
        assert_eq!((layout.line, layout.left, layout.first_chars), (Some(240), Some(0), None), "{number}");
        assert_eq!((section.width, section.top, section.area_width()), (None, None, None), "{number}");
        assert_eq!(form.paragraphs[0].face().unwrap().size, Some(21), "{number}");
    }
    // Elements without anything, elements where they do not belong.
    for body in [
        "<w:p><w:pPr><w:pStyle/><w:jc/><w:ind/><w:spacing/><w:pBdr><w:bottom/></w:pBdr></w:pPr><w:r><w:rPr><w:rFonts/><w:sz/></w:rPr></w:r></w:p>",
        "<w:tbl/>",
        "<w:tr><w:tc/></w:tr>",
        "<w:sectPr/><w:sectPr/><w:p/>",
        "<w:p><w:p><w:r><w:t>里</w:t></w:r></w:p></w:p>",
        "<w:fldChar/><w:t/>",
    ] {
        alone(
            body,
            "<w:style/><w:docDefaults/><w:style w:styleId=\"a\" w:default=\"1\" w:type=\"paragraph\"><w:basedOn/></w:style>",
        );
    }
}
