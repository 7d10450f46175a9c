import { MAX_TITLE_LENGTH } from '#core/quiz/quiz-limits.ts';
import { FileRefused, quote, type Note, type RepairCode, type ReportBuilder } from '../report.ts';
import { MAX_RAW_TEXT, tidyText } from '../tidy-text.ts';
import { saysText } from './correct-cell.ts';
import { findLayout, isHint, layoutOf, readHeader, type Layout, type SheetMapping } from './layout.ts';
import { outlineOf, type SheetOutline } from './outline.ts';
import { rowQuestion, type RowCells } from './row-question.ts';
import { columnLetters, type Sheet, type SheetCell, type SheetRow } from './sheet.ts';

/** What a person said about sheets, by their place in the file. */
export type Mappings = ReadonlyMap<number, SheetMapping>;

/**
 * Reads the sheets of a file into the report: one outcome for every row below the titles that is not blank, and a round
 * for each sheet, each title between rows, and each value of a column of rounds.
 * @returns what the sheets hold, for who wants to say what their columns are
 */
export function readSheets(
  sheets: readonly Sheet[],
  report: ReportBuilder,
  mappings?: Mappings
): SheetOutline[] {
  const found = sheets.map((sheet, index) => {
    const mapping = mappings?.get(index);
    const layout = mapping ? layoutOf(mapping) : mappings ? undefined : findLayout(sheet);
    const rows = sheet.rows.filter(({ number }) =>
      mapping ? number >= mapping.firstRow : number > (layout?.headerRow ?? 0)
    );
    return { sheet, index, layout, rows, isWanted: !sheet.isHidden || mapping !== undefined };
  });
  const filled = found.filter(({ sheet }) => sheet.rows.length > 0);
  const read = found.filter(({ layout, isWanted }) => layout !== undefined && isWanted);
  const outlines = filled.map(({ sheet, index, layout }) =>
    outlineOf(sheet, index, layout, mappings?.get(index)?.firstRow)
  );
  for (const { sheet, layout, isWanted } of mappings ? [] : filled) {
    if (sheet.isHidden && !isWanted) report.note(0, 'sheet_hidden', { sheet: quote(sheet.name) });
    else if (!layout && read.length > 0) report.note(0, 'sheet_left_out', { sheet: quote(sheet.name) });
  }
  if (read.length === 0)
    throw new SheetsRefused(mappings ? 'mapping_incomplete' : 'header_missing', outlines);
  for (const { sheet, layout, rows } of read) {
    const isOneOfSeveral = read.length > 1;
    report.enterSheet(filled.length > 1 ? quote(sheet.name) : undefined);
    if (layout) {
      const above = sheet.rows.filter(({ number }) => number < layout.headerRow);
      const reader = new SheetReader(layout, rows, report, isOneOfSeveral ? sheet.name : '', above);
      if (reader.read() > 0) continue;
      report.enterSheet(undefined);
      const row = layout.headerRow + 1;
      if (isOneOfSeveral) report.note(0, 'sheet_empty', { sheet: quote(sheet.name) });
      else report.refuse(0, 'template_empty', { row });
    }
  }
  report.enterSheet(undefined);
  return outlines;
}

/** None of the sheets could be read; whoever brought them may say what they hold. */
export class SheetsRefused extends FileRefused {
  constructor(
    code: 'header_missing' | 'mapping_incomplete',
    readonly outlines: readonly SheetOutline[]
  ) {
    super(code);
  }
}

class SheetReader {
  #layout: Layout;
  readonly #rows: readonly SheetRow[];
  readonly #report: ReportBuilder;
  readonly #title: string;
  readonly #tidy = tidier();
  #saysTexts = false;
  #round = '';

  /** @param above rows above the titles of the columns */
  constructor(
    layout: Layout,
    rows: readonly SheetRow[],
    report: ReportBuilder,
    title: string,
    above: readonly SheetRow[]
  ) {
    this.#layout = layout;
    this.#rows = rows;
    this.#report = report;
    // Where rounds have titles between the rows, that of the first one stands above the titles of the columns.
    const [nearest] = above.slice(-1);
    const isTitled = nearest !== undefined && rows.some((row) => this.#headingOf(row) !== undefined);
    this.#title = (isTitled ? this.#headingOf(nearest) : undefined) ?? title;
  }

  /** @returns how many rows were taken or refused */
  read(): number {
    const before = this.#count();
    this.#begin(this.#title);
    this.#useLayout(this.#layout);
    for (const row of this.#rows) {
      if (isHint(row)) continue;
      const again = this.#layout.headerRow > 0 ? readHeader(row) : undefined;
      if (again) this.#useLayout(again);
      else this.#readRow(row);
    }
    return this.#count() - before;
  }

  #count = () => this.#report.taken + this.#report.refusals;

  #begin(title: string): void {
    this.#report.beginRound(title.trim().slice(0, MAX_TITLE_LENGTH));
  }

