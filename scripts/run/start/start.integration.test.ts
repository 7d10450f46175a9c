import { createServer } from 'node:net';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inspectProcess } from '../local-postgres/process-info.ts';
import { findFreePort } from './ports.ts';
import { StartedApp, until } from './start.fixture.ts';

const STOP_MS = 10_000;

const isAlive = (pid: number) => inspectProcess(pid) !== null;

describe('npm start', () => {
  let dataDir = '';
  let port = 0;
  const apps: StartedApp[] = [];
  const start = (env: Record<string, string> = {}) => {
    const app = new StartedApp({ dataDir, port, env });
    apps.push(app);
    return app;
  };

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'partyquiz-start-'));
    chmodSync(dataDir, 0o755); // as root the database may run under another account
    port = await findFreePort();
  });
  afterEach(async () => {
    for (const app of apps.splice(0)) {
      app.kill('SIGTERM');
      await app.exited;
    }
  });
  afterAll(async () => {
    rmSync(dataDir, { recursive: true, force: true });
  });

  describe('that runs', () => {
    let app: StartedApp;
    beforeAll(async () => {
      app = new StartedApp({ dataDir, port });
      await app.ready();
    });
    afterAll(async () => {
      app.kill('SIGTERM');
      await app.exited;
    });

    it('brings up pages and sockets behind one port, and tells how to get in', async () => {
      expect(await app.status('/api/healthz')).toBe(200);
      expect(await app.canPlay()).toBe(true);
      expect(app.output).toContain(`http://localhost:${String(port)}`);
      const password = readFileSync(join(dataDir, 'demo-login'), 'utf8').trim();
      expect(app.output).toContain(password);
      for (const name of ['secret', 'demo-login', 'database-url']) {
        expect(statSync(join(dataDir, name)).mode & 0o777, name).toBe(0o600);
      }
      const secret = readFileSync(join(dataDir, 'secret'), 'utf8').trim();
      expect(secret.length).toBeGreaterThanOrEqual(32);
      expect(app.output).not.toContain(secret);
    });

    it('[ACCOUNT-10] shows the host a link that signs in once', async () => {
      const [, path = ''] = /http:\/\/localhost:\d+(\/start\?key=\S+)/.exec(app.output) ?? [];
      const open = () => fetch(`http://localhost:${String(port)}${path}`, { redirect: 'manual' });
      const wrong = await fetch(`http://localhost:${String(port)}/start?key=guessed`, { redirect: 'manual' });
      expect(wrong.headers.getSetCookie()).toEqual([]);
      const first = await open();
      expect([first.status, first.headers.get('location')]).toEqual([303, '/studio']);
      const [cookie = ''] = first.headers.getSetCookie().map((text) => text.split(';', 1)[0] ?? '');
      const owner = await fetch(`http://localhost:${String(port)}/instance`, {
        headers: { cookie },
        redirect: 'manual'
      });
      expect(owner.status).toBe(200);
      const second = await open();
      expect([second.status, second.headers.getSetCookie()]).toEqual([200, []]);
      expect(await second.text()).toContain('This link is used up');
      expect(readFileSync(join(dataDir, 'logs/app.log'), 'utf8')).not.toContain(path.slice(-20));
    });

    it('refuses a second instance in the same folder and names the first one', async () => {
      const second = new StartedApp({ dataDir, port: await findFreePort() });
      expect(await second.exited).toBe(1);
      expect(second.output).toContain(`process ${String(app.pid)}`);
      expect(await app.status('/api/healthz')).toBe(200);
      expect(existsSync(join(dataDir, 'database-url'))).toBe(true);
    });

    it.each([
      ['app', 'start/app.js', 'app'],
      ['database', 'postgres', 'database']
    ])('brings back a killed %s, and says so', async (_, part, name) => {
      const [pid = 0] = app.processes(part);
      expect(pid).toBeGreaterThan(0);
      process.kill(pid, 'SIGKILL');
      await until(() => !isAlive(pid), 2_000);
      await until(async () => (await app.canPlay()) && (await app.status('/api/healthz')) === 200, 10_000);
      expect(app.processes(part)[0]).not.toBe(pid);
      await until(() => app.output.includes(`${name}: runs again`), 10_000);
    });
  });

  it('starts again with the same data, and a stop leaves no process behind', async () => {
    const first = start();
    await first.ready();
    const sql = postgres(readFileSync(join(dataDir, 'database-url'), 'utf8').trim(), { max: 1 });
    await sql`create table kept (word text)`;
    await sql`insert into kept values ('still here')`;
    await sql.end();
    const pids = first.processes('');
    expect(pids.length).toBeGreaterThanOrEqual(2);
    const stopped = performance.now();
    first.kill('SIGINT');
    expect(await first.exited).toBe(0);
    expect(performance.now() - stopped).toBeLessThan(STOP_MS);
    expect(pids.filter(isAlive)).toEqual([]);
    expect(existsSync(join(dataDir, 'database-url'))).toBe(false);

    const second = start();
    await second.ready();
    const again = postgres(readFileSync(join(dataDir, 'database-url'), 'utf8').trim(), { max: 1 });
    expect([...(await again`select word from kept`)]).toEqual([{ word: 'still here' }]);
    await again`drop table kept`;
    await again.end();
  });

  it('says how to choose another port when this one is busy, before anything else happens', async () => {
    const other = createServer().listen(port);
    try {
      const app = start();
      expect(await app.exited).toBe(1);
      expect(app.output).toMatch(/Port \d+ is used by another program.*PORT=/);
      expect(app.output.trim().split('\n')).toHaveLength(1);
    } finally {
      await new Promise((resolve) => other.close(resolve));
    }
  });

  it('leaves no app behind when it is killed, and recovers at the next start', async () => {
    const app = start();
    await app.ready();
    const orphans = app.processes('start/app.js');
    expect(orphans).toHaveLength(1);
    app.kill('SIGKILL');
    await until(() => !orphans.some(isAlive), 2_000);
    const next = start();
    await next.ready();
    expect(await next.canPlay()).toBe(true);
  });

  it('refuses the data of another PostgreSQL version and leaves it alone', async () => {
    const versionFile = join(dataDir, 'postgres/cluster/PG_VERSION');
    const version = readFileSync(versionFile, 'utf8');
    writeFileSync(versionFile, '12\n');
    try {
      const app = start();
      expect(await app.exited).toBe(1);
      expect(app.output).toMatch(/PostgreSQL 12/);
      expect(readFileSync(versionFile, 'utf8')).toBe('12\n');
    } finally {
      writeFileSync(versionFile, version);
    }
  });

  it('says what is wrong with a setting', async () => {
    const app = start({ PORT: 'many' });
    expect(await app.exited).toBe(1);
    expect(app.output).toContain('PORT must be a number');
  });
});
