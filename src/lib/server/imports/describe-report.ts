import type { ImportFormat, ReportParams } from '#import/report.ts';
import type { QuestionKindName } from '#core/question/question-limits.ts';
import { wordsOf } from '../../features/kinds/words.ts';
import { m } from '../../paraglide/messages.js';
import { issueText } from '../issue-text.ts';
import type { ReportDigest, Shown, ShownQuestion } from './digest-file.ts';

export interface ReportLine {
  readonly line: number;
  readonly sheet: string;
  readonly text: string;
  /** How the record begins that it is about, where that could be read. */
  readonly begins: string;
}

/** A question that can be taken, with what is right. */
export interface ReportQuestion {
  readonly type: QuestionKindName;
  readonly prompt: string;
  readonly options: readonly { readonly text: string; readonly right: boolean }[];
  /** What is right, where there are no options. */
  readonly right: string;
  readonly isDouble: boolean;
}

/** An import report in the reader's language. */
export interface DescribedReport {
  readonly format: string;
  readonly title: string;
  readonly taken: number;
  readonly repaired: Shown<ReportLine>;
  readonly refused: Shown<ReportLine>;
  readonly questions: Shown<ReportQuestion>;
  readonly rounds: ReportDigest['rounds'];
  readonly outlines: ReportDigest['outlines'];
  readonly attribution: string;
}

// The codes are a closed set and a test proves that each has its message; only the server carries them all.
const messages = m as unknown as Readonly<Record<string, ((params: ReportParams) => string) | undefined>>;

const sentence = (kind: 'repair' | 'refusal', code: string, params: ReportParams = {}, fallback: string) =>
  messages[`${kind}_${code}`]?.(translated(params)) ?? fallback;

/** A refusal by the question schema names the schema's issue by its key. */
const translated = (params: ReportParams): ReportParams =>
  typeof params.issue === 'string' ? { ...params, issue: issueText(params.issue) } : params;

const formatName = (format: ImportFormat) =>
  ({ spreadsheet: m.format_spreadsheet(), opentriviaqa: m.format_opentriviaqa(), unknown: '' })[format];

const described = <T, U>({ first, count }: Shown<T>, line: (entry: T) => U): Shown<U> => ({
  first: first.map(line),
  count
});

function describeQuestion({ question, solution, isDouble }: ShownQuestion): ReportQuestion {
  const { type, prompt } = question;
  const words = wordsOf(question);
  const tiles = words.hasOwnTiles ? words.tiles(question) : [];
  const right = new Set(words.rightTiles(solution));
  return {
    ...{ type, prompt, isDouble },
    options: tiles.map((text, index) => ({ text, right: right.has(index) })),
    right: tiles.length > 0 ? '' : words.accepted(question, solution) || words.solution(question, solution)
  };
}

export function describeReport(report: ReportDigest): DescribedReport {
  return {
    format: formatName(report.format),
    title: report.title,
    taken: report.taken,
    repaired: described(report.repaired, ({ line, sheet = '', what, code, params }) => ({
      ...{ line, sheet, begins: '' },
      text: sentence('repair', code, params, what)
    })),
    refused: described(report.refused, ({ line, sheet = '', why, code, params, text = '' }) => ({
      ...{ line, sheet, begins: text },
      text: sentence('refusal', code, params, why)
    })),
    questions: described(report.questions, describeQuestion),
    rounds: report.rounds,
    outlines: report.outlines,
    attribution: report.attribution ?? ''
  };
}
