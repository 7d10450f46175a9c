import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHECKS } from '#scripts/operate/doctor/checks.ts';
import type { Finding } from '#scripts/operate/doctor/check.ts';
import { runChecks } from '#scripts/operate/doctor/run-checks.ts';
import { databaseFaults } from '../support/doctor/database-faults.ts';
import { environmentFaults, secretFaults } from '../support/doctor/environment-faults.ts';
import type { Broken, Fault } from '../support/doctor/fault.ts';
import { outsideFaults } from '../support/doctor/outside-faults.ts';
import { redisFaults, serviceFaults } from '../support/doctor/service-faults.ts';
import { Site, VERSION } from '../support/doctor/site.ts';

const SOCKET_IDLE_MS = 20;
/** A busy machine is no fault. */
const PATIENCE_MS = 30_000;
const PASSWORDS = /wrong-password|mail-password|redis-password|storage-secret|weak-role/;

let site: Site;
beforeAll(async () => {
  site = await Site.start();
});
afterAll(() => site.stop());

async function examine({ env, context }: Broken, options: { offline?: boolean } = {}): Promise<Finding[]> {
  const all = { ...site.env, ...env };
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  const results = await runChecks(
    CHECKS,
    {
      env: given,
      place: 'sources',
      fileFaults: [],
      isProduction: true,
      address: site.address,
      version: VERSION,
      now: Date.now,
      socketIdleMs: SOCKET_IDLE_MS,
      ...context
    },
    { patienceMs: PATIENCE_MS, ...options }
  );
  const findings = results.flatMap((result) => result.findings);
  const text = JSON.stringify(findings);
  const { password } = new URL(site.postgres.url);
  expect(text).not.toMatch(PASSWORDS);
  expect(text).not.toContain(site.secret);
  expect(text).not.toContain(password);
  return findings;
}

const idsOf = (findings: readonly Finding[], level: Finding['level']) =>
  findings.filter((finding) => finding.level === level).map(({ id }) => id);

async function names(fault: Fault): Promise<void> {
  const broken = await fault.break(site);
  try {
    const findings = await examine(broken);
    const { level = 'error', id } = fault;
    expect(findings.find((finding) => finding.id === id && finding.level === level)?.remedy).toMatch(
      fault.remedy
    );
    expect(idsOf(findings, 'error')).toEqual(level === 'error' ? [id] : []);
  } finally {
    await broken.repair?.();
  }
}

it('a healthy installation has neither error nor warning', async () => {
  const findings = await examine({});
  expect(findings.filter(({ level }) => level === 'error' || level === 'warning')).toEqual([]);
  expect(idsOf(findings, 'ok')).toEqual(
    CHECKS.map(({ id }) => id).filter((id) => !['s3', 'disk', 'backup-age'].includes(id))
  );
});

describe('the doctor names, and nothing else as an error,', () => {
  describe.concurrent('in the environment', () => {
    it.each(environmentFaults)('$title', names);

    it.each(secretFaults)('a secret that is %s', async (_, secret, id) => {
      const findings = await examine({ env: { PARTYQUIZ_SECRET: secret } });
      expect(idsOf(findings, 'error')).toEqual([id, 'workers.secret']);
      expect(findings.find((finding) => finding.id === id)?.remedy).toMatch(/openssl rand.*PARTYQUIZ_SECRET/);
    });
  });
  describe.concurrent('in the database', () => {
    it.each(databaseFaults)('$title', names);
  });
  describe.concurrent('in what it uses', () => {
    it.each(serviceFaults)('$title', names);
  });
  describe('in Redis', () => {
    it.each(redisFaults)('$title', names);
  });
  // What the web app counts is looked at here, so one comes after the other.
  describe('from outside', () => {
    it.each(outsideFaults)('$title', names);
  });
});

it('offline, nothing leaves the machine', async () => {
  const asked: string[] = [];
  const address = await site.newFront({
    instead: (request, response) => {
      asked.push(request.url ?? '');
      response.end();
    }
  });
  const findings = await examine(
    { env: { SMTP_URL: 'smtp://127.0.0.1:1' }, context: { address } },
    { offline: true }
  );
  expect(idsOf(findings, 'error')).toEqual([]);
  expect(asked).toEqual([]);
});

it('the command prints one JSON object, and fails when there is an error', async () => {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'scripts/operate/doctor.ts', '--json', '--offline'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: 'postgres://a:hidden-word@127.0.0.1:1/x',
        PARTYQUIZ_SECRET: site.secret
      }
    }
  );
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  expect(code).toBe(1);
  expect(output).not.toContain('hidden-word');
  expect(JSON.parse(output)).toMatchObject({
    ok: false,
    findings: expect.arrayContaining([
      expect.objectContaining({ check: 'database', id: 'database.unreachable', level: 'error' })
    ]) as unknown
  });
});
