import type { ImportReport } from '#import/report.ts';

/** The report as other programs read it: its shape is part of the command's contract. */
export function reportJson({ format, title, taken, repaired, refused, questions }: ImportReport): string {
  return JSON.stringify({
    format,
    title,
    taken,
    repaired: repaired.map(({ line, what }) => ({ line, what })),
    refused: refused.map(({ line, why }) => ({ line, why })),
    questions
  });
}

/** The report as people read it. */
export function reportText({ format, title, taken, repaired, refused, attribution }: ImportReport): string {
  const at = (line: number) => (line > 0 ? `line ${line}` : 'file');
  return [
    `${title} (${format}): ${taken} taken, ${repaired.length} repairs, ${refused.length} refused`,
    ...repaired.map(({ line, what }) => `  repaired  ${at(line)}: ${what}`),
    ...refused.map(({ line, why }) => `  refused   ${at(line)}: ${why}`),
    ...(attribution === undefined ? [] : [`  ${attribution}`])
  ].join('\n');
}
