const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Looks of cells by their place in the style sheet. */
export const STYLE = {
  plain: 0,
  title: 1,
  line: 2,
  head: 3,
  text: 4,
  count: 5,
  share: 6,
  day: 7,
  moment: 8,
  sumText: 9,
  sumCount: 10,
  sumShare: 11,
  centreBold: 12,
  centre: 13,
} as const;

const wrap = '<alignment vertical="top" wrapText="1"/>';
const centre = '<alignment horizontal="center" vertical="center" wrapText="1"/>';
const look = (font: number, border: number, format: number, alignment: string): string =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`;
const edge = (side: string): string => `<${side} style="thin"><color auto="1"/></${side}>`;
/** Built-in formats: 3 is #,##0, 10 is 0.00 %. */
const [GROUPED, PER_CENT, DAY, MOMENT] = [3, 10, 164, 165];

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="hh:mm\\ dd/mm/yyyy"/></numFmts><fonts count="3"><font><sz val="11"/><name val="Times New Roman"/></font><font><b/><sz val="14"/><name val="Times New Roman"/></font><font><b/><sz val="11"/><name val="Times New Roman"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${["left", "right", "top", "bottom"].map(edge).join("")}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="14">${[
  look(0, 0, 0, ""),
  look(1, 0, 0, ""),
  look(0, 0, 0, ""),
  look(2, 1, 0, centre),
  look(0, 1, 0, wrap),
  look(0, 1, GROUPED, wrap),
  look(0, 1, PER_CENT, wrap),
  look(0, 1, DAY, wrap),
  look(0, 1, MOMENT, wrap),
  look(2, 1, 0, wrap),
  look(2, 1, GROUPED, wrap),
  look(2, 1, PER_CENT, wrap),
  look(2, 0, 0, centre),
  look(0, 0, 0, centre),
].join("")}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** Every file of the archive but the sheet itself. */
export const PARTS: Readonly<Record<string, string>> = {
  "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
  "_rels/.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="Báo cáo" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  "xl/styles.xml": STYLES,
};
