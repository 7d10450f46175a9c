import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standings } from '#core/game/contestants/standings.ts';
import { initialState } from '#core/game/state.ts';
import { evolve } from '#core/game/evolve.ts';
import type { GameEvent } from '#core/game/events.ts';
import { asId, type LiveSessionId, type PlayerId, type QuizId } from '#core/ids.ts';
import { readLead } from '#core/protocol/lead.ts';
import { readClaims } from '#core/protocol/ticket.ts';
import { findSessionByCode } from '#lib/server/live-sessions/find-session-by-code.ts';
import { GameFinder } from '#lib/server/live-sessions/game-finder.ts';
import { openDisplay } from '#lib/server/live-sessions/open-display.ts';
import { openHost } from '#lib/server/live-sessions/open-host.ts';
import { listSessions } from '#lib/server/live-sessions/list-sessions.ts';
import { playAgain } from '#lib/server/live-sessions/play-again.ts';
import { startLiveSession } from '#lib/server/live-sessions/start-live-session.ts';
import { createQuiz } from '#lib/server/quizzes/create-quiz.ts';
import { saveQuizDraft } from '#lib/server/quizzes/save-quiz-draft.ts';
import { exportResults } from '#lib/server/results/export-results.ts';
import { loadResults } from '#lib/server/results/load-results.ts';
import { createSigner, safeEqual } from '#ops/signer.ts';
import { liveAnswers, liveEvents, livePlayers } from '#schema/live.ts';
import { draft, newMaker, openStudio, type Maker } from './web-studio.ts';

const { sign: signFor } = createSigner('0123456789abcdef0123456789abcdef');
const sign = (text: string) => signFor('claims', text);
let studio: Awaited<ReturnType<typeof openStudio>>;
let maker: Maker;
let quizId: QuizId;
beforeAll(async () => {
  studio = await openStudio();
  maker = await newMaker(studio.db, 'Maker');
  quizId = await saveQuizDraft(studio.db, maker.access.workspaceId, draft('one', '=two', 'three', 'four'));
});
afterAll(() => studio.close());

