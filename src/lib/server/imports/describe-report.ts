import type { ImportFormat, ReportParams } from '#import/report.ts';
import { m } from '../../paraglide/messages.js';
import { issueText } from '../http/issue-text.ts';
import type { ReportDigest, Shown } from './digest-file.ts';

export interface ReportLine {
  readonly line: number;
  readonly text: string;
}

/** An import report in the reader's language. */
export interface DescribedReport {
  readonly format: string;
  readonly title: string;
  readonly taken: number;
  readonly repaired: Shown<ReportLine>;
  readonly refused: Shown<ReportLine>;
  readonly questions: ReportDigest['questions'];
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
  ({ 'kahoot-xlsx': m.format_kahoot(), opentriviaqa: m.format_opentriviaqa(), unknown: '' })[format];

const described = <T>({ first, count }: Shown<T>, line: (entry: T) => ReportLine): Shown<ReportLine> => ({
  first: first.map(line),
  count
});

export function describeReport(report: ReportDigest): DescribedReport {
  return {
    format: formatName(report.format),
    title: report.title,
    taken: report.taken,
    repaired: described(report.repaired, ({ line, what, code, params }) => ({
      line,
      text: sentence('repair', code, params, what)
    })),
    refused: described(report.refused, ({ line, why, code, params }) => ({
      line,
      text: sentence('refusal', code, params, why)
    })),
    questions: report.questions,
    attribution: report.attribution ?? ''
  };
}
