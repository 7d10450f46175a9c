import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SequencedEvent } from '#core/game/events.ts';
import { evolve } from '#core/game/evolve.ts';
import { initialState } from '#core/game/state.ts';
import { asId, type ItemId, type LiveSessionId, type PlayerId, type QuizId } from '#core/ids.ts';
import { endLiveSession } from '#lib/server/live-sessions/end-live-session.ts';
import { findSessionByCode } from '#lib/server/live-sessions/find-session-by-code.ts';
import { listSessions } from '#lib/server/live-sessions/list-sessions.ts';
import { startLiveSession } from '#lib/server/live-sessions/start-live-session.ts';
import { loadQuiz } from '#lib/server/quizzes/load-quiz.ts';
import { saveQuizDraft } from '#lib/server/quizzes/save-quiz-draft.ts';
import { updateItem } from '#lib/server/quizzes/update-item.ts';
import { updateQuiz } from '#lib/server/quizzes/update-quiz.ts';
import { PostgresRoomStore } from '#realtime/store/postgres-room-store.ts';
import { answered, joined } from '#realtime/store/room-store.contract.ts';
import { choice, draft, newMaker, openStudio, type Maker } from './web-studio.ts';

let studio: Awaited<ReturnType<typeof openStudio>>;
let sql: postgres.Sql;
let store: PostgresRoomStore;
let maker: Maker;
let quizId: QuizId;
beforeAll(async () => {
  studio = await openStudio();
  sql = postgres(studio.url, { max: 4, onnotice: () => undefined });
  store = new PostgresRoomStore(() => sql);
});
beforeEach(async () => {
  maker = await newMaker(studio.db, 'Maker');
  quizId = await saveQuizDraft(studio.db, maker.access.workspaceId, draft('one', 'two'));
});
afterAll(async () => {
  await sql.end();
  await studio.close();
});

const start = (who = maker) => startLiveSession(studio.db, who.access, quizId);
const end = (id: LiveSessionId, who = maker) => endLiveSession(studio.db, who.access, id);
const listed = async (id: string) =>
  (await listSessions(studio.db, maker.access)).find((session) => session.id === id);

/** A worker takes the room. */
async function take(id: string) {
  const taken = await store.take(asId<LiveSessionId>(id));
  if (!taken) throw new Error('no such session');
  const { sessionId, epoch, quiz } = taken;
  const commit = (...events: SequencedEvent[]) => store.commit({ sessionId, epoch, events });
  return { ...taken, commit, item: quiz.items[0]?.id ?? asId<ItemId>('') };
}

const replay = async (id: string) => {
  const { sessionId, code, quiz, events } = await take(id);
  return events.reduce(evolve, initialState(sessionId, code, quiz));
};

/** Makes everything about a session this much older. */
async function age(id: string, by: string) {
  await sql`update live_session set created_at = created_at - ${by}::interval where id = ${id}`;
  await sql`update live_event set at = at - ${by}::interval where live_session_id = ${id}`;
  await sql`update live_player set joined_at = joined_at - ${by}::interval where live_session_id = ${id}`;
  await sql`update live_answer set stored_at = stored_at - ${by}::interval where live_session_id = ${id}`;
}

const announced = (seq: number): SequencedEvent => ({
  type: 'itemAnnounced',
  seq,
  item: 0,
  opensAt: 1,
  closesAt: 2
});
const ann = () => asId<PlayerId>(randomUUID());

