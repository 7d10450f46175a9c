import { strToU8, zipSync } from 'fflate';

/** A cell of a test sheet: text, number, boolean, or the raw XML of a `c` element. */
export type FixtureCell = string | number | boolean | null | { readonly xml: string };

export interface FixtureOptions {
  /** Rows by number, 1-based. */
  readonly rows: Readonly<Record<number, readonly FixtureCell[]>>;
  /** Replaces or adds parts of the package. */
  readonly parts?: Readonly<Record<string, string>>;
}

export const KAHOOT_TITLES = [
  'Question - max 120 characters',
  'Answer 1 - max 75 characters',
  'Answer 2 - max 75 characters',
  'Answer 3 - max 75 characters',
  'Answer 4 - max 75 characters',
  'Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs',
  'Correct answer(s) - choose at least one'
];
export const KAHOOT_HEADER: readonly FixtureCell[] = [null, ...KAHOOT_TITLES];

const HEADER_ROW = 8;

/** A Kahoot sheet with our own rows below the header, the first one in row 9. */
export const kahootFile = (
  rows: readonly (readonly FixtureCell[])[],
  parts: Readonly<Record<string, string>> = {}
) =>
  xlsxFile({
    rows: {
      2: [null, 'Our own sheet'],
      [HEADER_ROW]: KAHOOT_HEADER,
      ...Object.fromEntries(rows.map((row, index) => [HEADER_ROW + 1 + index, [index + 1, ...row]]))
    },
    parts
  });

/** A minimal .xlsx with shared strings, as spreadsheet programs write them. */
export function xlsxFile({ rows, parts = {} }: FixtureOptions): Uint8Array {
  const strings: string[] = [];
  const sheetRows = Object.entries(rows).map(([row, cells]) => {
    const xml = cells.map((cell, column) =>
      cellXml(cell, `${String.fromCharCode(65 + column)}${row}`, strings)
    );
    return `<row r="${row}">${xml.join('')}</row>`;
  });
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml':
      '<workbook xmlns:r="x"><sheets><sheet name="Quiz" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations({
      rId1: 'worksheet worksheets/sheet1.xml',
      rId2: 'sharedStrings sharedStrings.xml'
    }),
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet><sheetData>${sheetRows.join('')}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst>${strings.map((text) => `<si><t>${escapeXml(text)}</t></si>`).join('')}</sst>`,
    ...parts
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

/** A relations part; each value is “kind target”. */
export const relations = (entries: Readonly<Record<string, string>>) =>
  `<Relationships>${Object.entries(entries)
    .map(([id, entry]) => {
      const [kind = '', target = ''] = entry.split(' ');
      return `<Relationship Id="${id}" Type="http://example.org/${kind}" Target="${target}"/>`;
    })
    .join('')}</Relationships>`;

function cellXml(cell: FixtureCell, reference: string, strings: string[]): string {
  if (cell === null) return `<c r="${reference}" s="1"/>`;
  if (typeof cell === 'object') return cell.xml.replace('<c', `<c r="${reference}"`);
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${reference}" t="b"><v>${Number(cell)}</v></c>`;
  return `<c r="${reference}" t="s"><v>${strings.push(cell) - 1}</v></c>`;
}

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
