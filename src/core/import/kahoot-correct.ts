import type { ReportParams } from './report.ts';
import type { SheetCell } from './xlsx-rows.ts';

/** Which answers are right (1-based, ascending), or why that cannot be told. */
export type CorrectAnswers =
  | { readonly ok: true; readonly numbers: readonly number[]; readonly isGuess: boolean }
  | {
      readonly ok: false;
      readonly code: 'correct_missing' | 'correct_unreadable' | 'correct_out_of_range';
      readonly params?: ReportParams;
    };

/**
 * Reads “Correct answer(s)”: `2`, `1,3`, `1; 3`, `1 and 3`. Spreadsheets turn `1,3` into the numbers 1.3 or 13; these
 * are read digit by digit where that is the only reading, and reported as a guess.
 * @param cell the cell, already tidy.
 * @param answers how many answer columns there are.
 */
export function readCorrect(cell: SheetCell | undefined, answers: number): CorrectAnswers {
  if (!cell) return { ok: false, code: 'correct_missing' };
  const value = cell.text.slice(0, 40);
  const unreadable: CorrectAnswers = { ok: false, code: 'correct_unreadable', params: { value } };
  if (cell.kind !== 'text' && cell.kind !== 'number') return unreadable;
  if (cell.text.length > 40) return unreadable;
  const tokens = cell.text.split(/[\s,;.&/+]+|\band\b|\ben\b/i).filter((token) => token !== '');
  if (tokens.length === 0 || !tokens.every((token) => /^\d+$/.test(token))) return unreadable;
  const fits = (number: number) => number >= 1 && number <= answers;
  const result = (numbers: readonly number[], isGuess: boolean): CorrectAnswers => ({
    ok: true,
    numbers: [...new Set(numbers)].sort((a, b) => a - b),
    isGuess
  });

  const numbers = tokens.map(Number);
  const wasDecimal = cell.kind === 'number' && tokens.length > 1;
  if (numbers.every(fits)) return result(numbers, wasDecimal);
  if (tokens.length === 1) {
    // A number that cannot be one answer: all its digits must be different answers.
    const digits = [...(tokens[0] ?? '')].map(Number);
    if (digits.length > 1 && digits.every(fits) && new Set(digits).size === digits.length)
      return result(digits, true);
  }
  const outside = numbers.find((number) => !fits(number)) ?? 0;
  return { ok: false, code: 'correct_out_of_range', params: { value: outside } };
}
