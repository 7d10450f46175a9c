import { hostOptions } from '#ops/postgres-host.ts';
import type { QuizId, WorkspaceId } from '#core/ids.ts';
import { demoLockKey } from '#lib/server/seed/demo-accounts.ts';
import { PostgresRoomStore } from '#realtime/store/postgres-room-store.ts';
import postgres from 'postgres';
import { demoEvening, EVENING_CODE, EVENING_ID } from './demo-evening.ts';
import type { Moment } from './show.ts';

/** Events that are stored at once; a room has such batches when many answer in the same second. */
const BATCH = 100;

export interface EveningPlace {
  readonly workspaceId: WorkspaceId;
  readonly quizId: QuizId;
  readonly hostId: string;
}

/**
 * Plays the evening and stores it as a room would, unless it is there. All in one transaction on one connection:
 * whoever is killed leaves nothing half played, and nobody sees it run.
 *
 * @param startsAt when the evening began, in ms since the epoch
 * @returns whether it was played now
 */
export async function storeEvening(
  databaseUrl: string,
  place: EveningPlace,
  startsAt: number
): Promise<boolean> {
  // With one connection, what the store sends belongs to the transaction begun here. Were the connection renewed, the
  // session's row would be gone and the store refused.
  const sql = postgres(databaseUrl, {
    ...hostOptions(databaseUrl),
    max: 1,
    max_lifetime: null,
    connect_timeout: 5,
    onnotice: () => undefined,
    connection: { application_name: 'partyquiz-seed' }
  });
  try {
    await sql`begin`;
    const played = await storeOnce(sql, place, startsAt);
    await sql`commit`;
    return played;
  } finally {
    // Ends an unfinished transaction, too.
    await sql.end({ timeout: 5 });
  }
}

async function storeOnce(sql: postgres.Sql, place: EveningPlace, startsAt: number): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(${demoLockKey})`;
  const [there] = await sql`select 1 from live_session where id = ${EVENING_ID}`;
  if (there) return false;

  const { quiz, moments } = demoEvening(startsAt);
  const endsAt = moments.at(-1)?.at ?? startsAt;
  await sql`
    insert into live_session (id, workspace_id, quiz_id, host_user_id, code, title, status, quiz, created_at, ended_at)
    values (${EVENING_ID}, ${place.workspaceId}, ${place.quizId}, ${place.hostId}, ${EVENING_CODE}, ${quiz.title},
      'ended', ${sql.json(quiz as never)}, ${new Date(startsAt)}, ${new Date(endsAt)})`;
  const store = new PostgresRoomStore(() => sql);
  const room = await store.take(EVENING_ID);
  if (!room) throw new Error('The session of the evening was not stored.');
  for (let from = 0; from < moments.length; from += BATCH) {
    const events = moments.slice(from, from + BATCH).map(({ event }) => event);
    const outcome = await store.commit({ sessionId: EVENING_ID, epoch: room.epoch, events });
    if (outcome === 'fenced')
      throw new Error('The evening could not be stored: the database was away. Try again.');
  }
  await date(sql, moments, endsAt);
  return true;
}

/** The store dates everything by the database's clock; the evening was on its own. */
async function date(sql: postgres.Sql, moments: readonly Moment[], endsAt: number): Promise<void> {
  const times = sql.json(moments.map(({ event, at }) => ({ seq: event.seq, at: new Date(at) })));
  const dated = sql`json_to_recordset(${times}::json) as m (seq bigint, at timestamptz)`;
  await sql`update live_event e set at = m.at from ${dated} where e.live_session_id = ${EVENING_ID} and e.seq = m.seq`;
  await sql`update live_player p set joined_at = m.at from ${dated}
    where p.live_session_id = ${EVENING_ID} and p.seq = m.seq`;
  await sql`update live_answer a set stored_at = m.at from ${dated}
    where a.live_session_id = ${EVENING_ID} and a.seq = m.seq`;
  await sql`update live_session set seen_at = ${new Date(endsAt)} where id = ${EVENING_ID}`;
}
