import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { itemsOf } from '#core/item/question/question-item.ts';
import type { LiveSessionId } from '#core/ids.ts';
import { deleteSession, restoreSession } from '#lib/server/live-sessions/delete-session.ts';
import { purgeDeletedSessions } from '#lib/server/live-sessions/purge-sessions.ts';
import { startLiveSession } from '#lib/server/live-sessions/start-live-session.ts';
import { deleteQuiz } from '#lib/server/quizzes/delete-quiz.ts';
import { saveQuizDraft } from '#lib/server/quizzes/save-quiz-draft.ts';
import { loadResults } from '#lib/server/results/load-results.ts';
import { loadSharedResults } from '#lib/server/results/load-shared-results.ts';
import { findShare, shareResults, unshareResults } from '#lib/server/results/share-results.ts';
import { tellEvening } from '#lib/server/results/tell-evening.ts';
import { choice, draft, newMaker, openStudio, type Maker } from './web-studio.ts';

const NAMES = ['Zoë van Dam', 'Ann', 'Bob', 'Gone', 'Cleo'];

let studio: Awaited<ReturnType<typeof openStudio>>;
let sql: postgres.Sql;
let maker: Maker;
let stranger: Maker;
beforeAll(async () => {
  studio = await openStudio();
  sql = postgres(studio.url, { max: 4, onnotice: () => undefined });
  maker = await newMaker(studio.db, 'Maker');
  stranger = await newMaker(studio.db, 'Stranger');
});
beforeEach(async () => {
  await sql`delete from live_session`;
  await sql`delete from rate_limit`;
});
afterAll(async () => {
  await sql.end();
  await studio.close();
});

/**
 * An evening of three questions, of which the second was skipped; the third is typed, and everybody but the last typed a name. The
 * fourth player was removed, and the last joined after the first question.
 */
async function evening({ ended = true } = {}) {
  const { db } = studio;
  const quizId = await saveQuizDraft(db, maker.access.workspaceId, {
    ...draft(),
    title: 'Secrets',
    rounds: [
      {
        title: 'One',
        items: itemsOf([
          choice('one'),
          choice('two'),
          {
            ...{ type: 'typedAnswer', prompt: 'Who?', explanation: '', timeLimitSeconds: 20, points: 1_000 },
            ...{ accepted: ['Nobody'], wrong: [], spelling: 'exact' }
          }
        ])
      }
    ]
  });
  const { id } = await startLiveSession(db, maker.access, quizId);
  const begun = Date.UTC(2026, 10, 20, 20, 0);
  const at = (seconds: number) => new Date(begun + 1_000 * seconds);
  const players = NAMES.map((name) => ({ id: crypto.randomUUID(), name }));
  for (const [index, { id: player, name }] of players.entries())
    await sql`
      insert into live_player (id, live_session_id, seq, name, avatar, credential, joined_at)
      values (${player}, ${id}, ${index + 1}, ${name}, ${'🦊'}, ${player}, ${at(name === 'Cleo' ? 60 : 0)})`;
  const [quiz] = await sql<{ items: { id: string }[] }[]>`
    select content -> 'items' as items from frozen_quiz join live_session on frozen_quiz_id = frozen_quiz.id
    where live_session.id = ${id}`;
  const answer = (player: number, item: number, value: number | string, tapMs: number) => sql`
    insert into live_answer (live_session_id, item_id, player_id, seq, value, revision, tap_ms, command_id)
    values (${id}, ${quiz?.items[item]?.id ?? ''}, ${players[player]?.id ?? ''}, ${100 + 10 * item + player}, ${sql.json(value)}, 0, ${tapMs}, ${'c'})`;
  await answer(0, 0, 1, 900);
  await answer(1, 0, 1, 4_000);
  await answer(2, 0, 0, 2_000);
  await answer(3, 0, 1, 100);
  await answer(1, 1, 1, 100);
  await answer(0, 2, 'Ann Smith', 3_000);
  await answer(1, 2, 'Zoë van Dam', 2_000);
  await answer(2, 2, 'Cleo', 1_000);
  await answer(4, 2, 'Nobody', 9_000);
  const events: [type: string, data: Record<string, unknown>, seconds: number][] = [
    ['itemAnnounced', { item: 0, opensAt: 1, closesAt: 2 }, 10],
    ['itemOpened', { item: 0 }, 13],
    ['itemRevealed', { item: 0 }, 33],
    ['playerKicked', { playerId: players[3]?.id }, 35],
    // By a slip, and taken back [GAME-33].
    ['playerKicked', { playerId: players[1]?.id }, 36],
    ['playerReadmitted', { playerId: players[1]?.id }, 37],
    ['itemAnnounced', { item: 1, opensAt: 1, closesAt: 2 }, 40],
    ['itemSkipped', { item: 1 }, 42],
    ['itemOpened', { item: 2 }, 70],
    ['itemRevealed', { item: 2 }, 90]
  ];
  for (const [index, [type, data, seconds]] of events.entries())
    await sql`insert into live_event (live_session_id, seq, type, data, at)
      values (${id}, ${200 + index}, ${type}, ${sql.json(data as never)}, ${at(seconds)})`;
  if (ended) await sql`update live_session set status = 'ended', ended_at = now() where id = ${id}`;
  return { id, quizId, begun };
}

const share = (id: LiveSessionId, numbering: 'joined' | 'place' = 'joined', who = maker) =>
  shareResults(studio.db, who.access, id, numbering);
