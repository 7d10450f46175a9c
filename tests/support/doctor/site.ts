import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import postgres from 'postgres';
import { createLog } from '#ops/log.ts';
import { secretPrint } from '#ops/secret-print.ts';
import { NodeStore, type NodeReport } from '#realtime/ops/node-store.ts';
import { startWorker, type Worker } from '#realtime/worker.ts';
import { applyMigrations } from '#scripts/operate/database/apply-migrations.ts';
import { PostgresProcess } from '../postgres-process.ts';
import { RedisProcess } from '../redis-process.ts';
import { workerEnv } from '../worker-env.ts';
import { startFront, type Front, type FrontSettings } from './front.ts';

export const VERSION = '1.0.0';

/** A healthy installation in this process, from which each test breaks one thing. */
export class Site {
  readonly secret = randomBytes(32).toString('base64');
  readonly folder = mkdtempSync(join(tmpdir(), 'partyquiz-doctor-'));
  readonly #cleanups: (() => Promise<unknown>)[] = [];
  readonly postgres: PostgresProcess;
  /** Redis of the worker. */
  readonly redis: RedisProcess;
  /** Another one, to break. */
  readonly spareRedis: RedisProcess;
  #worker: Worker | undefined;
  #front: Front | undefined;
  #mailPort = 0;

  private constructor(server: PostgresProcess, redis: RedisProcess, spareRedis: RedisProcess) {
    this.postgres = server;
    this.redis = redis;
    this.spareRedis = spareRedis;
  }

  static async start(): Promise<Site> {
    const program = process.env['REDIS_SERVER_PATH'] ?? 'redis-server';
    const site = new Site(
      ...(await Promise.all([
        PostgresProcess.start(),
        RedisProcess.start(program, 'everysec'),
        RedisProcess.start(program, 'everysec')
      ]))
    );
    await site.sql(
      (sql) => sql`
      insert into app_user (email, name, password_hash, is_instance_owner) values ('a@example.org', 'A', '-', true)`
    );
    const mail = new SMTPServer({
      authOptional: false,
      disabledCommands: ['STARTTLS'],
      onAuth: ({ password }, _, done) => {
        if (password === 'mail-password') done(null, { user: 'party' });
        else done(new Error('535 no'));
      }
    });
    mail.on('error', () => undefined); // a client that left early
    const listening = mail.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    site.#mailPort = (listening.address() as AddressInfo).port;
    // The front knows its address first, which the worker then allows.
    site.#front = await startFront(() => ({
      databaseUrl: site.postgres.url,
      version: VERSION,
      sockets: { port: () => site.workerPort }
    }));
    site.#worker = await startWorker(
      workerEnv(site.postgres.url, {
        secret: site.secret,
        redisUrl: site.redis.url,
        origins: [site.address]
      }),
      createLog({ process: 'worker', level: 'silent' }),
      VERSION
    );
    await site.#worker.ready;
    site.#cleanups.push(() => new Promise<void>((resolve) => void mail.close(resolve)));
    return site;
  }

  get address(): string {
    return this.#front?.address ?? '';
  }

  get workerPort(): number {
    return this.#worker?.port ?? 0;
  }

  mailUrl(password = 'mail-password', protocol = 'smtp'): string {
    return `${protocol}://party:${password}@127.0.0.1:${String(this.#mailPort)}`;
  }

  /** Environment of this installation in production. */
  get env(): Record<string, string | undefined> {
    return {
      NODE_ENV: 'production',
      DATABASE_URL: this.postgres.url,
      PARTYQUIZ_SECRET: this.secret,
      REDIS_URL: this.redis.url,
      ORIGIN: this.address,
      SMTP_URL: this.mailUrl(),
      ERROR_MAIL_TO: 'me@example.org',
      BACKUP_TARGET: this.folder,
      // How full the disk of whoever runs the tests is, is not what they are about.
      DISK_FOLDER: '/no/such/folder'
    };
  }

  async sql<T>(work: (sql: postgres.Sql) => Promise<T>, url = this.postgres.url): Promise<T> {
    const sql = postgres(url, { max: 1, onnotice: () => undefined });
    try {
      return await work(sql);
    } finally {
      await sql.end();
    }
  }

  /** The same database, as the superuser. */
  adminUrlOf(url: string): string {
    const admin = new URL(this.postgres.adminUrl);
    admin.pathname = new URL(url).pathname;
    return admin.href;
  }

  /** A database of its own, with an owner and a worker that has just reported; `migrations` is their folder. */
  async newDatabase({
    options = '',
    migrations = 'drizzle/migrations',
    worker = true
  } = {}): Promise<string> {
    const name = `doctor_${randomUUID().replaceAll('-', '')}`;
    await this.sql((sql) => sql.unsafe(`create database ${name} ${options}`));
    const url = new URL(this.postgres.url);
    url.pathname = `/${name}`;
    await applyMigrations(url.href, { folder: migrations });
    if (worker) await this.report(url.href);
    return url.href;
  }

  /** A worker gives a sign of life. */
  async report(url: string, part: Partial<NodeReport> = {}): Promise<void> {
    const nodes = new NodeStore(url);
    await nodes.store({
      ...{ id: randomUUID(), version: VERSION, state: 'ok', uptime: 1, sockets: 0, rooms: [], cpu: 0 },
      ...{ loopDelayMs: 0, memoryBytes: 0, redis: 'ok', secretPrint: secretPrint(this.secret) },
      ...part
    });
    await nodes.close();
  }

  /** Another way in, in which something is wrong. */
  async newFront(part: Partial<FrontSettings>): Promise<string> {
    const settings = {
      databaseUrl: this.postgres.url,
      version: VERSION,
      sockets: { port: () => this.workerPort },
      ...part
    };
    const front = await startFront(() => settings);
    this.#cleanups.push(() => front.close());
    return front.address;
  }

  /** A storage that answers everything in this way. */
  async newStorage(status: number, code: string): Promise<string> {
    const server = createServer((request, response) => {
      request.resume();
      response.writeHead(status, { 'content-type': 'application/xml' });
      response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    this.#cleanups.push(async () => server.close());
    return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  }

  async stop(): Promise<void> {
    await this.#worker?.stop();
    await this.#front?.close();
    for (const cleanup of this.#cleanups) await cleanup();
    await Promise.all([this.postgres.stop(), this.redis.stop(), this.spareRedis.stop()]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
