import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId, type LiveSessionId } from '#core/ids.ts';
import { countSessions, listSessions, SESSIONS_PER_PAGE } from '#lib/server/live-sessions/list-sessions.ts';
import { startLiveSession } from '#lib/server/live-sessions/start-live-session.ts';
import { countQuizzes, listQuizzes, QUIZZES_PER_PAGE } from '#lib/server/quizzes/list-quizzes.ts';
import { saveQuizDraft } from '#lib/server/quizzes/save-quiz-draft.ts';
import { liveSessions } from '#schema/live.ts';
import { quizzes } from '#schema/quiz.ts';
import { draft, newMaker, openStudio, type Maker } from './web-studio.ts';

let studio: Awaited<ReturnType<typeof openStudio>>;
let maker: Maker;
let stranger: Maker;
const COUNT = 2 * QUIZZES_PER_PAGE + 7;

beforeAll(async () => {
  studio = await openStudio();
  [maker, stranger] = [await newMaker(studio.db, 'Maker'), await newMaker(studio.db, 'Stranger')];
  const { workspaceId } = maker.access;
  const { settings } = draft();
  await studio.db.insert(quizzes).values(
    Array.from({ length: COUNT }, (_, n) => ({
      ...{ workspaceId, settings, language: 'en' as const },
      title: n % 10 === 0 ? `Music 100% ${n}` : `Quiz ${n}`,
      updatedAt: new Date(Date.UTC(2026, 0, 1) + n * 60_000)
    }))
  );
});
afterAll(() => studio.close());

describe('[STUDIO-2] lists that grow', () => {
  it('show the quizzes of a workspace page by page, each once, the latest first', async () => {
    const { db } = studio;
    const pages = await Promise.all([0, 1, 2, 3].map((page) => listQuizzes(db, maker.access, { page })));
    expect(pages.map((page) => page.length)).toEqual([QUIZZES_PER_PAGE, QUIZZES_PER_PAGE, 7, 0]);
    expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(COUNT);
    expect(pages[0]?.[0]?.title).toBe(`Quiz ${COUNT - 1}`);
    expect(await countQuizzes(db, maker.access)).toBe(COUNT);
  });

  it('find a quiz by its title, whatever signs stand in it, and nobody else’s', async () => {
    const { db } = studio;
    expect(await countQuizzes(db, maker.access, 'MUSIC 100%')).toBe(11);
    expect(await listQuizzes(db, maker.access, { search: 'music 100%' })).toHaveLength(11);
    expect(await countQuizzes(db, maker.access, '_uiz')).toBe(0);
    expect(await countQuizzes(db, stranger.access, 'music')).toBe(0);
    expect(await listQuizzes(db, stranger.access, { search: 'music' })).toEqual([]);
  });

  it('count rounds, questions and time of each quiz as before', async () => {
    const { db } = studio;
    const id = await saveQuizDraft(db, stranger.access.workspaceId, draft('one', 'two'));
    expect(await listQuizzes(db, stranger.access)).toMatchObject([
      { id, rounds: 1, questions: 2, answerSeconds: 40 }
    ]);
  });

  it('show every evening, however many there were', async () => {
    const { db } = studio;
    const quizId = await saveQuizDraft(db, maker.access.workspaceId, draft('one'));
    const { id } = await startLiveSession(db, maker.access, quizId);
    const [first] = await db.select().from(liveSessions);
    if (!first) throw new Error('no session');
    await db.insert(liveSessions).values(
      Array.from({ length: 250 }, (_, n) => ({
        ...first,
        id: asId<LiveSessionId>(crypto.randomUUID()),
        code: `OLD${String(n)}`,
        title: `Evening ${n}`,
        status: 'ended' as const,
        createdAt: new Date(Date.UTC(2025, 0, 1) + n * 60_000)
      }))
    );
    expect(await countSessions(db, maker.access)).toBe(251);
    const last = Math.floor(250 / SESSIONS_PER_PAGE);
    const pages = await Promise.all(
      Array.from({ length: last + 1 }, (_, page) => listSessions(db, maker.access, { page }))
    );
    expect(pages[0]?.[0]).toMatchObject({ id, running: true, players: 0 });
    expect(new Set(pages.flat().map((session) => session.id)).size).toBe(251);
    expect(await listSessions(db, maker.access, { search: 'old249' })).toMatchObject([
      { title: 'Evening 249' }
    ]);
    expect(await countSessions(db, stranger.access, 'evening')).toBe(0);
  });
});
