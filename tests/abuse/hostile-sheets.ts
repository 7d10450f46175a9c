import { kahootFile } from '#import/xlsx.fixture.ts';
import { Random } from '../support/random.ts';

/** Unpacked size of the part that does the harm: just below what a file may hold in all. */
const PART_BYTES = 40_000_000;
/** Bytes that do not compress, so that the part stays below the ratio at which a zip is refused. */
const PADDING_BYTES = 420_000;
/** Just below the number of tags at which a part is refused. */
const TAGS = 990_000;

const ROW = ['Which planet is closest to the sun?', 'Venus', 'Mercury', 'Mars', 'Earth', 20, '2'] as const;

export const hostileSheets = ['entities', 'cells', 'styles'] as const;
export type HostileSheet = (typeof hostileSheets)[number];

/** A small spreadsheet, valid by every count of bytes, that costs whoever reads it seconds and a gigabyte. */
export function hostileSheet(kind: HostileSheet, seed: string): Uint8Array {
  return kahootFile([ROW], { [PART[kind]]: XML[kind](padding(new Random(seed))) });
}

const PART: Readonly<Record<HostileSheet, string>> = {
  entities: 'xl/sharedStrings.xml',
  cells: 'xl/worksheets/sheet1.xml',
  styles: 'xl/styles.xml'
};

const times = (text: string, bytes: number) => text.repeat(Math.floor(bytes / text.length));

const XML: Readonly<Record<HostileSheet, (noise: string) => string>> = {
  /** One text of nothing but references: each is looked up and joined anew. */
  entities: (noise) => `<sst><si><t>${noise}${times('&amp;', PART_BYTES - noise.length)}</t></si></sst>`,
  /** As many cells as there may be tags, in few rows. */
  cells: (noise) =>
    `<worksheet><!--${noise}--><sheetData><row r="1">${'<c t="n" s="1"/>'.repeat(TAGS)}</row></sheetData></worksheet>`,
  /** As many formats, each with attributes to be read. */
  styles: (noise) =>
    `<styleSheet><!--${noise}--><cellXfs>${'<xf numFmtId="14" fontId="0"/>'.repeat(TAGS)}</cellXfs></styleSheet>`
};

function padding(random: Random): string {
  let text = '';
  while (text.length < PADDING_BYTES) text += random.next().toString(36).slice(2);
  return text;
}
