import { isDiskFull } from '#ops/reasons/disk-full.ts';
import type { AnswerAccepted, PlayerJoined, SequencedEvent } from '#core/game/events.ts';
import type { LiveSessionId } from '#core/ids.ts';
import { storedFrozenQuiz } from '#core/stored/frozen-quiz.ts';
import { RULES_VERSION } from '#core/stored/rules.ts';
import { hasOpenCode } from '#queries/session-activity.ts';
import { storeBatch, takeSession, type StoredRow, type TakenRow } from '#queries/session-fence.ts';
import type postgres from 'postgres';
import { RoomIsNewer, StoreUnavailable, type Batch, type RoomStore, type TakenRoom } from './room-store.ts';

type Numbered<E> = E & { seq: number };
type PlayerRow = Omit<Numbered<PlayerJoined>, 'from'> & { from: string | null };
type AnswerRow = Omit<Numbered<AnswerAccepted>, 'isDraft'> & { isDraft: boolean | null };

/**
 * The room store on PostgreSQL. A batch is one statement, and so one transaction and one round trip.
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
          and ${hasOpenCode(this.#sql<postgres.Row[]>)}`
    );
    return rows[0]?.id;
  }

  async openCodes(): Promise<ReadonlyMap<string, LiveSessionId>> {
    const rows = await this.#reaching(
      () =>
        this.#sql<{ code: string; id: LiveSessionId }[]>`
          select code, id from live_session where status = 'running' and ${hasOpenCode(this.#sql<postgres.Row[]>)}`
    );
    return new Map(rows.map(({ code, id }) => [code, id]));
  }

  async endedSignIns(hashes: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.#reaching(
      () =>
        this.#sql<{ hash: string }[]>`
          select id_hash as hash from auth_session where id_hash = any(${[...hashes]}) and expires_at > now()
          union all
          select deputy.key_hash from session_deputy deputy join auth_session on id_hash = deputy.sign_in
          where deputy.key_hash = any(${[...hashes]}) and deputy.expires_at > now() and auth_session.expires_at > now()`
    );
    const living = new Set(rows.map(({ hash }) => hash));
    return new Set(hashes.filter((hash) => !living.has(hash)));
  }

  async take(sessionId: LiveSessionId): Promise<TakenRoom | undefined> {
    const sql = this.#sql;
    return this.#reaching(async () => {
      // The epoch is raised and committed first: from then on no older owner can add anything to what is read here.
      const [session] = await takeSession(
        sql<TakenRow[]>,
        sessionId,
        sql<TakenRow[]>`rules <= ${RULES_VERSION}`
      );
      if (!session) {
        await this.#refuseNewer(sessionId);
        return undefined;
      }
      const [players, answers, others] = await Promise.all([
        sql<PlayerRow[]>`
          select 'playerJoined' as type, id as "playerId", name, avatar, credential, seq::float8 as seq,
            round(extract(epoch from joined_at) * 1000)::float8 as at, came_from as "from"
          from live_player where live_session_id = ${sessionId}`,
        sql<AnswerRow[]>`
          select 'answerAccepted' as type, item_id as "itemId", player_id as "playerId", value, revision,
            tap_ms as "tapMs", command_id as "commandId", is_draft as "isDraft", seq::float8 as seq
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
      const given = answers.map(({ isDraft, ...event }) => (isDraft ? { ...event, isDraft } : event));
      const events = [...joins, ...given, ...rest].sort((a, b) => a.seq - b.seq);
      return { sessionId, ...session, quiz: storedFrozenQuiz.read(session.quiz), events };
    });
  }

  /** @throws RoomIsNewer where the session is there, and is played by rules of a newer release */
  async #refuseNewer(sessionId: LiveSessionId): Promise<void> {
    const [row] = await this.#sql<{ rules: number }[]>`
      select rules from live_session where id = ${sessionId} and rules > ${RULES_VERSION}`;
    if (row)
      throw new RoomIsNewer(
        `This evening is played by rules ${String(row.rules)} of a newer release; this worker knows rules ${String(RULES_VERSION)}. Update it.`
      );
  }

  async commit(batch: Batch): Promise<'committed' | 'fenced'> {
    const rows = await this.#reaching(() => storeBatch(this.#sql<StoredRow[]>, batch));
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
