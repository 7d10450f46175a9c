import { hostOptions } from '#ops/postgres-host.ts';
import type { ReportedRoom } from '#schema/instance.ts';
import { isSchemaReady, SCHEMA_QUERY } from '#ops/schema-state.ts';
import { TimedOut, within } from '#ops/within.ts';
import postgres from 'postgres';

/** What a worker says of itself, for whoever looks after the installation. */
export interface NodeReport {
  readonly id: string;
  readonly version: string;
  readonly state: 'standby' | 'ok' | 'draining';
  /** Seconds since its start. */
  readonly uptime: number;
  readonly sockets: number;
  readonly rooms: readonly ReportedRoom[];
  /** Share of one processor. */
  readonly cpu: number;
  readonly loopDelayMs: number;
  readonly memoryBytes: number;
  readonly redis: 'ok' | 'away' | null;
  readonly secretPrint: string;
}

/** Rows of workers that were not heard for so long are removed, in seconds. */
const FORGET_SECONDS = 60;
/** Without an answer for so long a connection is dead, in ms. */
const PATIENCE_MS = 5_000;

/** The database as a worker needs it to be looked after: on a connection of its own, so that no game waits for it. */
export class NodeStore {
  readonly #databaseUrl: string;
  #sql: postgres.Sql;

  constructor(databaseUrl: string) {
    this.#databaseUrl = databaseUrl;
    this.#sql = this.#connect();
  }

  #connect(): postgres.Sql {
    return postgres(this.#databaseUrl, {
      ...hostOptions(this.#databaseUrl),
      max: 1,
      idle_timeout: 60,
      connect_timeout: 5,
      onnotice: () => undefined,
      connection: { application_name: 'partyquiz-worker-report', statement_timeout: 5_000 }
    });
  }

  /** Whether the database has every table that this build needs. */
  async isSchemaReady(): Promise<boolean> {
    return this.#reaching(async () => isSchemaReady(await this.#sql.unsafe(SCHEMA_QUERY)));
  }

  /** Stores a worker's latest word, and forgets workers that are gone. */
  async store(report: NodeReport): Promise<void> {
    await this.#reaching(() => this.#store(report));
  }

  async #store(report: NodeReport): Promise<void> {
    const { id, version, state, uptime, sockets, rooms, cpu, loopDelayMs, memoryBytes, redis, secretPrint } =
      report;
    const sql = this.#sql;
    await sql`
      insert into worker_node (id, version, state, started_at, seen_at, sockets, rooms, cpu, loop_delay_ms, memory_bytes, redis, secret_print)
      values (${id}, ${version}, ${state}, now() - make_interval(secs => ${uptime}), now(), ${sockets},
        ${sql.json(rooms.map(({ session, clients }) => ({ session, clients })))},
        ${cpu}, ${loopDelayMs}, ${memoryBytes}, ${redis}, ${secretPrint})
      on conflict (id) do update set state = excluded.state, seen_at = excluded.seen_at, sockets = excluded.sockets,
        rooms = excluded.rooms, cpu = excluded.cpu, loop_delay_ms = excluded.loop_delay_ms,
        memory_bytes = excluded.memory_bytes, redis = excluded.redis`;
    await sql`delete from worker_node where seen_at < now() - make_interval(secs => ${FORGET_SECONDS})`;
  }

  async remove(id: string): Promise<void> {
    await this.#sql`delete from worker_node where id = ${id}`;
  }

  async close(): Promise<void> {
    await this.#sql.end({ timeout: 0.5 });
  }

  /** A connection that answers no more is given up: a network that swallows packets closes nothing. */
  async #reaching<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await within(PATIENCE_MS, work());
    } catch (error) {
      if (error instanceof TimedOut) {
        void this.#sql.end({ timeout: 0 });
        this.#sql = this.#connect();
      }
      throw error;
    }
  }
}
