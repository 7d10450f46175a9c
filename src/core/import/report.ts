import * as v from 'valibot';
import { questionSchema, type Question } from '../question/question.ts';
import { refusalText, repairText } from './report-text.ts';

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
  | 'sheets_ignored';

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
  | 'cell_error'
  | 'cell_date'
  | 'question_invalid';

/** Why a whole file was not taken. */
export type FileRefusalCode =
  | 'file_empty'
  | 'file_too_big'
  | 'file_broken'
  | 'file_unreadable'
  | 'format_unknown'
  | 'old_excel'
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
export type ImportFormat = 'kahoot-xlsx' | 'opentriviaqa' | 'unknown';

/** One change to a record that was taken. `line` is where the record starts; a record may have several. */
export interface Repair {
  readonly line: number;
  readonly what: string;
  readonly code: RepairCode;
  readonly params?: ReportParams;
}

/** One record that was not taken; line 0 is the file as a whole. */
export interface Refusal {
  readonly line: number;
  readonly why: string;
  readonly code: RefusalCode;
  readonly params?: ReportParams;
}

/** What came of a file. Every record in it is either in `questions` or in `refused`. */
export interface ImportReport {
  readonly format: ImportFormat;
  readonly title: string;
  readonly taken: number;
  readonly repaired: readonly Repair[];
  readonly refused: readonly Refusal[];
  readonly questions: readonly Question[];
  /** Source and licence that must be shown with the questions. */
  readonly attribution?: string;
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
export const quote = (text: string): string =>
  text.length <= MAX_QUOTE ? text : `${[...text.slice(0, MAX_QUOTE)].slice(0, -1).join('')}…`;

const withParams = (params: ReportParams | undefined) =>
  params && Object.keys(params).length > 0 ? { params } : {};

/** Collects outcomes in file order. A record that fails the question schema is refused, so taken ones always pass. */
export class ReportBuilder {
  readonly #repaired: Repair[] = [];
  readonly #refused: Refusal[] = [];
  readonly #questions: Question[] = [];

  add(line: number, outcome: Outcome): void {
    if (!outcome.ok) return this.refuse(line, outcome.code, outcome.params);
    const parsed = v.safeParse(questionSchema, outcome.question);
    if (!parsed.success) return this.refuse(line, 'question_invalid', { issue: parsed.issues[0].message });
    this.#questions.push(parsed.output);
    for (const note of outcome.notes) this.note(line, note.code, note.params);
  }

  note(line: number, code: RepairCode, params?: ReportParams): void {
    this.#repaired.push({ line, what: repairText(code, params), code, ...withParams(params) });
  }

  refuse(line: number, code: RefusalCode, params?: ReportParams): void {
    this.#refused.push({ line, why: refusalText(code, params), code, ...withParams(params) });
  }

  build(format: ImportFormat, title: string, attribution?: string): ImportReport {
    return {
      format,
      title,
      taken: this.#questions.length,
      repaired: this.#repaired,
      refused: this.#refused,
      questions: this.#questions,
      ...(attribution === undefined ? {} : { attribution })
    };
  }
}
