import { info, SKIPPED, type Finding } from './check.ts';
import type { CheckResult } from './run-checks.ts';

type Level = Finding['level'];

const SIGNS: Readonly<Record<Level, string>> = { ok: '✓', info: '·', warning: '!', error: '✗' };
/** ANSI colours. */
const COLOURS: Readonly<Record<Level, number>> = { ok: 32, info: 90, warning: 33, error: 31 };
const INDENT = '  ';
const WIDTH = 100;

export const count = (results: readonly CheckResult[], level: Level): number =>
  results.flatMap(({ findings }) => findings).filter((finding) => finding.level === level).length;

/** For other programs: its shape is part of the command's contract. */
export const resultsJson = (results: readonly CheckResult[], version: string): string =>
  JSON.stringify({
    ok: count(results, 'error') === 0,
    version,
    findings: results.flatMap(({ check, findings }) =>
      findings.map(({ id, level, what, remedy }) => ({
        check: check.id,
        id,
        level,
        what,
        remedy: remedy ?? null
      }))
    )
  });

/** For people. */
export function resultsText(results: readonly CheckResult[], hasColour: boolean): string {
  const paint = (level: Level, text: string) =>
    hasColour ? `\u001b[${String(COLOURS[level])}m${text}\u001b[0m` : text;
  const rows = [...results.filter((result) => !isSkipped(result)), ...leftOut(results)];
  const titleWidth = Math.max(...rows.map(({ check }) => check.title.length));
  const margin = INDENT.length + titleWidth + 2;
  const lines = rows.flatMap(({ check, findings }) =>
    findings.flatMap(({ level, what, remedy }, index) => {
      const title = (index === 0 ? check.title : '').padEnd(titleWidth);
      const [first = '', ...more] = wrap(what, WIDTH - margin);
      return [
        `${paint(level, SIGNS[level])} ${title}  ${first}`,
        ...more.map((line) => `${' '.repeat(margin)}${line}`),
        ...(remedy === undefined ? [] : remedyLines(remedy, margin))
      ];
    })
  );
  return [...lines, '', summary(results)].join('\n');
}

const isSkipped = ({ findings }: CheckResult) => findings.every(({ id }) => id.endsWith(SKIPPED));

/** Checks that were left out, those for the same reason in one row. */
function leftOut(results: readonly CheckResult[]): CheckResult[] {
  const titles = new Map<string, string[]>();
  for (const { check, findings } of results.filter(isSkipped)) {
    const why = findings[0]?.what.replace('Not checked: ', '') ?? '';
    titles.set(why, [...(titles.get(why) ?? []), check.title]);
  }
  return [...titles].map(([why, names]) => ({
    check: { id: '', title: 'Not checked' },
    findings: [info('', `${names.join(', ')}: ${why}`)]
  }));
}

const remedyLines = (remedy: string, margin: number): string[] =>
  wrap(remedy, WIDTH - margin - 2).map(
    (line, index) => `${' '.repeat(margin)}${index === 0 ? '→' : ' '} ${line}`
  );

function summary(results: readonly CheckResult[]): string {
  const [errors, warnings] = [count(results, 'error'), count(results, 'warning')];
  if (errors === 0 && warnings === 0) return 'All is well.';
  const parts = [
    ...(errors > 0 ? [`${String(errors)} ${errors === 1 ? 'error' : 'errors'}`] : []),
    ...(warnings > 0 ? [`${String(warnings)} ${warnings === 1 ? 'warning' : 'warnings'}`] : [])
  ];
  const advice = errors > 0 ? 'Do what stands behind the first ✗, then run the doctor again.' : 'It works.';
  return `${parts.join(', ')}. ${advice}`;
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
