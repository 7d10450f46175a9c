import { frozenQuiz, singleChoice } from '#core/quiz/quiz.fixture.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeClient, joinId, RoomTest } from './room.fixture.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('durable before acknowledged', () => {
  test('[ROOM-2] an answer is acknowledged after its commit, not before', async () => {
    const t = new RoomTest();
    const [ann] = await t.start(1);
    if (!ann) throw new Error('no player');
    await t.toOpen();
    const release = t.store.holdCommits();
    t.answer(ann, 'answer-1');
    await t.pass(900);
    expect(ann.all('ack')).toEqual([]);
    release();
    await t.settle();
    expect(ann.all('ack')).toEqual([{ t: 'ack', id: 'answer-1', n: 1 }]);
  });

  test('[ROOM-2] no view, welcome or personal frame leaves before its commit', async () => {
    const t = new RoomTest();
    const [ann] = await t.start(1);
    if (!ann) throw new Error('no player');
    await t.toOpen();
    t.answer(ann, 'answer-1');
    await t.toLocked();
    const release = t.store.holdCommits();
    const before = [ann.frames.length, t.host.all('view').length];
    t.order({ type: 'next', from: 'locked:0' });
    const bob = t.join(2);
    await t.pass(900);
    expect([ann.frames.length, t.host.all('view').length]).toEqual(before);
    expect(bob.frames).toEqual([]);
    release();
    await t.settle();
    expect(ann.view).toMatchObject({ phase: 'reveal', solution: { correct: [1] } });
    expect(ann.all('you').at(-1)?.you).toMatchObject({ score: 1_000, result: { right: true } });
    expect(bob.all('welcome')[0]?.view).toEqual(ann.view);
  });

  test('[ROOM-2] what arrives during a commit forms the next one', async () => {
    const t = new RoomTest();
    const players = await t.start(40);
    await t.toOpen();
    const release = t.store.holdCommits();
    const before = t.store.commits;
    players.forEach((player, index) => {
      t.answer(player, `answer-${String(index)}`);
    });
    await t.settle();
    release();
    await t.settle();
    expect(t.store.commits - before).toBe(1);
    expect(players.every((player) => player.all('ack').length === 1)).toBe(true);
  });

  test('[ROOM-2] a rejection waits for what it rests on', async () => {
    const t = new RoomTest();
    const [ann] = await t.start(1);
    if (!ann) throw new Error('no player');
    await t.toOpen();
    const release = t.store.holdCommits();
    t.answer(ann, 'answer-1');
    await t.settle();
    t.answer(ann, 'answer-2', { value: 0 });
    await t.pass(900);
    expect(ann.all('nack')).toEqual([]);
    release();
    await t.settle();
    expect(ann.frames.slice(-2)).toEqual([
      { t: 'ack', id: 'answer-1', n: 1 },
      { t: 'nack', id: 'answer-2', code: 'alreadyAnswered' }
    ]);
  });

  test('[GAME-6] a repeated answer is acknowledged once more and stored once', async () => {
    const t = new RoomTest();
    const [ann] = await t.start(1);
    if (!ann) throw new Error('no player');
    await t.toOpen();
    t.answer(ann, 'answer-1');
    t.answer(ann, 'answer-1');
    await t.settle();
    await t.toLocked();
    t.answer(ann, 'answer-1');
    await t.settle();
    expect(ann.all('ack')).toHaveLength(3);
    expect((await t.stored()).filter((event) => event.type === 'answerAccepted')).toHaveLength(1);
  });

  test('[GAME-6] where players may change their mind the last revision is stored', async () => {
    const t = new RoomTest(frozenQuiz([singleChoice()], { answerChange: true }));
    const [ann] = await t.start(1);
    if (!ann) throw new Error('no player');
    await t.toOpen();
    t.answer(ann, 'answer-1', { value: 0, rev: 1 });
    t.answer(ann, 'answer-3', { value: 2, rev: 3 });
    t.answer(ann, 'answer-2', { value: 1, rev: 2 });
    await t.settle();
    expect(ann.all('ack')).toHaveLength(3);
    expect((await t.stored()).at(-1)).toMatchObject({ value: 2, revision: 3 });
  });

  test('[GAME-3] a join repeated with the same id gives the same player and the same token', async () => {
    const t = new RoomTest();
    const [ann] = await t.start(1);
    const again = t.join(1);
    await t.settle();
    expect(again.all('welcome')[0]?.you?.id).toBe(ann?.all('welcome')[0]?.you?.id);
    expect(again.token).toBe(ann?.token);
    expect((await t.stored()).filter((event) => event.type === 'playerJoined')).toHaveLength(1);
  });

  test('[ROOM-11] of a resume token only a hash is stored', async () => {
    const t = new RoomTest();
    const [ann] = await t.start(1);
    expect(ann?.token).toMatch(/^[\w-]{22}$/);
    const text = JSON.stringify(await t.stored());
    expect(text).not.toContain(ann?.token);
    expect(text).not.toContain(joinId(1));
  });

  test('[CLOCK-3] an answer in the grace period counts, a later one does not', async () => {
    const t = new RoomTest();
    const [ann, bob] = await t.start(2);
    if (!ann || !bob) throw new Error('no players');
    await t.toOpen();
    ann.rttMs = 300;
    const { closesAt } = t.host.view?.['timing'] as { closesAt: number };
    await t.pass(closesAt + 200 - Date.now());
    t.answer(ann, 'answer-1', { at: closesAt - 50 });
    t.answer(bob, 'answer-2');
    await t.pass(400);
    t.answer(bob, 'answer-3', { at: closesAt - 50 });
    await t.settle();
    expect(ann.all('ack')).toHaveLength(1);
    expect(bob.all('nack').map((frame) => frame.code)).toEqual(['tooLate', 'tooLate']);
    expect(t.host.view?.['phase']).toBe('locked');
  });

  test('[GAME-6] a repeat of a refused answer is refused again, also when it would be in time by then', async () => {
    const t = new RoomTest();
    const [ann] = await t.start(1);
    if (!ann) throw new Error('no player');
    await t.next();
    t.answer(ann, 'answer-1', { at: Date.now() });
    await t.toOpen();
    await t.pass(100);
    t.answer(ann, 'answer-1', { at: Date.now() });
    await t.settle();
    expect(ann.all('nack').map(({ code }) => code)).toEqual(['notOpen', 'notOpen']);
    t.answer(ann, 'answer-2');
    await t.settle();
    expect(ann.all('ack').map(({ id }) => id)).toEqual(['answer-2']);
  });

  test('counts reach host and display, coalesced, and never a player', async () => {
    const t = new RoomTest();
    const players = await t.start(20);
    const display = new FakeClient();
    t.attend(display, 'display');
    await t.toOpen();
    await t.pass(1_000);
    const before = [display.all('count').length, t.host.all('count').length];
    for (const [index, player] of players.entries()) {
      t.answer(player, `answer-${String(index)}`);
      await t.pass(10);
    }
    await t.pass(1_000);
    expect(display.all('count').at(-1)).toMatchObject({ t: 'count', answered: 20, of: 20 });
    expect(t.host.all('count').at(-1)).toMatchObject({ answered: 20, bars: [0, 20, 0, 0] });
    expect(display.all('count').length - (before[0] ?? 0)).toBeLessThanOrEqual(3);
    expect(players.flatMap((player) => player.all('count'))).toEqual([]);
  });
});
