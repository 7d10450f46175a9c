import { TIME_LIMIT } from '#core/question/question-limits.ts';
import { choiceQuestion } from './choice-question.ts';
import type { TextLine } from './decode-text.ts';
import { splitRecords, startsRecord, type TriviaRecord } from './opentriviaqa-records.ts';
import {
  FileRefused,
  quote,
  type Note,
  type Outcome,
  type RepairCode,
  type ReportBuilder
} from './report.ts';
import { MAX_RAW_TEXT, tidyText } from './tidy-text.ts';

/** Most records in one file: keeps the report of a hostile file small. The largest real one has under 10,000. */
export const MAX_TRIVIA_RECORDS = 10_000;

/** Shown with everything that is made from these files. */
export const TRIVIA_ATTRIBUTION = 'OpenTriviaQA, https://github.com/uberspot/OpenTriviaQA, CC BY-SA 4.0';

/**
 * Reads an OpenTriviaQA text (`#Q question`, `^ answer`, `A option`, `B option` …) into the report: one outcome for
 * every line that starts with `#Q`.
 */
export function readOpenTriviaQa(lines: readonly TextLine[], report: ReportBuilder): void {
  const found = lines.filter(({ text }) => startsRecord(text)).length;
  if (found > MAX_TRIVIA_RECORDS) throw new FileRefused('too_many_records', { max: MAX_TRIVIA_RECORDS });
  const { records, ignored } = splitRecords(lines);
  if (ignored.count > 0) report.note(ignored.first, 'lines_ignored', { ...ignored });
  for (const record of records) report.add(record.line, readRecord(record));
}

function readRecord(record: TriviaRecord): Outcome {
  if (record.innerRecordAt !== undefined)
    return { ok: false, code: 'record_inside_record', params: { at: record.innerRecordAt } };
  if (record.answer === undefined) return { ok: false, code: 'answer_line_missing' };
  if (record.secondAnswerAt !== undefined)
    return { ok: false, code: 'several_answers', params: { at: record.secondAnswerAt } };
  if (record.outOfOrderAt !== undefined)
    return { ok: false, code: 'options_out_of_order', params: { at: record.outOfOrderAt } };

  const repairs = new Set<RepairCode>();
  const tidy = (lines: readonly string[]) => {
    const raw = lines.join(' ');
    return raw.length > MAX_RAW_TEXT ? raw : tidyText(raw, repairs, { entities: true });
  };
  const prompt = tidy(record.prompt);
  const answer = tidy(record.answer);
  const options = record.options.map(tidy);
  const filled = options.filter((option) => option !== '');
  if (answer === '') return { ok: false, code: 'answer_empty' };
  const match = findAnswer(answer, filled);
  if (!match.ok) return match;

  const outcome = choiceQuestion({
    prompt,
    options: filled.map((text) => ({ text, right: text === match.option })),
    timeLimitSeconds: TIME_LIMIT.fallback
  });
  if (!outcome.ok) return outcome;
  const notes: Note[] = [...readingNotes(record), ...[...repairs].map((code) => ({ code }))];
  if (filled.length < options.length)
    notes.push({ code: 'option_empty', params: { count: options.length - filled.length } });
  if (match.option !== answer) {
    notes.push({
      code: 'answer_matched_loosely',
      params: { answer: quote(answer), option: quote(match.option) }
    });
  }
  return { ...outcome, notes: [...notes, ...outcome.notes] };
}

function readingNotes(record: TriviaRecord): Note[] {
  const notes: Note[] = [];
  if (record.recoded) notes.push({ code: 'not_utf8' });
  if (record.prompt.length > 1)
    notes.push({ code: 'prompt_joined', params: { count: record.prompt.length } });
  if ((record.answer?.length ?? 0) > 1) notes.push({ code: 'answer_joined' });
  if (record.options.some((lines) => lines.length > 1)) notes.push({ code: 'option_joined' });
  if (record.ignored.count > 0) notes.push({ code: 'lines_ignored', params: { ...record.ignored } });
  return notes;
}

/** No option that may be taken is longer, quotation marks and all; bringing marks into order takes the square of a text. */
const MAX_LOOSE_TEXT = 300;

/** What is left of a text when case, spaces and quotation marks do not count. */
const loosely = (text: string) =>
  text.length > MAX_LOOSE_TEXT
    ? text
    : text
        .normalize('NFC')
        .toLowerCase()
        .replace(/[\s"'`´“”„‟‘’‚‛«»‹›]+/g, '');

type Match = { readonly ok: true; readonly option: string } | Extract<Outcome, { ok: false }>;

function findAnswer(answer: string, options: readonly string[]): Match {
  if (options.includes(answer)) return { ok: true, option: answer };
  const key = loosely(answer);
  const [option, another] = new Set(
    key === '' ? [] : options.filter((candidate) => loosely(candidate) === key)
  );
  const params = { answer: quote(answer) };
  if (option === undefined) return { ok: false, code: 'no_matching_answer', params };
  return another === undefined ? { ok: true, option } : { ok: false, code: 'answer_ambiguous', params };
}
