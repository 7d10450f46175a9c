import type { AnswerValue } from '#core/question/question-type.ts';
import type { Question } from '#core/question/question.ts';
import { m } from '../../paraglide/messages.js';
import { csvFile } from './csv.ts';
import type { SessionResults } from './load-results.ts';

/** One row per player, best first; two columns per question that was revealed: the answer and its points. */
export function exportResults({ rows, questions }: SessionResults): string {
  const header = [
    m.export_rank(),
    m.export_name(),
    m.export_score(),
    m.export_right(),
    ...questions.flatMap(({ number, question }) => [
      `${number}. ${question.prompt}`,
      m.export_points({ number: String(number) })
    ])
  ];
  const lines = rows.map((row) => [
    row.rank,
    row.name,
    row.score,
    row.right,
    ...questions.flatMap(({ question, answers }) => {
      const answer = answers.get(row.id);
      return answer ? [answerText(question, answer.value), answer.points] : ['', 0];
    })
  ]);
  return csvFile([header, ...lines]);
}

function answerText(question: Question, value: AnswerValue): string | number {
  if (typeof value === 'boolean') return value ? m.true() : m.false();
  if (typeof value === 'string') return value;
  const options = 'options' in question ? question.options : undefined;
  if (typeof value === 'number') return options ? (options[value] ?? '') : value;
  return value.map((index) => options?.[index] ?? '').join('; ');
}

/** `Content-Disposition` for a title that a person typed: plain ASCII, and the real name beside it [RFC 6266]. */
export function attachment(title: string, date: Date): string {
  const name = `${title} ${date.toISOString().slice(0, 10)}.csv`
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
  return `attachment; filename="${ascii.startsWith('.') || ascii === '' ? 'results.csv' : ascii}"; filename*=UTF-8''${encoded}`;
}
