import { randomUUID } from 'node:crypto';
import { sql as drizzleSql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SequencedEvent } from '#core/game/events.ts';
import { asId, type ItemId, type LiveSessionId, type PlayerId } from '#core/ids.ts';
import { hasNotBegun, hasOpenCode, isAbandoned, isStale } from '#queries/session-activity.ts';
import {
  lastEvent,
  storeBatch,
  takeSession,
  type LastEventRow,
  type StoredBatch,
  type StoredRow,
  type TakenRow
} from '#queries/session-fence.ts';
import type { Tag } from '#queries/tag.ts';
import { PostgresRoomStore } from '#realtime/store/postgres-room-store.ts';
import { answered, joined, quiz } from '#realtime/store/room-store.contract.ts';
import { insertLiveSession } from '../support/live-session.ts';
import { openStudio } from './web-studio.ts';

type Condition = <Q>(sql: Tag<Q>) => Q;

/** The statements of the fence through the driver of one process. */
interface Hand {
  take(id: string, condition?: Condition): Promise<TakenRow | undefined>;
  store(batch: StoredBatch): Promise<boolean>;
  lastEvent(id: string): Promise<number | undefined>;
  /** Whether a condition holds for a session. */
  holds(id: string, condition: Condition): Promise<boolean | undefined>;
}

let studio: Awaited<ReturnType<typeof openStudio>>;
let sql: postgres.Sql;
beforeAll(async () => {
  studio = await openStudio();
  sql = postgres(studio.url, { max: 4, onnotice: () => undefined });
});
afterAll(async () => {
  await sql.end();
  await studio.close();
});

const worker: Hand = {
  take: async (id, condition) => (await takeSession(sql<TakenRow[]>, id, condition?.(sql<TakenRow[]>)))[0],
  store: async (batch) => (await storeBatch(sql<StoredRow[]>, batch))[0]?.owners === 1,
  lastEvent: async (id) => (await lastEvent(sql<LastEventRow[]>, id))[0]?.seq,
  holds: async (id, condition) => {
    const rows = await sql<{ holds: boolean }[]>`
      select ${condition(sql<postgres.Row[]>)} as holds from live_session where id = ${id}`;
    return rows[0]?.holds;
  }
};

const web: Hand = {
  take: async (id, condition) =>
    (await studio.db.execute<TakenRow>(takeSession(drizzleSql, id, condition?.(drizzleSql))))[0],
  store: async (batch) =>
    (await studio.db.execute<StoredRow>(storeBatch(drizzleSql, batch)))[0]?.owners === 1,
  lastEvent: async (id) => (await studio.db.execute<LastEventRow>(lastEvent(drizzleSql, id)))[0]?.seq,
  holds: async (id, condition) => {
    const rows = await studio.db.execute<{ holds: boolean }>(drizzleSql`
      select ${condition(drizzleSql)} as holds from live_session where id = ${id}`);
    return rows[0]?.holds;
  }
};

const open = async () => (await insertLiveSession(sql, quiz)).id;
const eventsOf = async (id: LiveSessionId) => (await new PostgresRoomStore(() => sql).take(id))?.events;

describe.each([
  { name: 'web after worker', first: worker, second: web },
  { name: 'worker after web', first: web, second: worker },
  { name: 'worker after worker', first: worker, second: worker },
  { name: 'web after web', first: web, second: web }
])('the fence of a live session: $name', ({ first, second }) => {
  it('[ROOM-3] whoever takes it gets the next epoch, and what it plays', async () => {
    const id = await open();
    const [one, two] = [await first.take(id), await second.take(id)];
    expect([one?.epoch, two?.epoch]).toEqual([1, 2]);
    for (const taken of [one, two]) expect(taken).toMatchObject({ quiz, code: expect.any(String) as string });
    expect(one?.awayMs).toBe(0);
    expect(two?.awayMs).toBeGreaterThan(0);
    expect(await second.take(randomUUID())).toBeUndefined();
  });

  it('[ROOM-3] shuts out who had it before', async () => {
    const id = await open();
    const old = (await first.take(id))?.epoch ?? -1;
    expect(await first.store({ sessionId: id, epoch: old, events: [joined(1)] })).toBe(true);
    const epoch = (await second.take(id))?.epoch ?? -1;
    const late: SequencedEvent[] = [joined(2), { type: 'gameEnded', seq: 3 }];
    expect(await first.store({ sessionId: id, epoch: old, events: late })).toBe(false);
    expect(await second.lastEvent(id)).toBe(1);
    expect(await second.store({ sessionId: id, epoch, events: [joined(2)] })).toBe(true);
    expect(await first.lastEvent(id)).toBe(2);
  });

  it('is not taken where a condition does not hold, and then nobody is shut out', async () => {
    const id = await open();
    const epoch = (await first.take(id))?.epoch ?? -1;
    await first.store({ sessionId: id, epoch, events: [joined(1)] });
    expect(await second.take(id, isAbandoned)).toBeUndefined();
    expect(await first.store({ sessionId: id, epoch, events: [joined(2)] })).toBe(true);
    expect((await second.take(id, hasNotBegun))?.epoch).toBe(epoch + 1);
  });

  it('[GAME-1] the end of one is the end for the other', async () => {
    const id = await open();
    const epoch = (await first.take(id))?.epoch ?? -1;
    await first.store({ sessionId: id, epoch, events: [{ type: 'gameEnded', seq: 1 }] });
    const before = await sql`select status, ended_at from live_session where id = ${id}`;
    expect(before).toMatchObject([{ status: 'ended', ended_at: expect.any(Date) as Date }]);
    const next = (await second.take(id))?.epoch ?? -1;
    await second.store({ sessionId: id, epoch: next, events: [{ type: 'gameEnded', seq: 2 }] });
    expect(await sql`select status, ended_at from live_session where id = ${id}`).toEqual(before);
  });
});

