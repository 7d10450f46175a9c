import * as v from 'valibot';
import { questionSchema, type Question } from '#core/question/question.ts';
import { refusalText, repairText } from './report-text.ts';
import type { SheetOutline } from './sheet/outline.ts';
import type { Sheet } from './sheet/sheet.ts';

/** Values for the placeholders of a sentence, in English and in translations alike. */
export type ReportParams = Readonly<Record<string, string | number>>;

/** What was changed so that a record could be taken. A closed set: the interface translates it. */
export type RepairCode =
  | 'not_utf8'
  | 'prompt_joined'
  | 'option_joined'
  | 'answer_joined'
  | 'entities_decoded'
  | 'control_characters'
  | 'damaged_characters'
  | 'answer_matched_loosely'
  | 'duplicate_options'
  | 'option_empty'
  | 'options_over_limit'
  | 'lines_ignored'
  | 'time_limit_missing'
  | 'time_limit_changed'
  | 'correct_guessed'
  | 'column_ignored'
  | 'sheet_left_out'
  | 'sheet_empty'
  | 'sheet_hidden'
  | 'heading_read'
  | 'options_same_shown'
  | 'points_missing'
  | 'explanation_too_long'
  | 'long_text_too_long'
  | 'host_note_too_long'
  | 'question_twice';

/** Why a record was not taken. */
export type RecordRefusalCode =
  | 'prompt_missing'
  | 'prompt_too_long'
  | 'answer_line_missing'
  | 'answer_empty'
  | 'several_answers'
  | 'no_matching_answer'
  | 'answer_ambiguous'
  | 'too_few_options'
  | 'option_too_long'
  | 'options_differ_in_case'
  | 'option_right_and_wrong'
  | 'options_out_of_order'
  | 'record_inside_record'
  | 'correct_missing'
  | 'correct_unreadable'
  | 'correct_out_of_range'
  | 'correct_is_empty'
  | 'correct_date'
  | 'correct_two_ways'
  | 'correct_ambiguous'
  | 'options_same_shown'
  | 'typed_too_long'
  | 'type_unknown'
  | 'cell_error'
  | 'question_invalid';

/** Why a whole file was not taken. */
export type FileRefusalCode =
  | 'file_empty'
  | 'file_too_big'
  | 'file_broken'
  | 'file_unreadable'
  | 'format_unknown'
  | 'file_password'
  | 'template_empty'
  | 'mapping_incomplete'
  | 'too_many_sheets'
  | 'not_a_spreadsheet'
  | 'zip_too_many_entries'
  | 'zip_too_large'
  | 'zip_suspicious'
  | 'sheet_missing'
  | 'header_missing'
  | 'too_many_cells'
  | 'too_many_styles'
  | 'too_much_text'
  | 'too_many_records'
  | 'too_many_lines';

export type RefusalCode = RecordRefusalCode | FileRefusalCode;
export type ImportFormat = 'spreadsheet' | 'opentriviaqa' | 'unknown';

/** Where something is in a file. */
export interface Place {
  /** Line of a text or row of a sheet; 0 is the file as a whole. */
  readonly line: number;
  /** Name of the sheet, where a file has several. */
  readonly sheet?: string;
}

/** One change to a record that was taken. `line` is where the record starts; a record may have several. */
export interface Repair extends Place {
  readonly what: string;
  readonly code: RepairCode;
  readonly params?: ReportParams;
}

/** One record that was not taken; line 0 is the file as a whole. */
export interface Refusal extends Place {
  /** How the record begins, as far as it could be read. */
  readonly text?: string;
  readonly why: string;
  readonly code: RefusalCode;
  readonly params?: ReportParams;
}

/** Questions that stand together under a title, which may be empty. */
export interface ImportedRound {
  readonly title: string;
  readonly questions: readonly Question[];
}

/** What came of a file. Every record in it is either in `questions` or in `refused`. */
export interface ImportReport {
  readonly format: ImportFormat;
  readonly title: string;
  readonly taken: number;
  readonly repaired: readonly Repair[];
  readonly refused: readonly Refusal[];
  /** All of them, round by round. */
  readonly questions: readonly Question[];
  readonly rounds: readonly ImportedRound[];
  /** Indexes of questions that stand in the file a second time. */
  readonly doubles: readonly number[];
  /** Source and licence that must be shown with the questions. */
  readonly attribution?: string;
  /** What the sheets of a spreadsheet hold, for who says what its columns are. */
  readonly sheets?: readonly Sheet[];
  readonly outlines?: readonly SheetOutline[];
}

