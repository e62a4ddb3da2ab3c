package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
)

// xmp is what the file says of itself for archives: who made it and when, and
// which standards it keeps. The description of the accessibility mark is needed,
// since archives know only the marks of their own standard.
func (f *finisher) xmp() []byte {
	meta, created := f.doc.Meta, f.doc.Meta.Created.UTC().Format("2006-01-02T15:04:05Z")
	part := 2
	if len(f.opt.Attachments) > 0 {
		part = 3
	}
	var b bytes.Buffer
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n")
	describe(&b, `xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"`,
		fmt.Sprintf("<pdfaid:part>%d</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>", part))
	describe(&b, `xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"`, "<pdfuaid:part>1</pdfuaid:part>")
	describe(&b, `xmlns:dc="http://purl.org/dc/elements/1.1/"`,
		"<dc:format>application/pdf</dc:format>"+
			property("dc:title", inDefaultLanguage(title(f.doc)))+
			property("dc:creator", list("Seq", meta.Author))+
			property("dc:description", inDefaultLanguage(oneLine(meta.Subject)))+
			property("dc:subject", list("Bag", meta.Keywords...))+
			property("dc:language", list("Bag", languageTag(f.doc.Lang))))
	describe(&b, `xmlns:xmp="http://ns.adobe.com/xap/1.0/"`,
		property("xmp:CreateDate", created)+property("xmp:ModifyDate", created)+property("xmp:MetadataDate", created)+
			property("xmp:CreatorTool", escape(meta.Creator)))
	describe(&b, `xmlns:pdf="http://ns.adobe.com/pdf/1.3/"`,
		property("pdf:Producer", producer)+property("pdf:Keywords", escape(strings.Join(meta.Keywords, ", "))))
	describe(&b, `xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"`,
		accessibilitySchema)
	b.WriteString("</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.Bytes()
}

// accessibilitySchema explains the mark of PDF/UA.
const accessibilitySchema = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">` +
	`<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>` +
	`<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>` +
	`<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
	`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">` +
	`<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>` +
	`<pdfaProperty:category>internal</pdfaProperty:category>` +
	`<pdfaProperty:description>Part of PDF/UA standard</pdfaProperty:description>` +
	`</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>`

func describe(b *bytes.Buffer, namespace, properties string) {
	b.WriteString(`<rdf:Description rdf:about="" ` + namespace + ">" + properties + "</rdf:Description>\n")
}

// property is a property with its value, "" for no value.
func property(name, value string) string {
	if value == "" {
		return ""
	}
	return "<" + name + ">" + value + "</" + name + ">"
}

func inDefaultLanguage(s string) string {
	if s == "" {
		return ""
	}
	return `<rdf:Alt><rdf:li xml:lang="x-default">` + escape(s) + "</rdf:li></rdf:Alt>"
}

// list is a container of texts; empty ones are left out.
func list(kind string, texts ...string) string {
	var items strings.Builder
	for _, t := range texts {
		items.WriteString(property("rdf:li", escape(t)))
	}
	if items.Len() == 0 {
		return ""
	}
	return "<rdf:" + kind + ">" + items.String() + "</rdf:" + kind + ">"
}

// escape is a text on one line, fit for XML.
func escape(s string) string {
	var b bytes.Buffer
	// Writing to a buffer does not fail.
	_ = xml.EscapeText(&b, []byte(oneLine(s)))
	return b.String()
}