describe('who presses “Host” again', () => {
  it('gets the session that is waiting, also when both presses come at once', async () => {
    const [first, ...others] = await Promise.all([start(), start(), start()]);
    for (const other of [...others, await start()]) expect(other).toEqual(first);
    expect(await listSessions(studio.db, maker.access)).toHaveLength(1);
  });

  it('gets it with the players who wait in it, and after one was sent away', async () => {
    const first = await start();
    const player = ann();
    const { commit } = await take(first.id);
    await commit(joined(1, player), joined(2), { type: 'playerKicked', seq: 3, playerId: player });
    expect(await start()).toEqual(first);
  });

  it('gets it after something in the lobby that this release knows nothing of', async () => {
    const first = await start();
    const lobbyEvent = { type: 'teamChosen', seq: 2, team: 'red' } as unknown as SequencedEvent;
    await (await take(first.id)).commit(joined(1), lobbyEvent);
    expect(await start()).toEqual(first);
  });

  it.each<SequencedEvent>([
    announced(2),
    { type: 'roundIntroduced', seq: 2, round: 0, item: 0 },
    // Whatever came before it is gone, but the show is on.
    { type: 'itemRevealed', seq: 2, item: 0 }
  ])('gets a new one once the game has begun: $type', async (event) => {
    const first = await start();
    await (await take(first.id)).commit(joined(1), event);
    expect((await start()).id).not.toBe(first.id);
  });

  it('gets a new one of a quiz that was changed', async () => {
    const { db } = studio;
    const first = await start();
    const item = (await loadQuiz(db, maker.access, quizId)).rounds[0]?.items[0]?.id ?? asId<ItemId>('');
    await updateItem(db, maker.access, { quizId, itemId: item, question: choice('one, mended') });
    const second = await start();
    expect(second.id).not.toBe(first.id);
    expect(await start()).toEqual(second);
  });

  it('gets a new one of a quiz whose rules were changed, and the old one when they are changed back', async () => {
    const { db } = studio;
    const first = await start();
    const { title, language, settings } = await loadQuiz(db, maker.access, quizId);
    const facts = { title, language, settings };
    const others = [
      { ...facts, title: 'Other colours' },
      { ...facts, language: 'nl' as const },
      { ...facts, settings: { ...settings, scoring: 'flat' as const } },
      { ...facts, settings: { ...settings, answerChange: !settings.answerChange } },
      { ...facts, settings: { ...settings, closeWhenAllIn: !settings.closeWhenAllIn } }
    ];
    const seen = new Set([first.id]);
    for (const other of others) {
      await updateQuiz(db, maker.access, quizId, other);
      seen.add((await start()).id);
    }
    const item = (await loadQuiz(db, maker.access, quizId)).rounds[0]?.items[0]?.id ?? asId<ItemId>('');
    for (const part of [{ timeLimitSeconds: 30 }, { points: 500 }]) {
      await updateItem(db, maker.access, { quizId, itemId: item, question: { ...choice('one'), ...part } });
      seen.add((await start()).id);
    }
    expect(seen.size).toBe(1 + others.length + 2);
    await updateItem(db, maker.access, { quizId, itemId: item, question: choice('one') });
    await updateQuiz(db, maker.access, quizId, facts);
    expect(await start()).toEqual(first);
  });

  it('gets a new one after twelve hours, after the end, and beside one of somebody else', async () => {
    const first = await start();
    await age(first.id, '11 hours');
    expect(await start()).toEqual(first);
    await age(first.id, '2 hours');
    const second = await start();
    expect(second.id).not.toBe(first.id);
    await end(second.id);
    const third = await start();
    expect([first.id, second.id]).not.toContain(third.id);
    const colleague = await newMaker(studio.db, 'Colleague');
    const access = { ...maker.access, userId: colleague.access.userId };
    expect((await start({ ...maker, access })).id).not.toBe(third.id);
  });
});