  #useLayout(layout: Layout): void {
    this.#layout = layout;
    for (const [column, title] of layout.others) {
      // The column before the question only counts the rows.
      const isUsed = column > layout.question && this.#rows.some((row) => row.cells.has(column));
      if (isUsed && title !== '' && layout.headerRow === this.#layout.headerRow)
        this.#report.note(layout.headerRow, 'column_ignored', { column: quote(title) });
    }
    this.#saysTexts = this.#rows.some((row) => {
      const answers = layout.options.map((column) => row.cells.get(column)?.text.trim() ?? '');
      return layout.correct !== undefined && saysText(row.cells.get(layout.correct), answers);
    });
  }

  #readRow(row: SheetRow): void {
    const { question, options, correct, time, points, explanation, longText, hostNote, round, type } =
      this.#layout;
    const columns = [question, ...options, correct, time].filter((column) => column !== undefined);
    const heading = this.#headingOf(row);
    if (heading !== undefined) {
      this.#begin(heading);
      this.#report.note(row.number, 'heading_read', { title: quote(heading) });
      return;
    }
    if (!columns.some((column) => row.cells.has(column))) return;
    const repairs = new Set<RepairCode>();
    const cellAt = (column: number | undefined, lines = false): SheetCell | undefined => {
      const cell = column === undefined ? undefined : row.cells.get(column);
      if (!cell || cell.text.length > MAX_RAW_TEXT) return cell;
      const text = this.#tidy(cell.text, repairs, lines);
      return text === '' ? undefined : { ...cell, text };
    };
    if (round !== undefined) this.#enterRound(cellAt(round), cellAt(round)?.text ?? '');
    const prompt = cellAt(question, true)?.text ?? '';
    const failed = [question, ...options, correct].find(
      (column) => column !== undefined && row.cells.get(column)?.kind === 'error'
    );
    if (failed !== undefined) {
      const cell = `${columnLetters(failed)}${row.number}`;
      this.#report.add(row.number, { ok: false, code: 'cell_error', params: { cell } }, prompt);
      return;
    }
    const cells: RowCells = {
      prompt,
      options: options.map((column) => cellAt(column, true)),
      correct: cellAt(correct, true),
      time: time === undefined ? null : cellAt(time),
      points: cellAt(points),
      explanation: cellAt(explanation, true),
      longText: cellAt(longText, true),
      hostNote: cellAt(hostNote, true),
      type: cellAt(type)
    };
    const { isDutch, optionsAreWrong } = this.#layout;
    const outcome = rowQuestion(cells, { isDutch, optionsAreWrong, saysTexts: this.#saysTexts });
    const notes: Note[] = [...repairs].map((code) => ({ code }));
    const begins = prompt || [...row.cells.values()].map(({ text }) => text.slice(0, 80)).join(' · ');
    this.#report.add(
      row.number,
      outcome.ok ? { ...outcome, notes: [...notes, ...outcome.notes] } : outcome,
      begins
    );
  }

  /** The title of the rows that follow: a row with nothing but one text, which asks nothing. */
  #headingOf(row: SheetRow): string | undefined {
    const [only, ...more] = row.cells;
    if (only === undefined || more.length > 0) return undefined;
    const [column, { kind, text }] = only;
    const title = this.#tidy(text, new Set(), false);
    const isTitle = kind === 'text' && /\p{L}/u.test(title) && !/[?？؟:…]$/.test(title);
    return isTitle && column <= this.#layout.question && title.length <= MAX_TITLE_LENGTH ? title : undefined;
  }

  #enterRound(cell: SheetCell | undefined, value: string): void {
    if (value === '' || value === this.#round) return;
    this.#round = value;
    const isNumber = cell !== undefined && /^\d+$/.test(value);
    this.#begin(isNumber ? `${this.#roundWord()} ${value}` : value);
  }

  /** “Ronde” of “Ronde 1”, by the title of the column. */
  #roundWord(): string {
    const title = this.#layout.roundTitle.trim();
    return title === '' || title.length > 20 ? 'Round' : title;
  }
}

type Tidy = (text: string, repairs: Set<RepairCode>, lines: boolean) => string;

/** Tidies each text once, however many cells show it. */
function tidier(): Tidy {
  const known = new Map<string, { readonly text: string; readonly repairs: ReadonlySet<RepairCode> }>();
  return (raw, repairs, lines) => {
    const key = `${lines}${raw}`;
    let tidied = known.get(key);
    if (!tidied) {
      const made = new Set<RepairCode>();
      tidied = { text: tidyText(raw, made, { entities: true, lines }), repairs: made };
      known.set(key, tidied);
    }
    for (const repair of tidied.repairs) repairs.add(repair);
    return tidied.text;
  };
}
