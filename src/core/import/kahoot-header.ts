import type { SheetRow } from './xlsx-rows.ts';

/** Where the columns of a Kahoot sheet are (0-based), and the row that says so. */
export interface KahootHeader {
  /** Row of the header, 1-based. */
  readonly row: number;
  readonly question: number;
  /** Columns of answer 1, answer 2 … in this order. */
  readonly answers: readonly number[];
  readonly timeLimit: number | undefined;
  readonly correct: number;
  /** Titles of columns that have no meaning here, by column. */
  readonly others: ReadonlyMap<number, string>;
}

/** The header stands below the instructions; the template has it in row 8. */
const LAST_HEADER_ROW = 50;
const MAX_ANSWERS = 6;
/** Longest part of a title that is looked at, in characters. */
const MAX_TITLE = 200;

/** Finds the header row by its texts, English or Dutch; capitals, spaces and what follows the name do not count. */
export function findHeader(rows: readonly SheetRow[]): KahootHeader | undefined {
  // A sheet may give many rows the same number.
  for (const row of rows.slice(0, LAST_HEADER_ROW)) {
    if (row.number > LAST_HEADER_ROW) continue;
    const header = readHeader(row);
    if (header) return header;
  }
  return undefined;
}

function readHeader(row: SheetRow): KahootHeader | undefined {
  const columns = new Map<string, number>();
  const others = new Map<number, string>();
  for (const [column, cell] of row.cells) {
    const text = cell.text.slice(0, MAX_TITLE);
    const name = columnName(text);
    if (name === undefined || columns.has(name)) others.set(column, text.trim());
    else columns.set(name, column);
  }
  const question = columns.get('question');
  const correct = columns.get('correct');
  const answers: number[] = [];
  for (let n = 1; n <= MAX_ANSWERS; n++) {
    const column = columns.get(`answer${n}`);
    if (column === undefined) break;
    answers.push(column);
  }
  if (question === undefined || correct === undefined || answers.length < 2) return undefined;
  return { row: row.number, question, answers, correct, timeLimit: columns.get('timeLimit'), others };
}

function columnName(title: string): string | undefined {
  const text = title.toLowerCase().replace(/[\s()]+/g, '');
  const answer = /^(?:answer|antwoord)([1-6])(?!\d)/.exec(text)?.[1];
  if (answer !== undefined) return `answer${answer}`;
  if (/^(?:correct|juist|goed)e?(?:answer|antwoord)/.test(text)) return 'correct';
  if (/^(?:time|tijds?)limi/.test(text)) return 'timeLimit';
  // “Question type” and “Question image” are other columns of other templates.
  return /^(?:question|vraag)(?:$|text|tekst|[^a-z])/.test(text) ? 'question' : undefined;
}
