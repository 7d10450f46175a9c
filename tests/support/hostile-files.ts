import { CFB } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';

/** A small file that asks for much more than it is worth. */
export interface HostileFile {
  readonly name: string;
  /** As which it is uploaded. */
  readonly fileName: string;
  readonly make: () => Uint8Array<ArrayBuffer>;
}

const MB = 1024 * 1024;
/** What a reader takes at most; a little less, so that the size is not why it refuses. */
const TEXT_BYTES = 5 * MB - 64;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.';

/** Text that cannot be packed well, the same every time: keeps the ratio of a zip entry below what is refused at once. */
function noise(length: number): string {
  let state = 42;
  let text = '';
  for (let n = 0; n < length; n++) {
    // Numerical Recipes' generator; its upper bits are the good ones.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    text += ALPHABET[state >>> 26] ?? '';
  }
  return text;
}

/** An XML part that unpacks to at most 200 times its size. */
const padded = (xml: string) => `<x><!--${noise(Math.ceil((xml.length / 200) * 1.4))}-->${xml}</x>`;

const CELL = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>';
const BOOK = {
  'xl/workbook.xml': '<workbook><sheets><sheet name="Quiz" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="http://example.org/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
};

function workbook(parts: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const files: Record<string, string> = { ...BOOK, 'xl/worksheets/sheet1.xml': CELL, ...parts };
  const packed = zipSync(
    Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])),
    {
      level: 9
    }
  );
  return new Uint8Array(packed);
}

const sharedStrings = (xml: string) => workbook({ 'xl/sharedStrings.xml': padded(xml) });
const styles = (xml: string) => workbook({ 'xl/styles.xml': padded(xml) });
const sheet = (xml: string, strings = '') =>
  workbook({ 'xl/worksheets/sheet1.xml': padded(xml), 'xl/sharedStrings.xml': strings });

const HEADER = `<row r="1">${[
  'Question',
  'Answer 1',
  'Answer 2',
  'Answer 3',
  'Answer 4',
  'Time limit',
  'Correct answer'
]
  .map((title) => `<c t="inlineStr"><is><t>${title}</t></is></c>`)
  .join('')}</row>`;
/** A sheet with a header, and rows of so many cells each. */
const rowsOf = (cell: string, cells: number, perRow: number) =>
  HEADER + `<row>${cell.repeat(perRow)}</row>`.repeat(Math.ceil(cells / perRow));
/** The one text that every cell shows. */
const shown = (content: string) => `<sst><si><t>${content}</t></si></sst>`;
const SHOWN = '<c t="s"><v>0</v></c>';

/** A text file of records, cut to what is taken. */
const text = (content: string) => new Uint8Array(strToU8(content).subarray(0, TEXT_BYTES));
const fill = (piece: string, bytes = TEXT_BYTES) => piece.repeat(Math.floor(bytes / strToU8(piece).length));

/** A file that is as large as an honest one may be: reading it must succeed. */
export const largestHonestText = (): Uint8Array<ArrayBuffer> => {
  const record = (n: number) =>
    `#Q Which of these numbers of the evening is number ${String(n)}, &quot;the one&quot;?\n^ ${String(n)}\nA ${String(n + 1)}\nB ${String(n)}\nC ${String(n + 2)}\nD None\n\n`;
  return text(Array.from({ length: 10_000 }, (_, n) => record(n)).join(''));
};

