import { strToU8, zipSync } from 'fflate';
import { decodeUtf } from '../decode-text.ts';
import { FileRefused } from '../report.ts';
import { attribute, readXml } from '../xml.ts';
import type { Zip } from '../zip.ts';
import { SHEET_LIMITS } from './sheet.ts';

/** What the library is given of a workbook, and what it does not tell. */
export interface CleanWorkbook {
  readonly bytes: Uint8Array;
  /** In the order of the workbook, which is theirs in `bytes` too. */
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean }[];
  /** Cells with a formula that nobody has worked out, by the sheet's place, such as `B9`. */
  readonly unsolved: readonly ReadonlySet<string>[];
}

/** Most cell styles and number formats: Excel's own limits, the second one with room to spare. */
const STYLE_LIMITS = { styles: 65_490, formats: 2_000, formatLength: 255 } as const;

/** Whether an opened zip file is a spreadsheet of the .xlsx kind. */
export const isWorkbook = (zip: Zip): boolean => zip.names.some((name) => name.startsWith('xl/'));

/**
 * Makes a workbook of the parts that matter: names of sheets, their cells, texts, styles. Everything in them is
 * counted first, so that the library never meets more than a quiz needs, nor anything it does not need to understand.
 * Throws FileRefused.
 */
export function cleanXlsx(zip: Zip): CleanWorkbook {
  const relations = readRelations(zip);
  const book = readBook(zip);
  const sheets = book.sheets.filter(({ id }) => relations.get(id)?.kind === 'worksheet');
  if (sheets.length === 0) throw new FileRefused('sheet_missing');
  if (sheets.length > SHEET_LIMITS.sheets)
    throw new FileRefused('too_many_sheets', { max: SHEET_LIMITS.sheets });
  const part = (kind: string, fallback: string) =>
    readText(zip, [...relations.values()].find((relation) => relation.kind === kind)?.path ?? fallback) ?? '';

  const counter = new CellCounter();
  const unsolved: ReadonlySet<string>[] = [];
  const files: Record<string, string> = {};
  for (const [index, { id }] of sheets.entries()) {
    const xml = readText(zip, relations.get(id)?.path ?? '');
    if (xml === undefined) throw new FileRefused('sheet_missing');
    unsolved.push(counter.count(xml));
    files[`xl/worksheets/sheet${index + 1}.xml`] = `<worksheet xmlns="${MAIN}">${cellsOf(xml)}</worksheet>`;
  }
  const strings = part('sharedStrings', 'xl/sharedStrings.xml');
  const styles = part('styles', 'xl/styles.xml');
  countStrings(strings);
  countStyles(styles);
  Object.assign(files, frame(sheets, book.from1904), {
    'xl/sharedStrings.xml': strings,
    'xl/styles.xml': styles
  });
  const parts = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  return { bytes: zipSync(Object.fromEntries(parts), { level: 0 }), sheets, unsolved };
}

function readText(zip: Zip, path: string): string | undefined {
  const bytes = zip.read(path);
  return bytes && decodeUtf(bytes);
}

interface SheetEntry {
  readonly name: string;
  readonly id: string;
  readonly isHidden: boolean;
}

function readBook(zip: Zip): { sheets: SheetEntry[]; from1904: boolean } {
  const sheets: SheetEntry[] = [];
  let from1904 = false;
  readXml(readText(zip, 'xl/workbook.xml') ?? '', {
    open(tag, attributes) {
      if (tag === 'workbookPr') from1904 = /^(?:1|true)$/.test(attribute(attributes, 'date1904') ?? '');
      if (tag !== 'sheet') return;
      const state = attribute(attributes, 'state') ?? 'visible';
      const name = attribute(attributes, 'name') ?? '';
      sheets.push({ name, id: attribute(attributes, 'id') ?? '', isHidden: state !== 'visible' });
    }
  });
  return { sheets, from1904 };
}

/** Parts of the workbook by relation id; `kind` is the last word of the relation's type. */
function readRelations(zip: Zip): Map<string, { kind: string; path: string }> {
  const relations = new Map<string, { kind: string; path: string }>();
  readXml(readText(zip, 'xl/_rels/workbook.xml.rels') ?? '', {
    open(tag, attributes) {
      if (tag !== 'Relationship') return;
      const target = attribute(attributes, 'Target') ?? '';
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
      const kind = (attribute(attributes, 'Type') ?? '').split('/').at(-1) ?? '';
      relations.set(attribute(attributes, 'Id') ?? '', { kind, path });
    }
  });
  return relations;
}

