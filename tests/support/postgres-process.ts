import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyMigrations } from '#scripts/operate/database/apply-migrations.ts';
import { listPids } from '#scripts/run/local-postgres/process-info.ts';
import { startLocalPostgres, type LocalPostgres } from '#scripts/run/local-postgres/start.ts';
import { sendSignal } from '#scripts/run/local-postgres/stop-postmaster.ts';

/** A PostgreSQL that syncs to disk, is killed, frozen, and comes back on the same data at the same port. */
export class PostgresProcess {
  /** As the app connects. */
  readonly url: string;
  /** As its superuser. */
  readonly adminUrl: string;
  readonly port: number;
  readonly #folder: string;
  #server: LocalPostgres;
  #running = true;

  private constructor(folder: string, server: LocalPostgres) {
    this.#folder = folder;
    this.#server = server;
    this.url = server.url;
    this.adminUrl = server.adminUrl;
    this.port = server.port;
  }

  /** A new one with our schema. */
  static async start(): Promise<PostgresProcess> {
    const folder = mkdtempSync(join(tmpdir(), 'partyquiz-faults-'));
    // As root the server runs under another account, which must be able to pass through.
    chmodSync(folder, 0o711);
    const server = await startLocalPostgres({ dataDir: folder });
    await applyMigrations(server.url);
    return new PostgresProcess(folder, server);
  }

  get running(): boolean {
    return this.#running;
  }

  /** SIGKILL to the main process: every connection breaks, nothing is written any more. */
  async kill(): Promise<void> {
    this.#running = false;
    const ended = new Promise<void>((resolve) => {
      this.#server.onExit(() => {
        resolve();
      });
    });
    this.#server.kill();
    await ended;
  }

  /** Replays the log and takes connections at the same port. */
  async restart(): Promise<void> {
    this.#server = await startLocalPostgres({ dataDir: this.#folder, port: this.port });
    this.#running = true;
  }

  /** Away: every process of it stands still, and the sockets stay open. */
  freeze(): void {
    // The main process first, so that it starts no more children.
    this.#signal('SIGSTOP');
    this.#signal('SIGSTOP');
  }

  thaw(): void {
    this.#signal('SIGCONT');
  }

  async stop(): Promise<void> {
    if (this.#running) {
      this.thaw();
      await this.#server.stop();
    }
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #signal(signal: NodeJS.Signals) {
    for (const pid of [this.#server.pid, ...childrenOf(this.#server.pid)]) sendSignal(pid, signal);
  }
}

function childrenOf(parent: number): number[] {
  return listPids().filter((pid) => {
    try {
      return new RegExp(`^PPid:\\s+${String(parent)}$`, 'm').test(
        readFileSync(`/proc/${String(pid)}/status`, 'utf8')
      );
    } catch {
      return false; // it ended while we looked
    }
  });
}