const link = async (id: LiveSessionId) => (await findShare(studio.db, maker.access, id))?.token ?? '';
const read = (token: string, address = 'pub') => loadSharedResults(studio.db, token, address);
const notFound = { code: 'not_found' };

describe('the story of an evening', () => {
  it('[RESULTS-6] tells when each question was on, who was there and who answered', async () => {
    const { id, begun } = await evening();
    const told = tellEvening(await loadResults(studio.db, maker.access, id));
    const since = (ms: number) => (ms - begun) / 1_000;
    expect(
      told.moments.map(({ number, from, to, present, answered, right }) => [
        ...[number, since(from), since(to), present, answered, right]
      ])
    ).toEqual([
      [1, 13, 33, 3, 3, 2],
      [2, 40, 42, 3, 1, undefined],
      [3, 70, 90, 4, 4, 1]
    ]);
    expect(told.awards.map(({ name, winners }) => [name, winners.map((winner) => winner.name)])).toEqual([
      ['fastestFinger', ['Zoë van Dam']],
      ['onlyKnower', ['Cleo']],
      ['loneWolf', ['Bob']],
      ['bravestWrong', ['Bob']]
    ]);
    expect(told.hardest).toMatchObject([{ number: 3, right: 1 }]);
  });

  it('[G4] is nobody else’s, and its quiz can be played again while it is there', async () => {
    const { db } = studio;
    const { id, quizId } = await evening();
    await expect(loadResults(db, stranger.access, id)).rejects.toMatchObject(notFound);
    expect((await loadResults(db, maker.access, id)).quizId).toBe(quizId);
    await deleteQuiz(db, maker.access, quizId);
    expect((await loadResults(db, maker.access, id)).quizId).toBeNull();
  });
});

describe('[RESULTS-7] a link to results', () => {
  it('opens them without a name and without anything that was typed', async () => {
    const { id } = await evening();
    expect(await findShare(studio.db, maker.access, id)).toBeUndefined();
    await share(id);
    const token = await link(id);
    expect(token).toMatch(/^[\w-]{22}$/);
    const shared = await read(token);
    const everything = JSON.stringify(shared);
    for (const text of [...NAMES, 'Smith', 'Maker', maker.email, maker.access.slug])
      expect(everything).not.toContain(text);
    expect(everything).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
    expect(shared.rows.map(({ name, score }) => [name, score > 0])).toEqual([
      ['Player 1', true],
      ['Player 2', true],
      ['Player 5', true],
      ['Player 3', false]
    ]);
    expect(shared.questions).toMatchObject([
      { number: 1, solution: 'green', right: 2 },
      { number: 3, solution: 'Nobody', right: 1 }
    ]);
    expect(shared.told.awards.map(({ winners }) => winners[0]?.name)).toEqual([
      ...['Player 1', 'Player 5', 'Player 3', 'Player 3']
    ]);
  });

  it('numbers players by their places where the host wants it, under the same link', async () => {
    const { id } = await evening();
    await share(id);
    const token = await link(id);
    await share(id, 'place');
    expect(await link(id)).toBe(token);
    expect((await read(token)).rows.map(({ name }) => name)).toEqual([
      ...['Player 1', 'Player 2', 'Player 3', 'Player 4']
    ]);
  });

  it('opens nothing once it was taken back, and the next one is another', async () => {
    const { db } = studio;
    const { id } = await evening();
    await share(id);
    const token = await link(id);
    await unshareResults(db, maker.access, id);
    await expect(read(token)).rejects.toMatchObject(notFound);
    await unshareResults(db, maker.access, id);
    await share(id);
    expect(await link(id)).not.toBe(token);
    await expect(read(token)).rejects.toMatchObject(notFound);
  });

  it('goes with its evening, and comes back with it', async () => {
    const { db } = studio;
    const { id } = await evening();
    await share(id);
    const token = await link(id);
    await deleteSession(db, maker.access, id);
    await expect(read(token)).rejects.toMatchObject(notFound);
    await expect(share(id)).rejects.toMatchObject(notFound);
    await restoreSession(db, maker.access, id);
    expect((await read(token)).title).toBe('Secrets');
    await deleteSession(db, maker.access, id);
    await sql`update live_session set deleted_at = now() - interval '8 days'`;
    await purgeDeletedSessions(db);
    expect(await sql`select 1 from result_share`).toEqual([]);
  });

  it('is made of an evening that is over, and by nobody of another workspace', async () => {
    const { db } = studio;
    const running = await evening({ ended: false });
    await expect(share(running.id)).rejects.toMatchObject({ code: 'conflict', detail: 'session_running' });
    const { id } = await evening();
    await expect(share(id, 'joined', stranger)).rejects.toMatchObject(notFound);
    await share(id);
    await expect(unshareResults(db, stranger.access, id)).rejects.toMatchObject(notFound);
    expect(await findShare(db, stranger.access, id)).toBeUndefined();
    expect((await read(await link(id))).players).toBe(4);
    const host = { ...maker, access: { ...maker.access, role: 'host' as const } };
    await share(id, 'place', host);
  });

  it('cannot be tried out: what opens nothing is counted by address', async () => {
    const { id } = await evening();
    await share(id);
    const wrong = 'A'.repeat(22);
    for (let tries = 0; tries < 60; tries++)
      await expect(read(tries % 2 ? wrong : "' or 1=1", 'cellar')).rejects.toMatchObject(notFound);
    await expect(read(wrong, 'cellar')).rejects.toMatchObject({ code: 'too_many' });
    expect((await read(await link(id), 'pub')).title).toBe('Secrets');
  });
});
