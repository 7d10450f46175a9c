import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBackupEnv } from '#scripts/operate/backup/env.ts';
import { createBackup, type CreateOptions } from '#scripts/operate/backup/create-backup.ts';
import type { Manifest } from '#scripts/operate/backup/manifest.ts';
import { findPgTool } from '#scripts/operate/backup/pg-tool.ts';
import {
  restoreBackup,
  type Restored,
  type RestoreOptions
} from '#scripts/operate/backup/restore/restore-backup.ts';
import { openStore } from '#scripts/operate/backup/open-store.ts';
import { startLocalPostgres } from '#scripts/run/local-postgres/start.ts';
import { findPgTools, serverBeside } from '#scripts/develop/test/pg-tools.ts';

type Variables = Readonly<Record<string, string>>;

/** Real programs of PostgreSQL, and a real server that they can serve. */
export class BackupSite {
  /** For files of a test. */
  readonly folder: string;
  /** Variables that name the programs. */
  readonly tools: Variables;
  readonly #cleanups: (() => Promise<void> | void)[] = [];
  #seconds = 0;

  private constructor(tools: string) {
    this.folder = mkdtempSync(join(tmpdir(), 'partyquiz-backup-'));
    // As root the database runs under another account, which must be able to pass through.
    chmodSync(this.folder, 0o711);
    this.#cleanups.push(() => {
      rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
    });
    this.tools = { PG_DUMP: join(tools, 'pg_dump'), PG_RESTORE: join(tools, 'pg_restore') };
  }

  /** Where the programs are of another version than the tests' server, there is one of theirs until `close`. */
  static async open(): Promise<BackupSite> {
    const tools = await findPgTools();
    const site = new BackupSite(tools);
    const binaries = await serverBeside(tools);
    if (!binaries) return site;
    const before = process.env.TEST_DATABASE_URL;
    const settings = { fsync: 'off', full_page_writes: 'off' };
    const server = await startLocalPostgres({ dataDir: join(site.folder, 'postgres'), binaries, settings });
    site.#cleanups.push(async () => {
      process.env.TEST_DATABASE_URL = before;
      await server.stop();
    });
    process.env.TEST_DATABASE_URL = server.adminUrl;
    return site;
  }

  async backUp(
    databaseUrl: string,
    variables: Variables,
    more: Partial<CreateOptions> = {}
  ): Promise<Manifest> {
    const env = readBackupEnv('the test', { ...this.tools, ...variables });
    return createBackup({
      store: await openStore(env),
      databaseUrl,
      pgDump: await findPgTool('pg_dump', env.pgDump),
      recipient: env.recipient,
      appVersion: '0.0.0-test',
      now: this.#now(),
      ...more
    });
  }

  async restore(
    databaseUrl: string,
    variables: Variables,
    more: Partial<RestoreOptions> = {}
  ): Promise<Restored> {
    const env = readBackupEnv('the test', { ...this.tools, ...variables });
    return restoreBackup({
      backup: 'latest',
      databaseUrl,
      replace: false,
      env,
      pgRestore: await findPgTool('pg_restore', env.pgRestore),
      now: this.#now(),
      signal: new AbortController().signal,
      warn: (sentence) => {
        throw new Error(sentence);
      },
      ...more
    });
  }

  async close(): Promise<void> {
    for (const cleanup of this.#cleanups.reverse()) await cleanup();
  }

  /** Names are made of times, and a test makes many in a second. */
  #now(): Date {
    return new Date(Date.UTC(2026, 10, 24) + 1_000 * this.#seconds++);
  }
}
