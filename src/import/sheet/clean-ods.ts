import { strToU8, zipSync } from 'fflate';
import { decodeUtf } from '../decode-text.ts';
import { FileRefused } from '../report.ts';
import { attribute, readXml } from '../xml.ts';
import type { Zip } from '../zip.ts';
import { SHEET_LIMITS } from './sheet.ts';

/** Whether an opened zip file is an OpenDocument spreadsheet. */
export function isOpenDocument(zip: Zip): boolean {
  const type = zip.names.includes('mimetype') ? decodeUtf(zip.read('mimetype') ?? new Uint8Array()) : '';
  return type.startsWith('application/vnd.oasis.opendocument.spreadsheet');
}

/** Makes a package of the content alone, once it is counted: a cell may say that it stands there a million times. */
export function cleanOds(zip: Zip): Uint8Array {
  const bytes = zip.read('content.xml');
  if (!bytes) throw new FileRefused('sheet_missing');
  const manifest = decodeUtf(zip.read('meta-inf/manifest.xml') ?? new Uint8Array());
  if (manifest.includes('encryption-data')) throw new FileRefused('file_password');
  const xml = decodeUtf(bytes);
  countCells(xml);
  return zipSync(
    {
      'META-INF/manifest.xml': strToU8(MANIFEST),
      'styles.xml': strToU8('<styles/>'),
      'content.xml': strToU8(xml)
    },
    { level: 0 }
  );
}

const MANIFEST =
  '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>';

/** How often a row or a cell says that it stands there. */
function repeats(attributes: string, what: 'rows' | 'columns'): number {
  const times = Number(attribute(attributes, `number-${what}-repeated`) ?? 1);
  return Number.isSafeInteger(times) && times > 0 ? times : 1;
}

function countCells(xml: string): void {
  let tables = 0;
  let rows = 0;
  let cells = 0;
  let rowTimes = 1;
  let cellTimes = 1;
  let isFilled = false;
  let length = 0;
  let inside = 0;
  readXml(xml, {
    open(name, attributes) {
      if (name === 'table') {
        if (++tables > SHEET_LIMITS.sheets)
          throw new FileRefused('too_many_sheets', { max: SHEET_LIMITS.sheets });
      } else if (name === 'table-row') {
        rowTimes = repeats(attributes, 'rows');
        if (++rows > SHEET_LIMITS.rowsInAll) throw new FileRefused('too_many_cells');
      } else if (name === 'table-cell') {
        cellTimes = repeats(attributes, 'columns');
        isFilled = attribute(attributes, 'value-type') !== undefined;
        inside += 1;
        length = 0;
        if (++cells > SHEET_LIMITS.cellsInAll) throw new FileRefused('too_many_cells');
      } else if (name === 'p') isFilled = true;
    },
    wantsText: () => inside > 0,
    text(text) {
      length += text.length;
      if (length > SHEET_LIMITS.text) throw new FileRefused('too_much_text');
    },
    close(name) {
      if (name !== 'table-cell') return;
      inside = Math.max(0, inside - 1);
      // What is blank is repeated up to the edges of every sheet.
      if (isFilled) cells += rowTimes * cellTimes - 1;
      if (cells > SHEET_LIMITS.cellsInAll) throw new FileRefused('too_many_cells');
      isFilled = false;
    }
  });
}
