import { readTitle, tokensOf, type ColumnMeaning, type ColumnTitle } from './column-titles.ts';
import type { Sheet, SheetRow } from './sheet.ts';

/** What a column is taken for; the same words in the form that asks for them. */
export const columnRoles = [
  'question',
  'option',
  'wrong',
  'correct',
  'time',
  'points',
  'explanation',
  'longText',
  'hostNote',
  'round',
  'type'
] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** Where the columns of a sheet are (0-based). */
export interface Layout {
  /** Row of the titles, 1-based; 0 where a person said what the columns are. */
  readonly headerRow: number;
  readonly question: number;
  /** Columns of answers in their order; all of them wrong where `correct` holds the right one. */
  readonly options: readonly number[];
  readonly optionsAreWrong: boolean;
  /** Numbers, letters or text of what is right; without options: what counts. */
  readonly correct: number | undefined;
  readonly time: number | undefined;
  readonly points: number | undefined;
  readonly explanation: number | undefined;
  readonly longText: number | undefined;
  readonly hostNote: number | undefined;
  readonly round: number | undefined;
  /** What the column of rounds is called. */
  readonly roundTitle: string;
  readonly type: number | undefined;
  /** Whether “of” means “or”. */
  readonly isDutch: boolean;
  /** Titles of columns that are not read, by column. */
  readonly others: ReadonlyMap<number, string>;
}

/** The titles stand below the instructions; Kahoot's template has them in row 8. */
const LAST_HEADER_ROW = 50;
/** Of these one column is read. */
const singleColumns = ['time', 'points', 'explanation', 'longText', 'hostNote', 'round', 'type'] as const;
/** More options than any program has columns for. */
const MAX_OPTION_COLUMNS = 12;

/** Finds the row of titles by what they mean. */
export function findLayout({ rows }: Sheet): Layout | undefined {
  // A sheet may give many rows the same number.
  for (const row of rows.slice(0, LAST_HEADER_ROW)) {
    if (row.number > LAST_HEADER_ROW || isHint(row)) continue;
    const layout = readHeader(row);
    if (layout) return layout;
  }
  return undefined;
}

/** A row of a template that says what belongs where: “Text of the question (required)”. */
export const isHint = ({ cells }: SheetRow): boolean =>
  [...cells.values()].filter(({ text }) => /\((?:required|optional)\b/i.test(text.slice(0, 300))).length >= 2;

/** Reads a row as titles; `undefined` when they do not make a quiz. */
export function readHeader(row: SheetRow): Layout | undefined {
  const titles = new Map<number, ColumnTitle | undefined>();
  const others = new Map<number, string>();
  for (const [column, cell] of row.cells) {
    const title = cell.kind === 'text' || cell.kind === 'number' ? readTitle(cell.text) : undefined;
    titles.set(column, title);
    if (!title || title.meaning === 'picture') others.set(column, cell.text.slice(0, 200).trim());
  }
  const columns = (meaning: ColumnMeaning) =>
    [...titles].filter(([, title]) => title?.meaning === meaning).map(([column]) => column);
  const inOrder = (meaning: ColumnMeaning) =>
    columns(meaning).sort((a, b) => (titles.get(a)?.index ?? a) - (titles.get(b)?.index ?? b) || a - b);
  const [question, ...moreQuestions] = columns('question');
  if (question === undefined) return undefined;
  const answers = columns('answer');
  const wrong = inOrder('wrong');
  let options = inOrder('option').slice(0, MAX_OPTION_COLUMNS);
  // Several columns that are all called “Answer” are its options.
  if (options.length === 0 && answers.length > 1) options = answers.splice(0);
  let [correct] = columns('correct');
  const moreCorrect = columns('correct').slice(1);
  correct ??= answers.shift();
  if (correct === undefined) return undefined;
  const optionsAreWrong = options.length < 2 && wrong.length > 0;
  const chosen = optionsAreWrong ? [...options, ...wrong] : options;
  if (!optionsAreWrong && options.length === 1) return undefined;
  const unread = [...moreQuestions, ...moreCorrect, ...answers, ...(optionsAreWrong ? [] : wrong)];
  for (const meaning of singleColumns) unread.push(...columns(meaning).slice(1));
  for (const column of unread) others.set(column, row.cells.get(column)?.text.slice(0, 200).trim() ?? '');
  const [time] = columns('time');
  const [points] = columns('points');
  const [explanation] = columns('explanation');
  const [longText] = columns('longText');
  const [hostNote] = columns('hostNote');
  const [round] = columns('round');
  const [type] = columns('type');
  const words = [...row.cells.values()].flatMap(({ text }) => tokensOf(text.slice(0, 200)));
  return {
    headerRow: row.number,
    ...{ question, correct, optionsAreWrong, time, points, explanation, longText, hostNote },
    ...{ round, type, others },
    roundTitle: (round === undefined ? undefined : row.cells.get(round)?.text.slice(0, 200)) ?? '',
    options: chosen,
    isDutch: words.some((word) => /^(?:vraag|vragen|antwoord|juist|goed|optie)/.test(word))
  };
}

/** What a person said about the columns of a sheet. */
export interface SheetMapping {
  /** Row of the first question, 1-based. */
  readonly firstRow: number;
  readonly roles: ReadonlyMap<number, ColumnRole>;
}

/** The layout that a person described; `undefined` when there is no question, or nothing that says what is right. */
export function layoutOf({ roles }: SheetMapping): Layout | undefined {
  const columns = (role: ColumnRole) =>
    [...roles].flatMap(([column, name]) => (name === role ? [column] : [])).sort((a, b) => a - b);
  const [question] = columns('question');
  const [correct] = columns('correct');
  const wrong = columns('wrong');
  const options = columns('option');
  if (question === undefined || correct === undefined) return undefined;
  const [time] = columns('time');
  const [points] = columns('points');
  const [explanation] = columns('explanation');
  const [longText] = columns('longText');
  const [hostNote] = columns('hostNote');
  const [round] = columns('round');
  const [type] = columns('type');
  const optionsAreWrong = options.length < 2 && wrong.length > 0;
  return {
    headerRow: 0,
    ...{ question, correct, optionsAreWrong, time, points, explanation, longText, hostNote, round, type },
    options: optionsAreWrong ? [...options, ...wrong] : options,
    roundTitle: '',
    isDutch: false,
    others: new Map()
  };
}

/** What each column of a layout is taken for. */
export function rolesOf(layout: Layout): Map<number, ColumnRole> {
  const roles = new Map<number, ColumnRole>([[layout.question, 'question']]);
  for (const column of layout.options) roles.set(column, layout.optionsAreWrong ? 'wrong' : 'option');
  for (const role of ['correct', ...singleColumns] as const) {
    const column = layout[role];
    if (column !== undefined) roles.set(column, role);
  }
  return roles;
}
