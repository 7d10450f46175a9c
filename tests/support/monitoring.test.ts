import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { WebMetrics } from '#lib/server/metrics/web-metrics.ts';
import { promMetrics } from '#realtime/ops/prom-metrics.fixture.ts';

const read = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}
interface Panel {
  readonly title: string;
  readonly type: string;
  readonly description?: string;
  readonly targets?: readonly { readonly expr: string }[];
}

// What the file is like is what the tests below look at.
const ourFile = parse(read('deploy/prometheus/alerts.yml')) as {
  readonly groups: readonly { readonly rules: readonly Rule[] }[];
};
const rules = ourFile.groups.flatMap((group) => group.rules);
const dashboard = JSON.parse(read('deploy/grafana/partyquiz.json')) as {
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly { readonly name: string; readonly type: string }[] };
};
const panels = dashboard.panels.filter(({ type }) => type !== 'row');

/** Names of metrics in an expression: what stands before labels, a range, or nothing, but no function or label. */
function namesIn(expr: string): string[] {
  const bare = expr.replace(/\{[^}]*\}|\[[^\]]*\]|\b(by|without) \([^)]*\)/g, ' ');
  return [...bare.matchAll(/[a-z_]\w*\b(?!\s*\()/g)]
    .map(([name]) => name)
    .filter((name) => /_|^up$/.test(name));
}

/** Everything that a reading of both processes shows, and `up`, which is Prometheus' own. */
let exported: Set<string>;
/** Labels by metric. */
let text: string;
beforeAll(async () => {
  const web = new WebMetrics('1', {
    runningSessions: async () => 0,
    isRedisUp: async () => true,
    isDraining: () => false,
    disk: async () => ({ freeBytes: 2, totalBytes: 10 }),
    databaseBytes: async () => 7,
    failingJobs: async () => 0
  });
  web.begin()({ route: '/', method: 'GET', status: 200, seconds: 0.1 });
  const texts = [await promMetrics({ isRedisUp: () => true }).read(), await web.read()];
  text = texts.map((one) => one.text).join('\n');
  exported = new Set(['up', ...[...text.matchAll(/^([a-z]\w*)/gm)].map(([name]) => name)]);
});

describe.each([
  ['the alerts', rules.map(({ alert, expr }) => [alert, expr] as const)],
  [
    'the dashboard',
    panels.flatMap(({ title, targets }) => (targets ?? []).map(({ expr }) => [title, expr] as const))
  ]
])('%s', (_, expressions) => {
  it('ask only for metrics that the processes show', () => {
    expect(expressions.length).toBeGreaterThan(10);
    for (const [title, expr] of expressions) {
      const names = namesIn(expr);
      expect(names, title).not.toEqual([]);
      expect(
        names.filter((name) => !exported.has(name)),
        title
      ).toEqual([]);
    }
  });

  it('group and choose only by labels that there are', () => {
    const scrape = ['job', 'instance'];
    for (const [title, expr] of expressions) {
      const grouped = [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(/,\s*/));
      const chosen = [...expr.matchAll(/[{,](\w+)=~?"/g)].map(([, label = '']) => label);
      for (const label of [...grouped, ...chosen].filter((one) => !scrape.includes(one)))
        expect(text, `${title}: ${label}`).toMatch(new RegExp(`[{,]${label}="`));
    }
  });
});

it('every metric of ours is in the guide, and the guide has no other', () => {
  const ours = [...text.matchAll(/^# TYPE (partyquiz_\w+)/gm)].map(([, name = '']) => name);
  const guide = new Set(read('docs/observability.md').match(/\bpartyquiz_\w+/g));
  expect([...guide].sort()).toEqual([...new Set(ours)].sort());
});

it('every alert says how bad it is, after how long, and what to do', () => {
  for (const rule of rules) {
    expect(rule.alert).toMatch(/^PartyQuiz[A-Z]\w+$/);
    expect(rule.for, rule.alert).toMatch(/^\d+[sm]$/);
    expect(['warning', 'critical'], rule.alert).toContain(rule.labels['severity']);
    expect(Object.keys(rule.annotations), rule.alert).toEqual(['summary', 'description']);
  }
  expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
});

it('every panel says what it shows, and where the figures come from can be chosen', () => {
  for (const { title, description } of panels) expect(description, title).toBeTruthy();
  expect(dashboard.templating.list).toContainEqual(
    expect.objectContaining({ name: 'datasource', type: 'datasource' })
  );
  expect(JSON.stringify(panels)).not.toMatch(/"uid":"(?!\$\{datasource\})/);
});