describe('ending a session from the studio', () => {
  it('[GAME-1] leaves a room that is over, and its code free', async () => {
    const { id, code } = await start();
    const room = await take(id);
    const player = ann();
    await room.commit(joined(1, player), announced(2), { type: 'itemOpened', seq: 3, item: 0 });
    await room.commit({ ...answered(4, player, room.item) });
    await age(id, '2 hours');
    await end(id);

    const state = await replay(id);
    expect(state.phase.name).toBe('ended');
    expect(state.seq).toBe(5);
    expect(state.players.size).toBe(1);
    expect(await store.findByCode(code)).toBeUndefined();
    await expect(
      findSessionByCode(studio.db, code, { role: 'display', address: 'pub' })
    ).rejects.toMatchObject({ code: 'not_found' });
    expect(await listed(id)).toMatchObject({ running: false, abandoned: false });
    const [row] = await sql`select ended_at from live_session where id = ${id}`;
    expect(row).toMatchObject({ ended_at: expect.any(Date) as Date });
  });

  it('[ROOM-3] fences off the worker that has it open', async () => {
    const { id } = await start();
    const room = await take(id);
    await end(id);
    expect(await room.commit(joined(1))).toBe('fenced');
    expect((await take(id)).events).toEqual([{ type: 'gameEnded', seq: 1 }]);
  });

  it('[ROOM-3] comes after a batch that is just being stored', async () => {
    const { id } = await start();
    await age(id, '2 hours');
    const room = await take(id);
    // The end waits for this row, as it would for a worker's statement; meanwhile the worker's batch gets in line.
    let ending: Promise<void> | undefined;
    await sql.begin(async (tx) => {
      await tx`update live_session set title = title where id = ${id}`;
      await tx`insert into live_event (live_session_id, seq, type, data, at)
        values (${id}, 1, 'podiumReached', '{}', now() - interval '2 hours')`;
      ending = end(id);
      await expect
        .poll(
          () =>
            sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
        )
        .toHaveLength(1);
    });
    await ending;
    expect((await take(id)).events.map(({ seq, type }) => [seq, type])).toEqual([
      [1, 'podiumReached'],
      [2, 'gameEnded']
    ]);
    expect(await room.commit(joined(2))).toBe('fenced');
  });

  it('is refused while somebody is there, and leaves the worker alone', async () => {
    const { id } = await start();
    const room = await take(id);
    expect(await listed(id)).toMatchObject({ running: true, abandoned: true });
    // The host has tried the door of an empty lobby.
    await room.commit({ type: 'doorClosed', seq: 1 });
    expect(await listed(id)).toMatchObject({ running: true, abandoned: true });
    await room.commit(joined(2));
    expect(await listed(id)).toMatchObject({ running: true, abandoned: false });
    await expect(end(id)).rejects.toMatchObject({ code: 'conflict', detail: 'session_in_use' });
    expect(await room.commit(joined(3))).toBe('committed');
    await age(id, '61 minutes');
    expect(await listed(id)).toMatchObject({ abandoned: true });
    await end(id);
  });

  it('can be done twice, and not by strangers', async () => {
    const { id } = await start();
    const stranger = await newMaker(studio.db, 'Stranger');
    await expect(end(id, stranger)).rejects.toMatchObject({ code: 'not_found' });
    await end(id);
    await end(id);
    await expect(end(id, stranger)).rejects.toMatchObject({ code: 'not_found' });
    await expect(end(asId<LiveSessionId>(randomUUID()))).rejects.toMatchObject({ code: 'not_found' });
    expect((await take(id)).events).toHaveLength(1);
  });
});

describe('a session that nobody ended', () => {
  it('is ended after a day without anybody, when sessions are listed', async () => {
    const { id, code } = await start();
    await (await take(id)).commit(joined(1), announced(2));
    await age(id, '23 hours');
    expect(await listed(id)).toMatchObject({ running: true });
    await age(id, '2 hours');
    expect(await listed(id)).toMatchObject({ running: false });
    expect((await replay(id)).phase.name).toBe('ended');
    expect(await store.findByCode(code)).toBeUndefined();
  });

  it('is ended when another one is started', async () => {
    const { id, code } = await start();
    await age(id, '25 hours');
    await start();
    expect(await store.findByCode(code)).toBeUndefined();
  });

  it('goes on while somebody comes back to it', async () => {
    const { id } = await start();
    const room = await take(id);
    await room.commit(joined(1));
    await age(id, '25 hours');
    await room.commit({ ...joined(2), at: Date.now() });
    expect(await listed(id)).toMatchObject({ running: true });
  });

  it('[ROOM-16] of another workspace is left to that workspace, and its code lets nobody in', async () => {
    const { id, code } = await start();
    await age(id, '25 hours');
    await listSessions(studio.db, (await newMaker(studio.db, 'Stranger')).access);
    const rows = await sql`select status from live_session where id = ${id}`;
    expect(rows).toEqual([{ status: 'running' }]);
    // Its code lets nobody in any more [ROOM-16], until its host goes on.
    expect(await store.findByCode(code)).toBeUndefined();
    await take(id);
    expect(await store.findByCode(code)).toBe(id);
  });
});
