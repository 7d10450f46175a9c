import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from '#scripts/run/process/root.ts';
import type { Check, Finding } from './check.ts';

const CHECKS_FOLDER = 'scripts/operate/doctor/checks';
export const GUIDE = 'docs/doctor.md';
const [BEGIN, END] = ['<!-- findings: npm run docs -->', '<!-- /findings -->'];
const LEVELS: readonly string[] = ['error', 'warning', 'info'] satisfies Finding['level'][];
const MARKS: Readonly<Record<string, string>> = { error: '✗', warning: '!', info: '·' };

/** Where the findings of a check are worded, besides the file of the check itself. */
const WORDINGS: readonly string[] = [
  'src/ops/reasons/explain-database-error.ts',
  'src/ops/reasons/explain-redis-error.ts',
  'scripts/operate/doctor/judge-redis.ts',
  'scripts/operate/doctor/explain-http.ts',
  'scripts/operate/doctor/explain-socket.ts',
  'scripts/operate/doctor/explain-bucket-error.ts',
  'scripts/operate/doctor/try-bucket.ts'
];

interface Worded {
  readonly id: string;
  readonly level: string;
  readonly what: string;
}

/** The guide with the list of everything that the checks can find, as it stands in their sources. */
export function renderGuide(guide: string, checks: readonly Check[]): string {
  const files = readdirSync(join(ROOT, CHECKS_FOLDER)).filter((name) => !name.endsWith('.test.ts'));
  const found = [...files.map((name) => `${CHECKS_FOLDER}/${name}`), ...WORDINGS].flatMap((path) =>
    findingsIn(path)
  );
  const rows = checks.flatMap(({ id }) => {
    const own = found.filter((one) => one.id.split('.')[0] === id);
    const seen = new Map(own.map((one) => [`${one.id} ${one.what}`, one]));
    return [...seen.values()].map(({ id, level, what }) => `- ${MARKS[level] ?? ''} \`${id}\` ${what}`);
  });
  const [before = '', rest = ''] = guide.split(BEGIN);
  const [, after = ''] = rest.split(END);
  return `${before}${BEGIN}\n\n${rows.join('\n')}\n\n${END}${after}`;
}

/** Calls such as `warning('disk.low', …)`. Of what is put in at run time an ellipsis stands for it. */
function findingsIn(path: string): Worded[] {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  // A file that says its ids without the service names that once.
  const named = /reasonsOf\(\s*'([\w-]+)'|`([\w-]+)\.\$\{id\}`/.exec(text);
  const prefix = named?.[1] ?? named?.[2];
  const found: Worded[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const name = node.expression.text;
      const [first, second] = node.arguments.map((argument) => wordsOf(argument));
      const level = LEVELS.includes(name) ? name : 'error';
      const isSay = name === 'say' && prefix !== undefined;
      if (first !== undefined && second !== undefined && (LEVELS.includes(name) || isSay))
        found.push({ id: isSay ? `${prefix}.${first}` : first, level, what: second });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  // What is put together of nothing but what is put in says nothing here.
  return found.filter(({ id, what }) => /^[\w-]+(\.[\w-]+)?$/.test(id) && /[a-z]/.test(what));
}

function wordsOf(node: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return node.templateSpans.reduce((text, { literal }) => `${text}…${literal.text}`, node.head.text);
  if (ts.isConditionalExpression(node)) return wordsOf(node.whenTrue);
  return ts.isIdentifier(node) ? '…' : undefined;
}
