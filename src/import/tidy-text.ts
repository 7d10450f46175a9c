import { decodeEntities } from './html-entities.ts';
import type { RepairCode } from './report.ts';

/** Controls, lone surrogates, and invisible characters that can hide or reorder text. Joiners stay: emoji need them. */
const UNSAFE = /[\p{Cc}\p{Cs}\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]+/gu;

/** Texts beyond this are too long whatever tidying does to them, and not worth tidying. In characters. */
export const MAX_RAW_TEXT = 5_000;

export interface TidyOptions {
  /** Whether HTML codes are turned into characters, once. */
  readonly entities: boolean;
  /** Whether lines stay lines, with the blanks that they begin with. */
  readonly lines?: boolean;
}

/** Blanks that a line may begin with, which is enough for code. */
const MAX_INDENT = 20;

/** Brings text from a file into clean lines, or onto one; adds a code to `repairs` for each change that is worth telling. */
export function tidyText(raw: string, repairs: Set<RepairCode>, options: TidyOptions): string {
  const decoded = options.entities ? decodeEntities(raw) : raw;
  if (decoded !== raw) repairs.add('entities_decoded');
  const lines = options.lines ? decoded.split(/\r\n?|[\n\v\f\u0085\u2028\u2029]/) : [decoded];
  const tidied = lines.map((line, index) => {
    const text = tidyLine(line, repairs);
    const indent = index > 0 && text !== '' ? (/^[ \t\u00a0]*/.exec(line)?.[0] ?? '') : '';
    return `${indent
      .replace(/\t/g, '    ')
      .replace(/\u00a0/g, ' ')
      .slice(0, MAX_INDENT)}${text}`;
  });
  return tidied
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function tidyLine(line: string, repairs: Set<RepairCode>): string {
  // Line ends and tabs are controls too, but they mean a space.
  const spaced = line.replace(/[\t\n\v\f\r\u0085]+/g, ' ');
  const safe = spaced.replace(UNSAFE, '');
  if (safe !== spaced) repairs.add('control_characters');
  if (safe.includes('\ufffd')) repairs.add('damaged_characters');
  return safe.replace(/[\s\p{Z}]+/gu, ' ').trim();
}