describe('both hands', () => {
  it('[ROOM-4] store the same, whatever a person typed', async () => {
    const texts = [`quotes ' " \` and \\`, '👨‍👩‍👧', 'null', '{"a":1}', '$1 :name ?', '\\u0000', '1989', 'true'];
    const stored = await Promise.all(
      [worker, web].map(async (hand) => {
        const id = await open();
        const epoch = (await hand.take(id))?.epoch ?? -1;
        let seq = 0;
        const events = texts.flatMap((text): SequencedEvent[] => {
          const player = asId<PlayerId>(randomUUID());
          return [
            { ...joined(++seq, player, text), credential: String(seq), from: text } as SequencedEvent,
            answered(++seq, player, asId<ItemId>(randomUUID()), { value: text }),
            { type: 'playerRenamed', seq: ++seq, playerId: player, name: `${text} again` }
          ];
        });
        const more: SequencedEvent[] = [
          {
            type: 'itemAnnounced',
            seq: ++seq,
            item: 0,
            opensAt: 1_700_000_003_000,
            closesAt: 1_700_000_023_000
          },
          { type: 'gamePaused', seq: ++seq, at: 1.5, reason: 'hostAway' }
        ];
        expect(await hand.store({ sessionId: id, epoch, events: [...events, ...more] })).toBe(true);
        return { written: [...events, ...more], read: await eventsOf(id) };
      })
    );
    for (const { written, read } of stored) {
      const names = new Map(
        written.flatMap((event) => (event.type === 'playerRenamed' ? [[event.playerId, event.name]] : []))
      );
      expect(read).toEqual(
        written.map((event) =>
          event.type === 'playerJoined' ? { ...event, name: names.get(event.playerId) } : event
        )
      );
    }
  });

  it.each([
    { name: 'new', since: '0 hours', seen: null, begun: false, players: 0 },
    { name: 'with players', since: '0 hours', seen: null, begun: false, players: 1 },
    { name: 'on', since: '0 hours', seen: '0 hours', begun: true, players: 1 },
    { name: 'on, and quiet', since: '2 hours', seen: '2 hours', begun: true, players: 1 },
    { name: 'of yesterday, and in use', since: '25 hours', seen: '1 hour', begun: true, players: 1 },
    { name: 'of yesterday', since: '25 hours', seen: '13 hours', begun: true, players: 1 }
  ])('say the same of a session that is $name', async ({ name, since, seen, begun, players }) => {
    const id = await open();
    const epoch = (await worker.take(id))?.epoch ?? -1;
    const events = Array.from({ length: players }, (_, index) => joined(1 + index));
    if (begun) events.push({ type: 'itemOpened', seq: 9, item: 0 });
    await worker.store({ sessionId: id, epoch, events });
    const quiet = seen ?? since;
    await sql`update live_session set created_at = now() - ${since}::interval, seen_at = now() - ${seen}::interval
      where id = ${id}`;
    await sql`update live_event set at = now() - ${quiet}::interval where live_session_id = ${id}`;
    await sql`update live_player set joined_at = now() - ${quiet}::interval where live_session_id = ${id}`;
    const conditions = { hasNotBegun, hasOpenCode, isAbandoned, isStale };
    const said = (hand: Hand) =>
      Promise.all(
        Object.entries(conditions).map(async ([key, condition]) => [key, await hand.holds(id, condition)])
      );
    const expected: Record<string, boolean[]> = {
      new: [true, true, true, false],
      'with players': [true, true, false, false],
      on: [false, true, false, false],
      'on, and quiet': [false, true, true, false],
      'of yesterday, and in use': [false, true, true, false],
      'of yesterday': [false, false, true, true]
    };
    const values = Object.keys(conditions).map((key, index) => [key, expected[name]?.[index]]);
    expect([await said(worker), await said(web)]).toEqual([values, values]);
  });
});
