import { decodeEntities } from './html-entities.ts';
import type { RepairCode } from './report.ts';

/** Controls, lone surrogates, and invisible characters that can hide or reorder text. Joiners stay: emoji need them. */
const UNSAFE = /[\p{Cc}\p{Cs}\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]+/gu;

/** Texts beyond this are too long whatever tidying does to them, and not worth tidying. In characters. */
export const MAX_RAW_TEXT = 5_000;

/** Brings text from a file onto one clean line; adds a code to `repairs` for each change that is worth telling. */
export function tidyText(raw: string, repairs: Set<RepairCode>, options: { entities: boolean }): string {
  const decoded = options.entities ? decodeEntities(raw) : raw;
  if (decoded !== raw) repairs.add('entities_decoded');
  // Line ends and tabs are controls too, but they mean a space.
  const spaced = decoded.replace(/[\t\n\v\f\r\u0085]+/g, ' ');
  const safe = spaced.replace(UNSAFE, '');
  if (safe !== spaced) repairs.add('control_characters');
  if (safe.includes('\ufffd')) repairs.add('damaged_characters');
  return safe.replace(/[\s\p{Z}]+/gu, ' ').trim();
}
