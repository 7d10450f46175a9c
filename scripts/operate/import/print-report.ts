import type { ImportReport, Place } from '#import/report.ts';

/** The report as other programs read it: its shape is part of the command's contract. */
export function reportJson({
  format,
  title,
  taken,
  repaired,
  refused,
  rounds,
  questions
}: ImportReport): string {
  return JSON.stringify({
    format,
    title,
    taken,
    repaired: repaired.map(({ line, sheet, what }) => ({ line, sheet, what })),
    refused: refused.map(({ line, sheet, why, text }) => ({ line, sheet, why, text })),
    rounds: rounds.map((round) => ({ title: round.title, questions: round.questions.length })),
    questions
  });
}

/** The report as people read it. */
export function reportText({
  format,
  title,
  taken,
  repaired,
  refused,
  rounds,
  attribution
}: ImportReport): string {
  const at = ({ line, sheet }: Place) =>
    line > 0 ? `${sheet === undefined ? '' : `${sheet}, `}line ${line}` : 'file';
  return [
    `${title} (${format}): ${taken} taken, ${repaired.length} repairs, ${refused.length} refused`,
    ...(rounds.length > 1
      ? rounds.map((round) => `  round     ${round.title || '(no title)'}: ${round.questions.length}`)
      : []),
    ...repaired.map((entry) => `  repaired  ${at(entry)}: ${entry.what}`),
    ...refused.map(
      (entry) =>
        `  refused   ${at(entry)}: ${entry.why}${entry.text ? ` [${entry.text.replace(/\s+/g, ' ')}]` : ''}`
    ),
    ...(attribution === undefined ? [] : [`  ${attribution}`])
  ].join('\n');
}
