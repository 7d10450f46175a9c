import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { databaseReasons } from '#ops/reasons/explain-database-error.ts';
import { redisReasons } from '#ops/reasons/explain-redis-error.ts';
import type { ReasonTable } from '#ops/reasons/reason.ts';
import { ROOT } from '#scripts/run/process/root.ts';
import type { Check, Finding } from './check.ts';
import { smtpReasons } from './checks/smtp.ts';
import { bucketReasons } from './explain-bucket-error.ts';
import { proxyRules, unreachableReasons } from './explain-http.ts';
import { otherSocketReasons, ownSocketRules } from './explain-socket.ts';

const CHECKS_FOLDER = 'scripts/operate/doctor/checks';
export const GUIDE = 'docs/doctor.md';
const [BEGIN, END] = ['<!-- findings: npm run docs -->', '<!-- /findings -->'];
const LEVELS: readonly string[] = ['error', 'warning', 'info'] satisfies Finding['level'][];
const MARKS: Readonly<Record<string, string>> = { error: '✗', warning: '!', info: '·' };

/** Files with findings of a check besides its own. */
const WORDINGS: readonly string[] = [
  'scripts/operate/doctor/judge-redis.ts',
  'scripts/operate/doctor/try-bucket.ts'
];

/** Each with the check whose findings they word. */
const TABLES: readonly Worded[] = [
  ...wordsIn(databaseReasons),
  ...wordsIn(redisReasons),
  ...wordsIn(smtpReasons),
  ...wordsIn(bucketReasons),
  ...wordsIn(unreachableReasons('origin')),
  ...wordsIn({ service: 'origin', rules: proxyRules }),
  ...wordsIn({ service: 'socket', rules: ownSocketRules }),
  ...wordsIn(otherSocketReasons)
];

interface Worded {
  readonly id: string;
  readonly level: string;
  readonly what: string;
}

/** The guide with the list of everything that the checks can find, as it stands in their sources. */
export function renderGuide(guide: string, checks: readonly Check[]): string {
  const files = readdirSync(join(ROOT, CHECKS_FOLDER)).filter((name) => !name.endsWith('.test.ts'));
  const paths = [...files.map((name) => `${CHECKS_FOLDER}/${name}`), ...WORDINGS];
  const found = [...paths.flatMap(findingsIn), ...TABLES];
  const rows = checks.flatMap(({ id }) => {
    const own = found.filter((one) => one.id.split('.')[0] === id);
    const seen = new Map(own.map((one) => [`${one.id} ${one.what}`, one]));
    return [...seen.values()].map(({ id, level, what }) => `- ${MARKS[level] ?? ''} \`${id}\` ${what}`);
  });
  const [before = '', rest = ''] = guide.split(BEGIN);
  const [, after = ''] = rest.split(END);
  return `${before}${BEGIN}\n\n${rows.join('\n')}\n\n${END}${after}`;
}

/** What a table says, with an ellipsis for what is put in at run time. */
function wordsIn<Seen>({
  service,
  rules,
  otherwise
}: Pick<ReasonTable<Seen>, 'service' | 'rules'> & Partial<ReasonTable<Seen>>): Worded[] {
  // Sentences only name what was seen, so everything may be an ellipsis.
  const anything = new Proxy({}, { get: () => '…' }) as Seen;
  return [...rules, ...(otherwise ? [otherwise] : [])].map(({ id, what }) => ({
    id: `${service}.${id}`,
    level: 'error',
    what: what(anything)
  }));
}

/** Calls such as `warning('disk.low', …)`. Of what is put in at run time an ellipsis stands for it. */
function findingsIn(path: string): Worded[] {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Worded[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const level = node.expression.text;
      const [id, what] = node.arguments.map((argument) => wordsOf(argument));
      if (id !== undefined && what !== undefined && LEVELS.includes(level)) found.push({ id, level, what });
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