describe('a live session', () => {
  it('needs a question', async () => {
    const empty = await createQuiz(studio.db, maker.access, { title: 'Empty', language: 'en' });
    await expect(startLiveSession(studio.db, maker.access, empty)).rejects.toMatchObject({
      detail: 'quiz_empty'
    });
  });

  it('tries another code when one is taken', async () => {
    const bytes = [1, 1, 1, 2].map((n) => new Uint8Array(20).fill(n));
    const random = () => bytes.shift() ?? new Uint8Array(20).fill(3);
    const first = await startLiveSession(studio.db, maker.access, quizId, random);
    const other = await saveQuizDraft(studio.db, maker.access.workspaceId, draft('another'));
    const second = await startLiveSession(studio.db, maker.access, other, random);
    expect(second.code).not.toBe(first.code);
  });

  it('[GAME-36] leads on to another evening of the same quiz, for whoever hosts in its workspace', async () => {
    const { db } = studio;
    const first = await startLiveSession(db, maker.access, quizId);
    const { code, lead } = await playAgain(db, maker.access, first.id, sign);
    const next = await findSessionByCode(db, code, { role: 'host', address: 'home', userId: maker.userId });
    expect(next.quizId).toBe(quizId);
    expect(readLead(lead, first.id, Date.now(), sign, safeEqual)).toBe(code);
    expect(readLead(lead, next.id, Date.now(), sign, safeEqual)).toBe(
      first.id === next.id ? code : undefined
    );
    const stranger = await newMaker(db, 'Stranger');
    await expect(playAgain(db, stranger.access, first.id, sign)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('gives the host a ticket that the worker reads, and strangers none', async () => {
    const { db } = studio;
    const { id, code } = await startLiveSession(db, maker.access, quizId);
    const seat = await openHost(db, { account: maker, address: 'home' }, code.toLowerCase(), sign);
    expect(seat).toMatchObject({ sessionId: id, code, workspaceSlug: maker.access.slug });
    expect(readClaims(seat.ticket, 'ticket', Date.now(), sign, safeEqual)).toMatchObject({
      session: id,
      role: 'host'
    });
    expect(readClaims(seat.ticket, 'ticket', Date.now() + 61_000, sign, safeEqual)).toBeUndefined();

    await expect(openHost(db, { account: undefined, address: 'home' }, code, sign)).rejects.toMatchObject({
      code: 'unauthenticated'
    });
    const display = await openDisplay(db, code, 'pub', sign);
    expect(readClaims(display.ticket, 'ticket', Date.now(), sign, safeEqual)).toMatchObject({
      role: 'display'
    });
    await expect(openDisplay(db, 'NOPE9', 'pub', sign)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('[WEB-6] a stranger at the host panel hears the same as where there is none, and is limited', async () => {
    const { db } = studio;
    const { code } = await startLiveSession(db, maker.access, quizId);
    const stranger = await newMaker(db, 'Stranger');
    const outcome = (what: string) =>
      openHost(db, { account: stranger, address: 'street' }, what, sign).catch((error: unknown) => error);
    const refusal = { code: 'not_found', detail: 'session' };
    for (let n = 0; n < 15; n++) {
      expect(await outcome(code)).toMatchObject(refusal);
      expect(await outcome('NOPE9')).toMatchObject(refusal);
    }
    expect(await outcome(code)).toMatchObject({ code: 'too_many' });
    expect(await outcome('NOPE9')).toMatchObject({ code: 'too_many' });
    await expect(openHost(db, { account: maker, address: 'street' }, code, sign)).resolves.toMatchObject({
      code
    });
  });

  it('[WEB-7] a display whose code is there is let in, however often and whoever else guesses', async () => {
    const { db } = studio;
    const { code } = await startLiveSession(db, maker.access, quizId);
    for (let n = 0; n < 70; n++) await openDisplay(db, code, 'the pub', sign);
    for (let n = 0; n < 60; n++)
      await expect(openDisplay(db, 'NOPE9', 'the pub', sign)).rejects.toMatchObject({ code: 'not_found' });
    await expect(openDisplay(db, 'NOPE9', 'the pub', sign)).rejects.toMatchObject({ code: 'too_many' });
    await expect(openDisplay(db, code, 'the pub', sign)).resolves.toMatchObject({ code });
  });

  it('[WEB-13] tells guests whether a code is played, until they have asked for too many that are not', async () => {
    const { db } = studio;
    const { code } = await startLiveSession(db, maker.access, quizId);
    const games = () =>
      new GameFinder((typed, address) => findSessionByCode(db, typed, { role: 'display', address }));
    expect(await games().find(code, 'a guest')).toEqual({ title: expect.any(String) as string });
    const guesser = games();
    for (let n = 0; n < 60; n++) expect(await guesser.find(`NOPE${String(n)}`, 'a guesser')).toBe('none');
    expect(await guesser.find('NOPE9', 'a guesser')).toBeUndefined();
    expect(await guesser.find(code, 'a guesser')).toBeUndefined();
    expect(await guesser.find(code, 'a guest')).toBeDefined();
  });
});

describe('results', () => {
  it('[G2] equal what the room had, from nothing but the stored rows', async () => {
    const { db } = studio;
    const { id } = await startLiveSession(db, maker.access, quizId);
    const { quiz } = await loadResults(db, maker.access, id);
    const state = initialState(asId<LiveSessionId>(id), 'X', quiz);
    let seq = 0;
    const live = (event: GameEvent) => void evolve(state, { ...event, seq: ++seq });

    const names = ['Ann', '=Ben', 'Cy', 'Dee', 'Troll'];
    const ids = names.map(() => asId<PlayerId>(randomUUID()));
    for (const [index, name] of names.entries()) {
      const playerId = ids[index] ?? asId<PlayerId>('');
      live({ type: 'playerJoined', playerId, name, avatar: '🦊', credential: name });
      await db
        .insert(livePlayers)
        .values({ id: playerId, liveSessionId: id, seq, name, avatar: '🦊', credential: name });
    }
    const store = async (event: GameEvent) => {
      live(event);
      const { type, ...data } = event;
      await db.insert(liveEvents).values({ liveSessionId: id, seq, type, data: { ...data } });
    };
    for (const [item, { id: itemId }] of quiz.items.entries()) {
      for (const [index, playerId] of ids.entries()) {
        if ((index + item) % 4 === 3) continue;
        // Ann and Ben answer alike, so that two share a rank.
        const value = index < 2 ? 1 : (index + item) % 3;
        const tapMs = index < 2 ? 4_000 : 1_000 * index + 137 * item;
        const commandId = randomUUID();
        live({ type: 'answerAccepted', itemId, playerId, value, revision: 1, tapMs, commandId });
        const row = { liveSessionId: id, itemId, playerId, seq, value, revision: 1, tapMs, commandId };
        await db.insert(liveAnswers).values(row);
      }
      // The third question is skipped: its answers count for nothing.
      await store(item === 2 ? { type: 'itemSkipped', item } : { type: 'itemRevealed', item });
    }
    await store({ type: 'playerKicked', playerId: ids[4] ?? asId<PlayerId>('') });

    const results = await loadResults(db, maker.access, id);
    const room = standings(state).map(({ contestant, rank }) => ({
      id: contestant.id,
      rank,
      score: contestant.score,
      right: contestant.rightCount
    }));
    expect(
      results.rows.map(({ id: player, rank, score, right }) => ({ id: player, rank, score, right }))
    ).toEqual(room);
    expect(room.some(({ score }) => score > 0)).toBe(true);
    expect(results.questions.map((question) => question.number)).toEqual([1, 2, 4]);
    for (const question of results.questions) expect(question.summary.answered).toBe(question.answers.size);

    const lines = exportResults(results).trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + room.length);
    expect(lines.slice(1).map((line) => Number(line.split(',')[2]))).toEqual(room.map(({ score }) => score));
    expect(lines.some((line) => line.includes(",'=Ben,"))).toBe(true);
    expect(exportResults(results)).not.toContain('Troll');

    const sessions = await listSessions(db, maker.access);
    expect(sessions.find((session) => session.id === id)).toMatchObject({ players: 5, running: true });
  });
});
