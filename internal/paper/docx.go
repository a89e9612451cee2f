package paper

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"time"
)

// The parts of a Word document that are the same in each: only what readers ask
// for. Two pages of A4 hold about 90 lines at these sizes.
const (
	contentTypes = xml.Header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`
	packageRels  = xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`
	numbering    = xml.Header + `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
	styles       = xml.Header + `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Malgun Gothic" w:cs="Calibri"/><w:sz w:val="18"/><w:szCs w:val="18"/><w:lang w:val="%[1]s" w:eastAsia="ko-KR"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="30" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:spacing w:after="60"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="100" w:after="30"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Small"><w:name w:val="Small"/><w:basedOn w:val="Normal"/><w:rPr><w:color w:val="595959"/><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="1F4E79"/><w:u w:val="single"/></w:rPr></w:style>` +
		`<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:color="808080"/><w:left w:val="single" w:sz="4" w:color="808080"/><w:bottom w:val="single" w:sz="4" w:color="808080"/><w:right w:val="single" w:sz="4" w:color="808080"/><w:insideH w:val="single" w:sz="4" w:color="808080"/><w:insideV w:val="single" w:sz="4" w:color="808080"/></w:tblBorders><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`
)

// made is the time that every part of the archive bears, the first that one can.
var made = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// tableWidth is the room of a line on the page, in twentieths of a point.
const tableWidth = 10206

// DOCX writes the document as a Word document. Its parts are stored as they are,
// so that the same document gives the same bytes whatever compresses them.
func (p Paper) DOCX() ([]byte, error) {
	d := docx{lang: string(p.Lang)}
	d.paragraph("Title", 0, Words(p.Title))
	for _, block := range p.Blocks {
		d.block(block)
	}
	body := xml.Header + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>` + d.body.String() +
		`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="720" w:right="850" w:bottom="720" w:left="850" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr></w:body></w:document>`
	rels := xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdS" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rIdN" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/>`
	for i, to := range d.links {
		rels += fmt.Sprintf(`<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="%s" TargetMode="External"/>`, i+1, escapedXML(to))
	}
	rels += `</Relationships>`
	core := xml.Header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>` + escapedXML(p.Title) + `</dc:title><dc:language>` + escapedXML(string(p.Lang)) + `</dc:language></cp:coreProperties>`
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range []struct{ name, body string }{
		{"[Content_Types].xml", contentTypes}, {"_rels/.rels", packageRels}, {"docProps/core.xml", core}, {"word/document.xml", body},
		{"word/_rels/document.xml.rels", rels}, {"word/styles.xml", fmt.Sprintf(styles, d.lang)}, {"word/numbering.xml", numbering},
	} {
		f, err := w.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Store, Modified: made})
		if err != nil {
			return nil, fmt.Errorf("document: %w", err)
		}
		if _, err := f.Write([]byte(part.body)); err != nil {
			return nil, fmt.Errorf("document: %w", err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("document: %w", err)
	}
	return out.Bytes(), nil
}

// docx is the body in the making with the links that it has.
type docx struct {
	body  strings.Builder
	links []string
	lang  string
}

func (d *docx) block(b Block) {
	switch {
	case b.Heading != "":
		d.paragraph("Heading1", 0, Words(b.Heading))
	case b.Field != "":
		d.paragraph("Heading1", 0, Words(b.Field))
		d.body.WriteString(`<w:p/>`)
	case b.Table != nil:
		d.table(b.Table)
	case b.Item:
		d.paragraph("", 1, b.Line)
	case b.Small:
		d.paragraph("Small", 0, b.Line)
	default:
		d.paragraph("", 0, b.Line)
	}
}

func (d *docx) paragraph(style string, list int, line []Run) {
	d.body.WriteString(`<w:p>`)
	if style != "" || list > 0 {
		d.body.WriteString(`<w:pPr>`)
		if style != "" {
			d.body.WriteString(`<w:pStyle w:val="` + style + `"/>`)
		}
		if list > 0 {
			d.body.WriteString(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`)
		}
		d.body.WriteString(`</w:pPr>`)
	}
	d.runs(line)
	d.body.WriteString(`</w:p>`)
}

func (d *docx) runs(line []Run) {
	for _, r := range line {
		if r.Href != "" {
			d.links = append(d.links, r.Href)
			fmt.Fprintf(&d.body, `<w:hyperlink r:id="rId%d">`, len(d.links))
		}
		d.body.WriteString(`<w:r>`)
		if r.Href != "" || r.Bold || r.Lang != "" {
			d.body.WriteString(`<w:rPr>`)
			if r.Href != "" {
				d.body.WriteString(`<w:rStyle w:val="Hyperlink"/>`)
			}
			if r.Bold {
				d.body.WriteString(`<w:b/>`)
			}
			if r.Lang != "" {
				d.body.WriteString(`<w:lang w:val="` + escapedXML(string(r.Lang)) + `"/>`)
			}
			d.body.WriteString(`</w:rPr>`)
		}
		d.body.WriteString(`<w:t xml:space="preserve">` + escapedXML(r.marked()) + `</w:t></w:r>`)
		if r.Href != "" {
			d.body.WriteString(`</w:hyperlink>`)
		}
	}
}

func (d *docx) table(t *Table) {
	if t.Caption != "" {
		d.paragraph("", 0, []Run{{Text: t.Caption, Bold: true}})
	}
	d.body.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/>` + fmt.Sprintf(`<w:tblW w:w="%d" w:type="dxa"/>`, tableWidth) + `</w:tblPr><w:tblGrid>`)
	for range t.Head {
		fmt.Fprintf(&d.body, `<w:gridCol w:w="%d"/>`, tableWidth/len(t.Head))
	}
	d.body.WriteString(`</w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>`)
	for _, cell := range t.Head {
		d.cell([]Run{{Text: cell, Bold: true}})
	}
	d.body.WriteString(`</w:tr>`)
	for _, row := range t.Rows {
		d.body.WriteString(`<w:tr>`)
		for _, cell := range row {
			d.cell(cell)
		}
		d.body.WriteString(`</w:tr>`)
	}
	d.body.WriteString(`</w:tbl><w:p/>`)
}

func (d *docx) cell(line []Run) {
	d.body.WriteString(`<w:tc><w:p>`)
	d.runs(line)
	d.body.WriteString(`</w:p></w:tc>`)
}

// clean leaves out what no form can hold: control characters and what is no text.
func clean(words string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, strings.ToValidUTF8(words, ""))
}

// escapedXML keeps words from being read as markup and leaves out what XML 1.0
// cannot hold.
func escapedXML(words string) string {
	words = clean(words)
	var b bytes.Buffer
	if err := xml.EscapeText(&b, []byte(words)); err != nil {
		return ""
	}
	return b.String()
}
