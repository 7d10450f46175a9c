import { westernDigit } from '#core/number/read-number.ts';
import { quote, type RecordRefusalCode, type ReportParams } from '../report.ts';
import { indexOf, isAnswerWord, tokensOf } from './column-titles.ts';
import type { SheetCell } from './sheet.ts';

/** Which answers are right (0-based, ascending), or why that cannot be told. */
export type CorrectAnswers =
  | { readonly ok: true; readonly indexes: readonly number[]; readonly isGuess: boolean }
  | { readonly ok: false; readonly code: RecordRefusalCode; readonly params?: ReportParams };

export interface CorrectColumn {
  /** Whether rows of this column say what is right by the text of an answer. */
  readonly saysTexts: boolean;
  /** Whether “of” means “or”. */
  readonly isDutch: boolean;
}

/** Longest cell that may name answers by number or letter, and most names in it. */
const MAX_NAMES_LENGTH = 60;

/**
 * Reads what a row says is right: by number (`2`, `1,3`, `1; 3`, `1 and 3`, `1|3`, `#1`, `(1)`), by letter (`B`, `b, c`),
 * by name (`Answer 1`) or by the text of the answers. Spreadsheets turn `1,3` into the numbers 1.3 or 13; these are
 * read digit by digit where that is the only reading, and reported as a guess. What can be read in two ways is refused.
 * @param cell the cell, already tidy
 * @param answers texts of the answers, empty ones too, already tidy
 */
export function readCorrect(
  cell: SheetCell | undefined,
  answers: readonly string[],
  column: CorrectColumn
): CorrectAnswers {
  if (!cell) return { ok: false, code: 'correct_missing' };
  const value = quote(cell.text);
  const byText = readTexts(cell.text, answers);
  if (cell.kind === 'date' && byText.length === 0)
    return { ok: false, code: 'correct_date', params: { value } };
  if (cell.kind === 'error') return { ok: false, code: 'correct_unreadable', params: { value } };
  const byName = cell.kind === 'boolean' ? undefined : readNames(cell, answers.length, column);
  if (byText.length > 0) {
    const named = byName?.ok && !byName.isGuess ? byName.indexes : undefined;
    if (named === undefined || sameList(named, byText)) return { ok: true, indexes: byText, isGuess: false };
    // A number is the place of an answer, unless this column is known to hold texts.
    const isNumber = /^\s*\p{Nd}/u.test(cell.text);
    if (isNumber && !column.saysTexts) return { ok: true, indexes: named, isGuess: false };
    const params = { value, text: byText[0] === undefined ? 0 : byText[0] + 1, place: (named[0] ?? 0) + 1 };
    return { ok: false, code: 'correct_ambiguous', params };
  }
  return byName ?? { ok: false, code: 'correct_unreadable', params: { value } };
}

/** Whether a cell says what is right by text, and could not say it by number or letter. */
export function saysText(cell: SheetCell | undefined, answers: readonly string[]): boolean {
  if (!cell || readTexts(cell.text, answers).length === 0) return false;
  return readNames(cell, answers.length, { saysTexts: false, isDutch: true })?.ok !== true;
}

const sameList = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((value, index) => value === b[index]);

/** What is left of a text when case, spaces and quotation marks do not count. */
const loosely = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s"'`´“”„‟‘’‚‛«»‹›]+/g, '');

/** Answers whose text the cell holds: the whole of it, or each part of it. */
function readTexts(text: string, answers: readonly string[]): number[] {
  const keys = answers.map(loosely);
  const find = (part: string) => {
    const key = loosely(part);
    return key === '' ? [] : keys.flatMap((other, index) => (other === key ? [index] : []));
  };
  const whole = find(text);
  if (whole.length > 0) return whole;
  for (const mark of [/[;|\n]/, /,/]) {
    const parts = text.split(mark).filter((part) => part.trim() !== '');
    const found = parts.map(find);
    if (parts.length > 1 && found.every((list) => list.length > 0))
      return [...new Set(found.flat())].sort((a, b) => a - b);
  }
  return [];
}

/** “and” and “or” in six languages; what is a letter of an answer as well counts only where that answer is not there. */
const JOINING = new Set(['and', 'or', 'en', 'und', 'oder', 'et', 'ou', 'y', 'o', 'e', 'u']);

function readNames(cell: SheetCell, answers: number, { isDutch }: CorrectColumn): CorrectAnswers | undefined {
  const value = quote(cell.text);
  const unreadable: CorrectAnswers = { ok: false, code: 'correct_unreadable', params: { value } };
  if (cell.text.length > MAX_NAMES_LENGTH) return unreadable;
  // Full-width and Arabic digits are digits.
  const text = cell.text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, westernDigit)
    .replace(/[،、，]/g, ',')
    .replaceAll('#', ' ')
    .trim();
  const whole = /^(\d+)[.,]0+$/.exec(text)?.[1];
  // “1:3” and “1-3” may be a list or a range; “1 of 3” is Dutch for “1 or 3”, and English for one of three.
  if (/\d\s*[:–—-]\s*\d/.test(text) || (!isDutch && /\bof\b/i.test(text)))
    return { ok: false, code: 'correct_two_ways', params: { value } };
  const tokens = tokensOf(whole ?? text);
  const fits = (index: number) => index >= 0 && index < answers;
  const indexes: number[] = [];
  let outside: number | undefined;
  for (const token of tokens) {
    const index = /^\d{1,9}$/.test(token) ? Number(token) - 1 : indexOf(token);
    const joins = JOINING.has(token) || (isDutch && token === 'of');
    if (index !== undefined && fits(index)) {
      // With five answers “e” is one of them.
      if (joins && tokens.length > 2) return { ok: false, code: 'correct_two_ways', params: { value } };
      indexes.push(index);
    } else if (isAnswerWord(token) || (joins && tokens.length > 2)) continue;
    else if (index === undefined || /^\p{L}/u.test(token)) return unreadable;
    else outside ??= index + 1;
  }
  const result = (list: readonly number[], isGuess: boolean): CorrectAnswers => ({
    ok: true,
    indexes: [...new Set(list)].sort((a, b) => a - b),
    isGuess
  });
  if (outside === undefined) {
    if (indexes.length === 0 || /^[^\p{L}\d([]/u.test(text)) return unreadable;
    return result(indexes, cell.kind === 'number' && indexes.length > 1);
  }
  if (tokens.length === 1 && indexes.length === 0) {
    // A number that cannot be one answer: all its digits must be different answers.
    const digits = [...(tokens[0] ?? '')].map((digit) => Number(digit) - 1);
    if (digits.length > 1 && digits.every(fits) && new Set(digits).size === digits.length)
      return result(digits, true);
  }
  return { ok: false, code: 'correct_out_of_range', params: { value: outside } };
}