/** Spreadsheets: what is in them unpacks to up to 38 MB. */
const spreadsheets: readonly HostileFile[] = [
  ['entities in one shared text', () => sharedStrings(`<si><t>${'&amp;'.repeat(7_700_000)}</t></si>`)],
  [
    'entities in many shared texts',
    () => sharedStrings(`<si><t>${'&amp;'.repeat(6_000)}</t></si>`.repeat(1_280))
  ],
  [
    'entities within what is unpacked',
    () => sharedStrings(`<si><t>${'&#38;'.repeat(6_000)}</t></si>`.repeat(260))
  ],
  ['990,000 cells', () => sheet(rowsOf('<c/>', 990_000, 64))],
  ['990,000 rows', () => sheet('<row/>'.repeat(990_000))],
  ['cells of blanks', () => sheet(rowsOf(SHOWN, 300_000, 64), shown(' '.repeat(32_000)))],
  ['cells of blanks, not too many', () => sheet(rowsOf(SHOWN, 55_000, 28), shown(`${' '.repeat(32_000)}a`))],
  ['untidy text in every cell', () => sheet(rowsOf(SHOWN, 55_000, 28), shown('\u00ad '.repeat(2_400)))],
  ['long text in every cell', () => sheet(rowsOf(SHOWN, 55_000, 28), shown('Ab'.repeat(16_000)))],
  ['cells, as many as there may be', () => sheet(rowsOf('<c t="str"><v>&lt;</v></c>', 55_000, 28))],
  [
    'a cell in a million pieces',
    () => sheet(`<row><c t="inlineStr"><is>${'<t>a</t>'.repeat(480_000)}</is></c></row>`)
  ],
  ['990,000 styles', () => styles(`<cellXfs>${'<xf numFmtId="14"/>'.repeat(990_000)}</cellXfs>`)],
  ['290,000 styles', () => styles(`<cellXfs>${'<xf numFmtId="14"/>'.repeat(290_000)}</cellXfs>`)],
  ['endless formats', () => styles(`<numFmt numFmtId="1" formatCode="${'['.repeat(240)}"/>`.repeat(25_000))],
  ['a tag with endless attributes', () => sheet(`<row><c ${"a='b' ".repeat(1_200_000)}/></row>`)],
  ['tags with many attributes', () => sheet(`<c ${"a='b' ".repeat(1_300)}/>`.repeat(1_000))],
  ['endless comments', () => sheet('<!---->'.repeat(1_100_000))],
  [
    'endless relations',
    () => workbook({ 'xl/_rels/workbook.xml.rels': padded('<Relationship Id="a"/>'.repeat(290_000)) })
  ]
].map(([name, make]) => ({ name, make, fileName: 'quiz.xlsx' }) as HostileFile);

const odsOf = (cells: string) =>
  new Uint8Array(
    zipSync(
      {
        mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
        'content.xml': strToU8(
          padded(
            `<office:document-content><office:body><office:spreadsheet><table:table table:name="Q">${cells}</table:table></office:spreadsheet></office:body></office:document-content>`
          )
        )
      },
      { level: 9 }
    )
  );
const odsCell = (attributes: string, content = 'a') =>
  `<table:table-cell office:value-type="string" ${attributes}><text:p>${content}</text:p></table:table-cell>`;

/** OpenDocument spreadsheets. */
const openDocuments: readonly HostileFile[] = [
  [
    'a cell that stands there a billion times',
    () => odsOf(`<table:table-row>${odsCell('table:number-columns-repeated="1000000000"')}</table:table-row>`)
  ],
  [
    'a row that stands there a billion times',
    () => odsOf(`<table:table-row table:number-rows-repeated="1000000000">${odsCell('')}</table:table-row>`)
  ],
  ['many cells', () => odsOf(`<table:table-row>${odsCell('').repeat(62_000)}</table:table-row>`)],
  [
    'a cell of entities',
    () => odsOf(`<table:table-row>${odsCell('', '&amp;'.repeat(1_000_000))}</table:table-row>`)
  ],
  ['endless styles', () => odsOf('<style:style/>'.repeat(290_000))],
  ['many sheets', () => odsOf('<table:table></table:table>'.repeat(1_000))]
].map(([name, make]) => ({ name, make, fileName: 'quiz.ods' }) as HostileFile);

/** A workbook of the old kind with these records in it. */
function xls(records: readonly (readonly [type: number, content: Uint8Array])[]): Uint8Array<ArrayBuffer> {
  const stream = new Uint8Array(records.reduce((sum, [, content]) => sum + 4 + content.length, 0));
  let at = 0;
  for (const [type, content] of records) {
    stream.set([type & 255, type >> 8, content.length & 255, content.length >> 8], at);
    stream.set(content, at + 4);
    at += 4 + content.length;
  }
  const file = container.utils.cfb_new();
  container.utils.cfb_add(file, '/Workbook', stream);
  return new Uint8Array(container.write(file, { type: 'buffer' }));
}
/** The library's own types leave this open. */
const container = CFB as {
  utils: { cfb_new(): object; cfb_add(file: object, name: string, content: Uint8Array): void };
  write(file: object, options: { type: 'buffer' }): Uint8Array;
};
const BEGIN = [0x0809, new Uint8Array([0, 6, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])] as const;
const times = (count: number, record: readonly [number, Uint8Array]) =>
  Array.from({ length: count }, () => record);

