import type { Locale } from '#core/quiz/quiz.ts';
import { correctionText, seatText } from '../../features/kinds/correction-text.ts';
import { wordsOf } from '../../features/kinds/words.ts';
import { m } from '../../paraglide/messages.js';
import { runInThread, type ThreadLimits } from '../imports/run-in-thread.ts';
import { csvFile, csvForm } from './csv.ts';
import type { SessionResults } from './load-results.ts';
import type { XlsxTask } from './xlsx-thread.ts';

/** One row per player, best first; two columns per question that was revealed: the answer and its points. */
export function resultRows({ rows, questions, corrections }: SessionResults): (string | number)[][] {
  const hasTeams = rows.some(({ members }) => members);
  const header = [
    m.export_rank(),
    m.export_name(),
    ...(hasTeams ? [m.export_members()] : []),
    m.export_score(),
    m.export_right(),
    ...questions.flatMap(({ number, question, isVoid }) => [
      `${number}. ${question.prompt}${isVoid ? ` (${m.results_voided()})` : ''}`,
      m.export_points({ number: String(number) })
    ])
  ];
  const lines = rows.map((row) => [
    row.rank,
    row.name,
    ...(hasTeams ? [(row.members ?? []).join(', ')] : []),
    row.score,
    row.right,
    ...questions.flatMap(({ question, answers, gains }) => {
      const answer = answers.get(row.id);
      return [answer ? wordsOf(question).answer(question, answer.value) : '', gains.get(row.id) ?? 0];
    })
  ]);
  return [header, ...lines, ...correctionRows(corrections, questions)];
}

/** What was corrected, with who, when and why; below the table, where anything was. */
function correctionRows(
  corrections: SessionResults['corrections'],
  questions: SessionResults['questions']
): (string | number)[][] {
  if (corrections.length === 0) return [];
  const items = questions.map(({ itemId, question }) => ({ id: itemId, question }));
  const lines = corrections.map((correction) => [
    correctionText(correction, items),
    seatText(correction),
    new Date(correction.at).toISOString(),
    correction.why ?? ''
  ]);
  return [[], [m.results_corrections()], ...lines];
}

/** The results as a spreadsheet in this language opens them. */
export const exportResults = (results: SessionResults, language: Locale = 'en'): string =>
  csvFile(resultRows(results), csvForm(language));

/** An evening of ten thousand players and fifty questions takes 8 s. */
const LIMITS: ThreadLimits = { workMs: 30_000, heapMb: 1_024 };

/** The results as an .xlsx, made aside: it takes its time, and others play meanwhile. @throws AppError `too_large` */
export async function exportXlsx(results: SessionResults): Promise<Uint8Array<ArrayBuffer>> {
  const { default: source } = await import('./xlsx-thread.ts?thread');
  const task: XlsxTask = { name: m.scoreboard_final(), rows: resultRows(results) };
  // The thread answers with the bytes of the file.
  return (await runInThread(source, task, [], LIMITS)) as Uint8Array<ArrayBuffer>;
}

/** `Content-Disposition` for a title that a person typed: plain ASCII, and the real name beside it [RFC 6266]. */
export function attachment(title: string, date: Date, type: 'csv' | 'xlsx' = 'csv'): string {
  const name = `${title} ${date.toISOString().slice(0, 10)}.${type}`
    .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]+/gu, ' ')
    .trim();
  const ascii = name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]+/g, '')
    .replace(/[%;,']+/g, '')
    .trim();
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`
  );
  return `attachment; filename="${ascii.startsWith('.') || ascii === '' ? `results.${type}` : ascii}"; filename*=UTF-8''${encoded}`;
}