/** A repair before it has a line. */
export interface Note {
  readonly code: RepairCode;
  readonly params?: ReportParams;
}

/** What came of one record. */
export type Outcome =
  | { readonly ok: true; readonly question: unknown; readonly notes: readonly Note[] }
  | { readonly ok: false; readonly code: RecordRefusalCode; readonly params?: ReportParams };

/** A reason not to take a file at all; thrown inside the readers, caught by `importFile`. */
export class FileRefused extends Error {
  constructor(
    readonly code: FileRefusalCode,
    readonly params: ReportParams = {}
  ) {
    super(code);
    this.name = 'FileRefused';
  }
}

/** Longest piece of somebody's text that is quoted in a sentence. */
const MAX_QUOTE = 60;

/** Shortens text for a sentence of the report. */
export const quote = (text: string, max = MAX_QUOTE): string =>
  text.length <= max ? text : `${[...text.slice(0, max)].slice(0, -1).join('')}…`;

/** Longest beginning of a record that was refused. */
const MAX_TEXT = 160;

const withParams = (params: ReportParams | undefined) =>
  params && Object.keys(params).length > 0 ? { params } : {};

/** Collects outcomes in file order. A record that fails the question schema is refused, so taken ones always pass. */
export class ReportBuilder {
  readonly #repaired: Repair[] = [];
  readonly #refused: Refusal[] = [];
  readonly #rounds: { title: string; questions: Question[] }[] = [{ title: '', questions: [] }];
  readonly #known = new Map<string, Place>();
  readonly #doubles: number[] = [];
  #taken = 0;
  #sheet: string | undefined;

  /** What follows stands in this sheet, where a file has several. */
  enterSheet(name: string | undefined): void {
    this.#sheet = name;
  }

  /** What follows belongs to another round. */
  beginRound(title: string): void {
    this.#rounds.push({ title, questions: [] });
  }

  /** @param text how the record begins, for whoever has to find it when it is refused */
  add(line: number, outcome: Outcome, text = ''): void {
    if (!outcome.ok) return this.refuse(line, outcome.code, outcome.params, text);
    const parsed = v.safeParse(questionSchema, outcome.question);
    if (!parsed.success)
      return this.refuse(line, 'question_invalid', { issue: parsed.issues[0].message }, text);
    this.#rounds.at(-1)?.questions.push(parsed.output);
    for (const note of outcome.notes) this.note(line, note.code, note.params);
    this.#noteDouble(line, parsed.output);
    this.#taken += 1;
  }

  note(line: number, code: RepairCode, params?: ReportParams): void {
    this.#repaired.push({ ...this.#at(line), what: repairText(code, params), code, ...withParams(params) });
  }

  refuse(line: number, code: RefusalCode, params?: ReportParams, text = ''): void {
    const beginning = quote(text.trim(), MAX_TEXT);
    this.#refused.push({
      ...this.#at(line),
      why: refusalText(code, params),
      code,
      ...withParams(params),
      ...(beginning !== '' && { text: beginning })
    });
  }

  build(
    format: ImportFormat,
    title: string,
    more: Pick<ImportReport, 'attribution' | 'sheets' | 'outlines'> = {}
  ): ImportReport {
    const rounds = this.#rounds.filter(({ questions }) => questions.length > 0);
    return {
      format,
      title,
      taken: this.#taken,
      repaired: this.#repaired,
      refused: this.#refused,
      questions: rounds.flatMap(({ questions }) => questions),
      rounds,
      doubles: this.#doubles,
      ...more
    };
  }

  get taken(): number {
    return this.#taken;
  }

  get refusals(): number {
    return this.#refused.length;
  }

  #at = (line: number): Place => ({ line, ...(this.#sheet !== undefined && { sheet: this.#sheet }) });

  #noteDouble(line: number, question: Question): void {
    const key = JSON.stringify(question).toLowerCase();
    const first = this.#known.get(key);
    if (!first) {
      this.#known.set(key, this.#at(line));
      return;
    }
    this.#doubles.push(this.#taken);
    const isElsewhere = first.sheet !== this.#sheet && first.sheet !== undefined;
    this.note(line, 'question_twice', { at: isElsewhere ? `${first.sheet}, ${first.line}` : first.line });
  }
}