/** Old workbooks. */
const oldWorkbooks: readonly HostileFile[] = [
  ['a million blank cells in few records', () => xls([BEGIN, ...times(260, [0xbe, new Uint8Array(8_006)])])],
  ['800,000 numbers in few records', () => xls([BEGIN, ...times(590, [0xbd, new Uint8Array(8_172)])])],
  ['340,000 numbers', () => xls([BEGIN, ...times(280_000, [0x203, new Uint8Array(14)])])],
  ['a million empty records', () => xls([BEGIN, ...times(1_200_000, [0x201, new Uint8Array(0)])])]
].map(([name, make]) => ({ name, make, fileName: 'quiz.xls' }) as HostileFile);

/** Tables in texts. */
const tables: readonly HostileFile[] = [
  ['five million commas', () => text(','.repeat(TEXT_BYTES))],
  ['one cell of 5 MB', () => text(`Question,Answer\n"${'a'.repeat(TEXT_BYTES - 100)}",b\n`)],
  ['quotation marks without end', () => text(`Question,Answer\n${'"'.repeat(TEXT_BYTES - 100)}`)],
  ['a quotation mark in every row', () => text(`Question,Answer\n${fill('a"b,"\n', TEXT_BYTES - 100)}`)],
  ['many rows of quotation marks', () => text(`Question,Answer\n${'"a""b",c\n'.repeat(60_000)}`)]
].map(([name, make]) => ({ name, make, fileName: 'quiz.csv' }) as HostileFile);

/** Texts of 5 MB. */
const texts: readonly HostileFile[] = [
  ['one question of entities', () => text(`#Q ${fill('&amp;', TEXT_BYTES - 100)}\n^ a\nA a\nB b\n`)],
  ['one question of 200,000 lines', () => text(`#Q a\n${'b &#x41;\n'.repeat(199_000)}^ a\nA a\nB b\n`)],
  ['one option of entities', () => text(`#Q a\n^ b\nA a\nB ${fill('&amp;', TEXT_BYTES - 100)}\n`)],
  ['questions of entities', () => text(fill(`#Q ${'&amp;'.repeat(995)}\n^ a\nA a\nB b\n`))],
  ['marks in descending order', () => text(fill(`#Q a\n^ a${'\u0301\u0323'.repeat(1_000)}\nA b\nB c\n`))],
  [
    'marks in descending order, shorter',
    () => text(fill(`#Q a\n^ a${'\u0301\u0323'.repeat(140)}\nA b\nB c\n`))
  ],
  [
    'one line that is not UTF-8',
    () => new Uint8Array([...strToU8('#Q '), ...new Uint8Array(TEXT_BYTES - 3).fill(0x92)])
  ],
  [
    '200,000 lines that are not UTF-8',
    () => new Uint8Array([...strToU8('#Q '), ...Array.from({ length: 199_000 }, () => [0x92, 0x0a]).flat()])
  ],
  ['10,000 records that are refused', () => text('#Q a\n'.repeat(10_000))],
  ['controls and blanks', () => text(`#Q ${fill('\u200b \t', TEXT_BYTES - 100)}\n^ a\nA a\nB b\n`)],
  ['carriage returns', () => text(`#Q a\n${'\r'.repeat(390_000)}`)]
].map(([name, make]) => ({ name, make, fileName: 'quiz.txt' }) as HostileFile);

/** Every kind of file that costs much more than it weighs. */
export const hostileFiles: readonly HostileFile[] = [
  ...spreadsheets,
  ...openDocuments,
  ...oldWorkbooks,
  ...tables,
  ...texts
];
