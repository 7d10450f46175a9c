import { decodeUtf } from './decode-text.ts';
import { FileRefused } from './report.ts';
import { readRows, readSharedStrings, type SheetRow } from './xlsx-rows.ts';
import { readStyles } from './xlsx-styles.ts';
import { attribute, readXml } from './xml.ts';
import type { Zip } from './zip.ts';

/** The first visible worksheet of a workbook. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  /** Visible sheets that were not read. */
  readonly others: number;
}

const WORKBOOK = 'xl/workbook.xml';

/** Whether an opened zip file is a spreadsheet of the .xlsx kind. */
export const isWorkbook = (zip: Zip): boolean => zip.names.some((name) => name.startsWith('xl/'));

/** Reads the first visible worksheet in the order of the workbook. Throws FileRefused. */
export function readFirstSheet(zip: Zip): Sheet {
  const relations = readRelations(zip);
  const sheets = listSheets(zip).filter(({ id }) => relations.get(id)?.kind === 'worksheet');
  const visible = sheets.filter(({ isVisible }) => isVisible);
  const sheet = visible[0] ?? sheets[0];
  const path = relations.get(sheet?.id ?? '')?.path;
  const xml = path === undefined ? undefined : readText(zip, path);
  if (!sheet || xml === undefined) throw new FileRefused('sheet_missing');
  const part = (kind: string, fallback: string) =>
    readText(zip, [...relations.values()].find((relation) => relation.kind === kind)?.path ?? fallback);
  const strings = readSharedStrings(part('sharedStrings', 'xl/sharedStrings.xml') ?? '');
  const shapes = readStyles(part('styles', 'xl/styles.xml') ?? '');
  return { name: sheet.name, rows: readRows(xml, strings, shapes), others: Math.max(0, visible.length - 1) };
}

function readText(zip: Zip, path: string): string | undefined {
  const bytes = zip.read(path);
  return bytes && decodeUtf(bytes);
}

interface SheetEntry {
  readonly name: string;
  readonly id: string;
  readonly isVisible: boolean;
}

function listSheets(zip: Zip): SheetEntry[] {
  const sheets: SheetEntry[] = [];
  readXml(readText(zip, WORKBOOK) ?? '', {
    open(tag, attributes) {
      if (tag !== 'sheet') return;
      const state = attribute(attributes, 'state') ?? 'visible';
      const name = attribute(attributes, 'name') ?? '';
      sheets.push({ name, id: attribute(attributes, 'id') ?? '', isVisible: state === 'visible' });
    }
  });
  return sheets;
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
