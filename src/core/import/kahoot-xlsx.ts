import { TIME_LIMIT } from '../question/question-limits.ts';
import { choiceQuestion } from './choice-question.ts';
import { readCorrect } from './kahoot-correct.ts';
import { findHeader, type KahootHeader } from './kahoot-header.ts';
import {
  FileRefused,
  quote,
  type Note,
  type Outcome,
  type RepairCode,
  type ReportBuilder
} from './report.ts';
import { tidyText } from './tidy-text.ts';
import type { SheetCell, SheetRow } from './xlsx-rows.ts';
import { readFirstSheet } from './xlsx-sheet.ts';
import type { Zip } from './zip.ts';

/** Reads a Kahoot spreadsheet into the report: one outcome for every row below the header that is not blank. */
export function readKahootXlsx(zip: Zip, report: ReportBuilder): void {
  const sheet = readFirstSheet(zip);
  const header = findHeader(sheet.rows);
  if (!header) throw new FileRefused('header_missing');
  const rows = sheet.rows.filter((row) => row.number > header.row);
  if (sheet.others > 0) report.note(0, 'sheets_ignored', { sheet: quote(sheet.name), count: sheet.others });
  for (const [column, title] of header.others) {
    // The column before the question only counts the rows.
    const isUsed = column > header.question && rows.some((row) => row.cells.has(column));
    if (isUsed) report.note(header.row, 'column_ignored', { column: quote(title) });
  }
  const columns = [header.question, ...header.answers, header.correct];
  if (header.timeLimit !== undefined) columns.push(header.timeLimit);
  for (const row of rows) {
    if (columns.some((column) => row.cells.has(column))) report.add(row.number, readRow(row, header));
  }
}

/** Texts beyond this are too long whatever tidying does to them, and not worth tidying. */
const MAX_RAW_TEXT = 5_000;

function readRow(row: SheetRow, header: KahootHeader): Outcome {
  const repairs = new Set<RepairCode>();
  const cellAt = (column: number | undefined): SheetCell | undefined => {
    const cell = column === undefined ? undefined : row.cells.get(column);
    if (!cell || cell.text.length > MAX_RAW_TEXT) return cell;
    const text = tidyText(cell.text, repairs, { entities: false });
    return text === '' ? undefined : { kind: cell.kind, text };
  };
  for (const column of [header.question, ...header.answers]) {
    const kind = row.cells.get(column)?.kind;
    const cell = `${columnLetters(column)}${row.number}`;
    if (kind === 'error') return { ok: false, code: 'cell_error', params: { cell } };
    if (kind === 'date') return { ok: false, code: 'cell_date', params: { cell } };
  }

  const prompt = cellAt(header.question)?.text ?? '';
  const answers = header.answers.map((column) => cellAt(column)?.text ?? '');
  const time = readTimeLimit(cellAt(header.timeLimit));
  const correctCell = cellAt(header.correct);
  if (prompt === '') return { ok: false, code: 'prompt_missing' };
  if (answers.filter((answer) => answer !== '').length < 2) return { ok: false, code: 'too_few_options' };
  const correct = readCorrect(correctCell, answers.length);
  if (!correct.ok) return correct;
  const empty = correct.numbers.find((number) => answers[number - 1] === '');
  if (empty !== undefined) return { ok: false, code: 'correct_is_empty', params: { value: empty } };

  const outcome = choiceQuestion({
    prompt,
    options: answers
      .map((text, index) => ({ text, right: correct.numbers.includes(index + 1) }))
      .filter(({ text }) => text !== ''),
    timeLimitSeconds: time.seconds
  });
  if (!outcome.ok) return outcome;
  const notes: Note[] = [...repairs].map((code) => ({ code }));
  if (time.note) notes.push(time.note);
  if (correct.isGuess) {
    const params = { from: correctCell?.text ?? '', to: correct.numbers.join(', ') };
    notes.push({ code: 'correct_guessed', params });
  }
  return { ...outcome, notes: [...notes, ...outcome.notes] };
}

/** Whole seconds within the limits of a question, and a note where that is not what the cell says. */
function readTimeLimit(cell: SheetCell | undefined): { seconds: number; note?: Note } {
  const digits =
    cell?.kind === 'number' || cell?.kind === 'text'
      ? /^-?\d{1,9}(?:[.,]\d{1,20})?/.exec(cell.text)?.[0]
      : undefined;
  if (!cell || digits === undefined) {
    return {
      seconds: TIME_LIMIT.fallback,
      note: { code: 'time_limit_missing', params: { to: TIME_LIMIT.fallback } }
    };
  }
  const asked = Number(digits.replace(',', '.'));
  const seconds = Math.min(TIME_LIMIT.max, Math.max(TIME_LIMIT.min, Math.round(asked)));
  // “20 sec” says 20 seconds; “2 min” does not say 2.
  const isPlain = /^\s*(?:s|sec|secs|seconds?|seconden|")?\.?$/i.test(cell.text.slice(digits.length));
  if (!isPlain) {
    return {
      seconds: TIME_LIMIT.fallback,
      note: { code: 'time_limit_missing', params: { to: TIME_LIMIT.fallback } }
    };
  }
  if (seconds === asked) return { seconds };
  return { seconds, note: { code: 'time_limit_changed', params: { from: asked, to: seconds } } };
}

/** 0 → `A`, 26 → `AA`. */
const columnLetters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : columnLetters(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26));
