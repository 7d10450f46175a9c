import { isDiskFull } from '#ops/reasons/disk-full.ts';
import type { AnswerAccepted, PlayerJoined, SequencedEvent } from '#core/game/events.ts';
import type { LiveSessionId, PlayerId } from '#core/ids.ts';
import type { FrozenQuiz } from '#core/quiz/quiz.ts';
import type postgres from 'postgres';
import { StoreUnavailable, type Batch, type RoomStore, type TakenRoom } from './room-store.ts';

interface SessionRow {
  code: string;
  epoch: number;
  quiz: FrozenQuiz;
  awayMs: number;
}
type Numbered<E> = E & { seq: number };
type PlayerRow = Omit<Numbered<PlayerJoined>, 'from'> & { from: string | null };

/**
 * The room store on PostgreSQL. A batch is one statement, and so one transaction and one round trip: the epoch check
 * locks the session's row, and every insert depends on it.
 */
export class PostgresRoomStore implements RoomStore {
  readonly #connect: () => postgres.Sql;
  readonly #patienceMs: number;
  #sql: postgres.Sql;
  #isDiskFull = false;

  /**
   * @param connect opens a pool; called again when the one before answers no more
   * @param patienceMs how long a statement may take before its connection counts as dead
   */
  constructor(connect: () => postgres.Sql, patienceMs = PATIENCE_MS) {
    this.#connect = connect;
    this.#patienceMs = patienceMs;
    this.#sql = connect();
  }

  /** Whether what was to be stored last found no room on the database's disk. */
  get isDiskFull(): boolean {
    return this.#isDiskFull;
  }

  /** Ends the connections; nothing can be stored afterwards. */
  async close(): Promise<void> {
    await this.#sql.end({ timeout: 0.5 });
  }

