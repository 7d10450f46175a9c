import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkServerVersion, connectionRun, feedTool, findPgTool, readTool, type PgTool } from './pg-tool.ts';
import { pieces, readAll } from '#ops/object-store/object-store.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'partyquiz-tool-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
let programs = 0;

/** A program of Node with this body. */
function program(body: string): PgTool {
  const path = join(folder, `program-${String(++programs)}.mjs`);
  writeFileSync(path, body);
  return { name: 'pg_dump', command: [process.execPath, path], version: 16 };
}

describe('a program of PostgreSQL', () => {
  it('is known by its version', async () => {
    const { command } = program(`console.log('pg_dump (PostgreSQL) 16.14 (Debian 16.14-1)')`);
    expect(await findPgTool('pg_dump', command)).toMatchObject({ version: 16 });
  });

  it('that is missing comes with the remedy', async () => {
    const missing = findPgTool('pg_restore', [join(folder, 'nothing')]);
    await expect(missing).rejects.toThrow(/postgresql-client.*PG_RESTORE/);
    await expect(findPgTool('pg_dump', program(`console.log('hello')`).command)).rejects.toThrow('PG_DUMP');
  });

  it.each([
    ['pg_dump', 15, 16, /version 15, and the server is 16.*postgresql-client-16.*PG_DUMP/],
    ['pg_dump', 17, 16, /version 17.*cannot be restored.*postgresql-client-16.*PG_DUMP/],
    ['pg_restore', 18, 16, /version 18.*cannot be restored.*postgresql-client-16.*PG_RESTORE/]
  ] as const)(
    '%s %i does not go together with a server %i, and comes with the remedy',
    (name, version, server, says) => {
      expect(() => {
        checkServerVersion({ name, command: [name], version }, server);
      }).toThrow(says);
    }
  );

  it.each([
    ['pg_dump', 16, 16],
    ['pg_dump', 16, 15],
    ['pg_dump', 18, 17],
    ['pg_restore', 15, 16]
  ] as const)('%s %i goes together with a server %i', (name, version, server) => {
    checkServerVersion({ name, command: [name], version }, server);
  });

  it('gets the password in its environment only', async () => {
    const tool = program(`console.log(JSON.stringify([process.argv.slice(2), process.env.PGPASSWORD]))`);
    const run = connectionRun(
      { address: 'postgres://ada@db/quiz', env: { PGPASSWORD: 's3cret' } },
      '--verbose'
    );
    expect(JSON.parse((await readAll(readTool(tool, run))).toString())).toEqual([
      ['--verbose', '--dbname=postgres://ada@db/quiz', '--no-password'],
      's3cret'
    ]);
  });

  it('that fails after its last byte makes the reading fail', async () => {
    const tool = program(`process.stdout.write('half'); console.error('disk full'); process.exitCode = 1`);
    await expect(readAll(readTool(tool, { args: [] }))).rejects.toThrow('pg_dump failed: disk full');
  });

  it('may leave input unread, and fail while it is fed', async () => {
    const much = () => pieces(...Array.from({ length: 50 }, () => Buffer.alloc(100_000)));
    await feedTool(program(`process.stdin.once('data', () => process.exit(0))`), { args: [] }, much());
    const failing = program(`console.error('no such table'); process.exitCode = 1; process.stdin.destroy()`);
    await expect(feedTool(failing, { args: [] }, much())).rejects.toThrow('no such table');
  });

  it('is ended when its input fails, or somebody interrupts', async () => {
    const waiting = program(`process.stdin.resume(); setInterval(() => {}, 1000)`);
    await expect(feedTool(waiting, { args: [] }, pieces('a', new Error('broken')))).rejects.toThrow('broken');
    const interrupt = new AbortController();
    const reading = readAll(readTool(waiting, { args: [], signal: interrupt.signal }));
    interrupt.abort();
    await expect(reading).rejects.toThrow('interrupted');
  });
});