/** Counts rows and cells of all sheets together. */
class CellCounter {
  #rows = 0;
  #cells = 0;

  /** @returns the cells whose formula has no value */
  count(xml: string): ReadonlySet<string> {
    const unsolved = new Set<string>();
    const length = new LengthCounter();
    let cell = '';
    let hasFormula = false;
    let hasValue = false;
    let inside = '';
    readXml(xml, {
      open: (name, attributes) => {
        inside = name;
        if (name === 'row' && ++this.#rows > SHEET_LIMITS.rowsInAll) throw new FileRefused('too_many_cells');
        if (name === 'c') {
          if (++this.#cells > SHEET_LIMITS.cellsInAll) throw new FileRefused('too_many_cells');
          cell = attribute(attributes, 'r') ?? '';
          // An empty text is a value as well.
          hasValue = attribute(attributes, 't') === 'str';
          hasFormula = false;
          length.begin();
        } else if (name === 'f') hasFormula = true;
      },
      wantsText: () => inside === 'v' || inside === 't' || inside === 'f',
      text(text) {
        if (inside === 'v') hasValue = true;
        length.add(text);
      },
      close(name) {
        inside = '';
        if (name === 'c' && hasFormula && !hasValue) unsolved.add(cell);
      }
    });
    return unsolved;
  }
}

/** How long one text is; its pieces may be as many as they like, but not the text that they make. */
class LengthCounter {
  #length = 0;
  begin() {
    this.#length = 0;
  }
  add(text: string) {
    this.#length += text.length;
    if (this.#length > SHEET_LIMITS.text) throw new FileRefused('too_much_text');
  }
}

function countStrings(xml: string): void {
  const length = new LengthCounter();
  let inText = false;
  readXml(xml, {
    open(name) {
      if (name === 'si') length.begin();
      if (name === 't') inText = true;
    },
    wantsText: () => inText,
    text(text) {
      length.add(text);
    },
    close(name) {
      if (name === 't') inText = false;
    }
  });
}

function countStyles(xml: string): void {
  let styles = 0;
  let formats = 0;
  let inCellFormats = false;
  readXml(xml, {
    open(name, attributes) {
      if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) styles += 1;
      else if (name === 'numFmt') {
        formats += 1;
        const code = attribute(attributes, 'formatCode') ?? '';
        if (code.length > STYLE_LIMITS.formatLength) throw new FileRefused('too_many_styles');
      }
      if (styles > STYLE_LIMITS.styles || formats > STYLE_LIMITS.formats)
        throw new FileRefused('too_many_styles');
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    }
  });
}

/** The cells of a sheet alone: links, merged ranges and the like may name millions of cells. */
function cellsOf(xml: string): string {
  const begin = /<(?:\w{1,30}:)?sheetData[\s/>]/.exec(xml);
  if (!begin) return '<sheetData/>';
  const end = /<\/(?:\w{1,30}:)?sheetData\s{0,9}>/.exec(xml.slice(begin.index));
  if (!end) return '<sheetData/>';
  const cells = xml.slice(begin.index, begin.index + end.index + end[0].length);
  return cells
    .split(/(?=<(?:\w{1,30}:)?c\s)/)
    .map((cell) => (IS_TEXT_OF_FORMULA.test(cell) ? cell.replaceAll('&', '&amp;') : cell))
    .join('');
}

/** A cell whose text the library decodes twice. */
const IS_TEXT_OF_FORMULA = /^<(?:\w{1,30}:)?c\s[^<>]{0,300}\bt\s?=\s?["']str["']/;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts that tie the others together, written anew. Sheets are named by their place. */
function frame(sheets: readonly SheetEntry[], from1904: boolean): Record<string, string> {
  const each = (write: (n: number, sheet: SheetEntry) => string) =>
    sheets.map((sheet, index) => write(index + 1, sheet)).join('');
  const override = (path: string, type: string) =>
    `<Override PartName="/xl/${path}" ContentType="${TYPE}.${type}+xml"/>`;
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  return {
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${override('workbook.xml', 'sheet.main')}${override('sharedStrings.xml', 'sharedStrings')}${override('styles.xml', 'styles')}${each((n) => override(`worksheets/sheet${n}.xml`, 'worksheet'))}</Types>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr date1904="${Number(from1904)}"/><sheets>${each((n) => `<sheet name="${n}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each((n) => relation(`rId${n}`, 'worksheet', `worksheets/sheet${n}.xml`))}${relation('rIdT', 'sharedStrings', 'sharedStrings.xml')}${relation('rIdS', 'styles', 'styles.xml')}</Relationships>`
  };
}
