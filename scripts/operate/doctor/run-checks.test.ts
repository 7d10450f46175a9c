import { expect, it } from 'vitest';
import { error, ok, type Check, type Context } from './check.ts';
import { resultsText } from './print.ts';
import { runChecks } from './run-checks.ts';

const context: Context = {
  env: { PARTYQUIZ_SECRET: 'hidden-secret' },
  place: 'sources',
  fileFaults: [],
  isProduction: false,
  address: undefined,
  version: 'test',
  now: () => 0,
  socketIdleMs: 0
};
const check = (id: string, run: Check['run'], part: Partial<Check> = {}): Check => ({
  ...{ id, title: id.toUpperCase(), needs: [], isOutside: false, run },
  ...part
});
const fine = (id: string, part: Partial<Check> = {}) => check(id, async () => [ok(id, 'fine')], part);
const idsOf = async (checks: Check[], options: Parameters<typeof runChecks>[2] = {}) =>
  (await runChecks(checks, context, options)).flatMap(({ findings }) => findings.map(({ id }) => id));

it('a check that needs a failed one is left out, and so is what needs that', async () => {
  const failing = check('a', async () => [error('a.broken', 'broken', 'mend it')]);
  const checks = [failing, fine('b', { needs: ['a'] }), fine('c', { needs: ['b'] }), fine('d')];
  expect(await idsOf(checks)).toEqual(['a.broken', 'b.skipped', 'c.skipped', 'd']);
});

it('a check that hangs is given up, and the others are not', async () => {
  const hanging = check('a', () => new Promise(() => undefined));
  expect(await idsOf([hanging, fine('b')], { patienceMs: 10 })).toEqual(['a.timeout', 'b']);
});

it('a check that fails itself is a finding, without its secrets', async () => {
  const throwing = check('a', async () => Promise.reject(new Error('no hidden-secret here')));
  const [result] = await runChecks([throwing], context);
  expect(result?.findings[0]).toMatchObject({ id: 'a.failed', level: 'error' });
  expect(JSON.stringify(result)).not.toContain('hidden-secret');
});

it('offline, what leaves the machine is left out', async () => {
  expect(await idsOf([fine('a', { isOutside: true }), fine('b')], { offline: true })).toEqual([
    'a.skipped',
    'b'
  ]);
});

it('the text for people names each fault with its remedy, and in one line what was left out', async () => {
  const failing = check('a', async () => [error('a.broken', 'It is broken.', 'Mend it.')]);
  const checks = [failing, fine('b', { needs: ['a'] }), fine('c', { needs: ['a'] }), fine('d')];
  expect(resultsText(await runChecks(checks, context), false)).toBe(
    [
      '✗ A            It is broken.',
      '               → Mend it.',
      '✓ D            fine',
      '· Not checked  B, C: this needs “A”.',
      '',
      '1 error. Do what stands behind the first ✗, then run the doctor again.'
    ].join('\n')
  );
});