  async findByCode(code: string): Promise<LiveSessionId | undefined> {
    const rows = await this.#reaching(
      () =>
        this.#sql<
          { id: LiveSessionId }[]
        >`select id from live_session where code = ${code} and status = 'running'
          and (created_at > now() - interval '24 hours' or seen_at > now() - interval '12 hours')`
    );
    return rows[0]?.id;
  }

  async openCodes(): Promise<ReadonlyMap<string, LiveSessionId>> {
    const rows = await this.#reaching(
      () =>
        this.#sql<{ code: string; id: LiveSessionId }[]>`
          select code, id from live_session where status = 'running'
            and (created_at > now() - interval '24 hours' or seen_at > now() - interval '12 hours')`
    );
    return new Map(rows.map(({ code, id }) => [code, id]));
  }

  async endedSignIns(hashes: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.#reaching(
      () =>
        this.#sql<{ hash: string }[]>`
          select id_hash as hash from auth_session where id_hash = any(${[...hashes]}) and expires_at > now()`
    );
    const living = new Set(rows.map(({ hash }) => hash));
    return new Set(hashes.filter((hash) => !living.has(hash)));
  }

  async take(sessionId: LiveSessionId): Promise<TakenRoom | undefined> {
    const sql = this.#sql;
    return this.#reaching(async () => {
      // The epoch is raised and committed first: from then on no older owner can add anything to what is read here.
      const [session] = await sql<SessionRow[]>`
        with before as (select id, seen_at from live_session where id = ${sessionId} for no key update)
        update live_session set epoch = epoch + 1, seen_at = clock_timestamp()
        from before where live_session.id = before.id
        returning code, epoch,
          coalesce((select content from frozen_quiz where id = frozen_quiz_id), quiz) as quiz,
          coalesce(extract(epoch from live_session.seen_at - before.seen_at), 0)::float8 * 1000 as "awayMs"`;
      if (!session) return undefined;
      const [players, answers, others] = await Promise.all([
        sql<PlayerRow[]>`
          select 'playerJoined' as type, id as "playerId", name, avatar, credential, seq::float8 as seq,
            round(extract(epoch from joined_at) * 1000)::float8 as at, came_from as "from"
          from live_player where live_session_id = ${sessionId}`,
        sql<Numbered<AnswerAccepted>[]>`
          select 'answerAccepted' as type, item_id as "itemId", player_id as "playerId", value, revision,
            tap_ms as "tapMs", command_id as "commandId", seq::float8 as seq
          from live_answer where live_session_id = ${sessionId}`,
        sql<{ type: string; data: object; seq: number }[]>`
          select type, data, seq::float8 as seq from live_event where live_session_id = ${sessionId}`
      ]);
      const names = new Map(players.map(({ playerId, name }) => [playerId, name]));
      // Rows of live_event hold what `commit` wrote: events without their type, their number, and names of players.
      const rest = others
        .map(({ type, data, seq }) => ({ ...data, type, seq }) as SequencedEvent)
        .map((event) =>
          event.type === 'playerRenamed' ? { ...event, name: names.get(event.playerId) ?? '' } : event
        );
      const joins = players.map(({ from, ...event }) => (from === null ? event : { ...event, from }));
      const events = [...joins, ...answers, ...rest].sort((a, b) => a.seq - b.seq);
      return { sessionId, ...session, events };
    });
  }

  async commit({ sessionId, epoch, events }: Batch): Promise<'committed' | 'fenced'> {
    const names = latestNames(events);
    const players = events
      .filter((event) => event.type === 'playerJoined')
      .map((event) => ({ ...event, name: names.get(event.playerId) ?? event.name }));
    const renamed = [...names].map(([playerId, name]) => ({ playerId, name }));
    const answers = events.filter((event) => event.type === 'answerAccepted');
    const others = events
      .filter((event) => event.type !== 'playerJoined' && event.type !== 'answerAccepted')
      .map((event) => {
        const { type, seq, ...data } = event.type === 'playerRenamed' ? { ...event, name: undefined } : event;
        return { type, seq, data };
      });
    const ended = others.some((event) => event.type === 'gameEnded');
    const sql = this.#sql;
    const rows = await this.#reaching(
      () => sql<{ owners: number }[]>`
        with fence as (
          update live_session
          set seen_at = clock_timestamp(),
              status = case when ${ended} then 'ended' else status end,
              ended_at = case when ${ended} then coalesce(ended_at, now()) else ended_at end
          where id = ${sessionId} and epoch = ${epoch}
          returning id
        ), new_players as (
          insert into live_player (id, live_session_id, seq, name, avatar, credential, joined_at, came_from)
          select p."playerId", fence.id, p.seq, p.name, p.avatar, p.credential,
            coalesce(to_timestamp(p.at / 1000), now()), p."from"
          from fence, json_to_recordset(${sql.json(players as never)}::json)
            as p ("playerId" uuid, seq bigint, name text, avatar text, credential text, at float8, "from" text)
          on conflict (id) do nothing
        ), new_names as (
          update live_player set name = r.name
          from fence, json_to_recordset(${sql.json(renamed)}::json) as r ("playerId" uuid, name text)
          where live_player.id = r."playerId" and live_player.live_session_id = fence.id
        ), new_answers as (
          insert into live_answer (live_session_id, item_id, player_id, seq, value, revision, tap_ms, command_id)
          select fence.id, a."itemId", a."playerId", a.seq, a.value, a.revision, a."tapMs", a."commandId"
          from fence, json_to_recordset(${sql.json(latestAnswers(answers) as never)}::json)
            as a ("itemId" uuid, "playerId" uuid, seq bigint, value jsonb, revision int, "tapMs" int, "commandId" text)
          on conflict (live_session_id, item_id, player_id) do update
            set seq = excluded.seq, value = excluded.value, revision = excluded.revision,
                tap_ms = excluded.tap_ms, command_id = excluded.command_id, stored_at = now()
            where excluded.revision > live_answer.revision
        ), new_events as (
          insert into live_event (live_session_id, seq, type, data)
          select fence.id, e.seq, e.type, e.data
          from fence, json_to_recordset(${sql.json(others as never)}::json) as e (seq bigint, type text, data jsonb)
          on conflict (live_session_id, seq) do nothing
        )
        select count(*)::int as owners from fence`
    );
    this.#isDiskFull = false;
    return rows[0]?.owners === 1 ? 'committed' : 'fenced';
  }

  async now(): Promise<number> {
    const rows = await this.#reaching(
      () => this.#sql<{ ms: number }[]>`select extract(epoch from clock_timestamp())::float8 * 1000 as ms`
    );
    const ms = rows[0]?.ms;
    if (ms === undefined) throw new Error('The database told no time.');
    return ms;
  }

  async #reaching<T>(work: () => Promise<T>): Promise<T> {
    const sql = this.#sql;
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        if (this.#sql === sql) this.#sql = this.#connect();
        void sql.end({ timeout: 0 });
        reject(new StoreUnavailable('The database does not answer.'));
      }, this.#patienceMs);
    });
    try {
      return await Promise.race([work(), silence]);
    } catch (error) {
      if (isDiskFull(error)) this.#isDiskFull = true;
      if (isTransient(error))
        throw new StoreUnavailable(
          isDiskFull(error) ? 'The disk of the database is full.' : 'The database cannot be reached.',
          { cause: error }
        );
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}

/**
 * A statement of ours takes milliseconds. After this long its connection is taken for dead: a network that swallows
 * packets closes nothing, and waiting for it would hold up the room.
 */
const PATIENCE_MS = 5_000;

/** A name lies in one place, the player's row: in a batch, and of several batches, the last one stays. */
const latestNames = (events: readonly SequencedEvent[]): ReadonlyMap<PlayerId, string> =>
  new Map(events.flatMap((event) => (event.type === 'playerRenamed' ? [[event.playerId, event.name]] : [])));

/** One statement may touch a row once: of several changes of one answer in a batch the last one counts. */
function latestAnswers<A extends AnswerAccepted>(answers: readonly A[]): A[] {
  return [...new Map(answers.map((answer) => [`${answer.itemId} ${answer.playerId}`, answer])).values()];
}

const CONNECTION_CODES = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN'
]);

/**
 * Whether an error means “not now” rather than “wrong”: the connection (class 08), resources (53), an operator's
 * intervention (57) or a conflict of transactions (40). https://www.postgresql.org/docs/16/errcodes-appendix.html
 */
function isTransient(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return CONNECTION_CODES.has(code) || /^(08|53|57|40)/.test(code) || code === '25006';
}
