import { randomUUID } from 'node:crypto';
import { asId, type ItemId, type PlayerId } from '#core/ids.ts';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PostgresRoomStore } from '#realtime/store/postgres-room-store.ts';
import { answered, joined, quiz, roomStoreContract } from '#realtime/store/room-store.contract.ts';
import { StoreUnavailable } from '#realtime/store/room-store.ts';
import { insertLiveSession } from '../support/live-session.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let sql: postgres.Sql;

beforeAll(async () => {
  database = await createTestDatabase();
  sql = postgres(database.url, { max: 4, onnotice: () => undefined });
});
afterAll(async () => {
  await sql.end();
  await database.drop();
});

async function open() {
  const session = await insertLiveSession(sql, quiz);
  await sql`update live_session set status = 'ended' where code = 'ABCDE'`;
  await sql`update live_session set code = 'ABCDE' where id = ${session.id}`;
  return {
    store: new PostgresRoomStore(() => sql),
    sessionId: session.id,
    signIn: async (hash: string, livesMs: number) => {
      await sql`insert into auth_session (id_hash, user_id, expires_at)
        values (${hash}, ${session.userId}, now() + ${`${String(livesMs)} ms`}::interval)`;
    },
    close: async () => undefined
  };
}

roomStoreContract('PostgreSQL', open);

test('[ROOM-26] the right of a deputy is over when it is gone, has run out, or the sign-in that gave it has', async () => {
  const { store, sessionId, signIn } = await open();
  const [living, late] = [randomUUID(), randomUUID()];
  await signIn(living, 60_000);
  await signIn(late, -1_000);
  const give = async (from: string, livesMs: number) => {
    const hash = randomUUID();
    await sql`insert into session_deputy (live_session_id, sign_in, key_hash, expires_at)
      values (${sessionId}, ${from}, ${hash}, now() + ${`${String(livesMs)} ms`}::interval)`;
    return hash;
  };
  const good = await give(living, 60_000);
  const [old, orphan, gone] = [await give(living, -1_000), await give(late, 60_000), randomUUID()];
  expect(await store.endedSignIns([good, old, orphan, gone, living])).toEqual(new Set([old, orphan, gone]));
  await sql`delete from auth_session where id_hash = ${living}`;
  expect(await store.endedSignIns([good])).toEqual(new Set([good]));
});

describe('a batch in PostgreSQL', () => {
  test('[ROOM-4] with one row that cannot be stored stores nothing', async () => {
    const { store, sessionId } = await open();
    const epoch = (await store.take(sessionId))?.epoch ?? -1;
    const ann = asId<PlayerId>(randomUUID());
    const [first, second] = [asId<ItemId>(randomUUID()), asId<ItemId>(randomUUID())];
    const bad = [
      answered(3, ann, second, { revision: 2 ** 31 }),
      answered(3, ann, second, { value: 'NUL \u0000' }),
      answered(3, asId<PlayerId>(randomUUID()), second),
      joined(3, asId<PlayerId>('not-a-uuid'))
    ];
    for (const row of bad) {
      const events = [joined(1, ann), answered(2, ann, first), row, { type: 'gameEnded', seq: 4 } as const];
      const failure: unknown = await store
        .commit({ sessionId, epoch, events })
        .catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(Error);
      // A bug is not an outage: trying again would not help.
      expect(failure).not.toBeInstanceOf(StoreUnavailable);
    }
    expect((await store.take(sessionId))?.events).toEqual([]);
    expect(await store.findByCode('ABCDE')).toBe(sessionId);
  });

  test('[ROOM-3] of two owners at the same time only the newer one stores', async () => {
    const { store, sessionId } = await open();
    const old = (await store.take(sessionId))?.epoch ?? -1;
    const late = Array.from({ length: 20 }, (_, n) =>
      store.commit({ sessionId, epoch: old, events: [joined(1 + n)] })
    );
    const taken = store.take(sessionId);
    const results = await Promise.all(late);
    const seen = (await taken)?.events.length;
    expect(results.filter((result) => result === 'committed')).toHaveLength(seen ?? -1);
    expect((await store.take(sessionId))?.events).toHaveLength(seen ?? -1);
  });

  test('the first end is the end', async () => {
    const { store, sessionId } = await open();
    const epoch = (await store.take(sessionId))?.epoch ?? -1;
    const events = [{ type: 'gameEnded', seq: 1 } as const];
    await store.commit({ sessionId, epoch, events });
    const [before] = await sql`select status, ended_at from live_session where id = ${sessionId}`;
    await store.commit({ sessionId, epoch, events });
    const [after] = await sql`select status, ended_at from live_session where id = ${sessionId}`;
    expect(before).toMatchObject({ status: 'ended', ended_at: expect.any(Date) as Date });
    expect(after).toEqual(before);
  });

  test('[ROOM-2] a commit waits until the disk has it', async () => {
    const [setting] = await sql`show synchronous_commit`;
    expect(setting).toEqual({ synchronous_commit: 'on' });
  });
});

describe('a database that cannot be reached', () => {
  test('[ROOM-7] is an outage', async () => {
    const away = postgres('postgres://nobody:x@127.0.0.1:1/none', {
      max: 1,
      connect_timeout: 2,
      onnotice: () => undefined
    });
    await expect(new PostgresRoomStore(() => away).now()).rejects.toBeInstanceOf(StoreUnavailable);
    await away.end();
  });

  test('[ROOM-7] a connection that says nothing any more is given up, and the next call has a new one', async () => {
    const opened: postgres.Sql[] = [];
    const store = new PostgresRoomStore(() => {
      const own = postgres(database.url, { max: 1, onnotice: () => undefined });
      opened.push(own);
      return own;
    }, 300);
    const { sessionId } = await open();
    await sql.begin(async (tx) => {
      // Held back by a lock, the statement is as silent as one whose packets get lost.
      await tx`select 1 from live_session where id = ${sessionId} for update`;
      await expect(store.take(sessionId)).rejects.toBeInstanceOf(StoreUnavailable);
    });
    expect(await store.now()).toBeGreaterThan(0);
    expect(opened).toHaveLength(2);
    await store.close();
  });

  test('[ROOM-7] so is a connection that breaks in the middle, and the next call finds a new one', async () => {
    const own = postgres(database.url, {
      max: 1,
      onnotice: () => undefined,
      connection: { application_name: 'victim' }
    });
    const store = new PostgresRoomStore(() => own);
    await store.now();
    const { sessionId } = await open();
    await sql.begin(async (tx) => {
      await tx`select 1 from live_session where id = ${sessionId} for update`;
      const waiting = store.take(sessionId).catch((error: unknown) => error);
      await expect
        .poll(
          () =>
            sql`select 1 from pg_stat_activity where application_name = 'victim' and wait_event_type = 'Lock'`
        )
        .toHaveLength(1);
      await tx`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'victim'`;
      expect(await waiting).toBeInstanceOf(StoreUnavailable);
    });
    await expect
      .poll(() =>
        store.now().then(
          () => 'back',
          () => 'away'
        )
      )
      .toBe('back');
    await own.end();
  });
});
