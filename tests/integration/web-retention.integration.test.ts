import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LiveSessionId, QuizId } from '#core/ids.ts';
import { setKeepNames, setLimits } from '#lib/server/instance/set-numbers.ts';
import { openInstance } from '#lib/server/instance/open-instance.ts';
import { loadInstanceSettings } from '#lib/server/instance/instance-settings.ts';
import {
  deleteSession,
  findDeletedSession,
  restoreSession
} from '#lib/server/live-sessions/delete-session.ts';
import { endLiveSession } from '#lib/server/live-sessions/end-live-session.ts';
import { findSessionByCode } from '#lib/server/live-sessions/find-session-by-code.ts';
import { listSessions } from '#lib/server/live-sessions/list-sessions.ts';
import { purgeDeletedSessions, purgeFrozenQuizzes } from '#lib/server/live-sessions/purge-sessions.ts';
import { removeOldNames } from '#lib/server/live-sessions/remove-old-names.ts';
import { startLiveSession } from '#lib/server/live-sessions/start-live-session.ts';
import { saveQuizDraft } from '#lib/server/quizzes/save-quiz-draft.ts';
import { exportResults } from '#lib/server/results/export-results.ts';
import { loadResults } from '#lib/server/results/load-results.ts';
import { draft, newMaker, openStudio, type Maker } from './web-studio.ts';

let studio: Awaited<ReturnType<typeof openStudio>>;
let sql: postgres.Sql;
let owner: Maker;
let maker: Maker;
let quizId: QuizId;
beforeAll(async () => {
  studio = await openStudio();
  sql = postgres(studio.url, { max: 4, onnotice: () => undefined });
  owner = await newMaker(studio.db, 'Olga');
});
beforeEach(async () => {
  await sql`delete from live_session`;
  await sql`delete from frozen_quiz`;
  await setKeepNames(studio.db, openInstance(owner), '');
  maker = await newMaker(studio.db, 'Maker');
  quizId = await saveQuizDraft(studio.db, maker.access.workspaceId, { ...draft('one'), language: 'nl' });
});
afterAll(async () => {
  await sql.end();
  await studio.close();
});

/** An evening with two players, of whom the first answered. */
async function evening({ ended = true, daysAgo = 0, quiz = quizId } = {}) {
  const { id, code } = await startLiveSession(studio.db, maker.access, quiz);
  const players = ['Zoë', 'Ann'].map((name) => ({ id: crypto.randomUUID(), name }));
  for (const [index, player] of players.entries())
    await sql`
      insert into live_player (id, live_session_id, seq, name, avatar, credential, came_from)
      values (${player.id}, ${id}, ${index + 1}, ${player.name}, ${'cat'}, ${player.id}, ${'print'})`;
  const [row] = await sql<{ item: string }[]>`
    select content -> 'items' -> 0 ->> 'id' as item from frozen_quiz
    join live_session on frozen_quiz_id = frozen_quiz.id where live_session.id = ${id}`;
  await sql`
    insert into live_answer (live_session_id, item_id, player_id, seq, value, revision, tap_ms, command_id)
    values (${id}, ${row?.item ?? ''}, ${players[0]?.id ?? ''}, 3, ${sql.json(1)}, 0, 900, ${'c'})`;
  await sql`
    insert into live_event (live_session_id, seq, type, data) values (${id}, 4, ${'itemRevealed'}, ${sql.json({ item: 0 })})`;
  if (ended)
    await sql`
      update live_session set status = 'ended', ended_at = now() - make_interval(days => ${daysAgo}) where id = ${id}`;
  return { id, code };
}
const results = (id: LiveSessionId) => loadResults(studio.db, maker.access, id);
const listed = async () => (await listSessions(studio.db, maker.access)).map(({ id }) => id);
const notFound = { code: 'not_found' };

describe('[OPS-25] an evening that was deleted', () => {
  it('shows nowhere, and comes back as it was', async () => {
    const { db } = studio;
    const { id, code } = await evening();
    const before = exportResults(await results(id));
    expect(before).toContain('Zoë');
    await deleteSession(db, maker.access, id);
    expect(await listed()).toEqual([]);
    await expect(results(id)).rejects.toMatchObject(notFound);
    await expect(findSessionByCode(db, code, { role: 'display', address: 'pub' })).rejects.toMatchObject(
      notFound
    );
    await expect(endLiveSession(db, maker.access, id)).rejects.toMatchObject(notFound);
    await expect(deleteSession(db, maker.access, id)).rejects.toMatchObject(notFound);
    expect(await findDeletedSession(db, maker.access, id)).toEqual({ id, title: 'Colours' });
    await restoreSession(db, maker.access, id);
    expect(await findDeletedSession(db, maker.access, id)).toBeUndefined();
    expect(exportResults(await results(id))).toBe(before);
  });

  it('was over: one that runs is ended first', async () => {
    const { id } = await evening({ ended: false });
    await expect(deleteSession(studio.db, maker.access, id)).rejects.toMatchObject({
      code: 'conflict',
      detail: 'session_running'
    });
    expect(await listed()).toEqual([id]);
  });

  it('was of the own workspace, and deleted by who may change things there', async () => {
    const { db } = studio;
    const { id } = await evening();
    const stranger = await newMaker(db, 'Stranger');
    await expect(deleteSession(db, stranger.access, id)).rejects.toMatchObject(notFound);
    const host = { ...maker.access, role: 'host' as const };
    await expect(deleteSession(db, host, id)).rejects.toMatchObject({ detail: 'editor_needed' });
    await deleteSession(db, maker.access, id);
    await expect(restoreSession(db, stranger.access, id)).rejects.toMatchObject(notFound);
    await expect(restoreSession(db, host, id)).rejects.toMatchObject({ detail: 'editor_needed' });
    expect(await findDeletedSession(db, stranger.access, id)).toBeUndefined();
    expect(await findDeletedSession(db, maker.access, undefined)).toBeUndefined();
  });

  it('goes for good after seven days with all its rows, and its copy when nobody else plays it', async () => {
    const { db } = studio;
    const [gone, kept, young] = [await evening(), await evening(), await evening()];
    for (const { id } of [gone, young]) await deleteSession(db, maker.access, id);
    await sql`update live_session set deleted_at = now() - interval '8 days' where id = ${gone.id}`;
    const swept = await Promise.all([purgeDeletedSessions(db), purgeDeletedSessions(db)]);
    expect(swept[0] + swept[1]).toBe(1);
    for (const table of ['live_player', 'live_answer', 'live_event'])
      expect(await sql`select 1 from ${sql(table)} where live_session_id = ${gone.id}`, table).toEqual([]);
    expect(await purgeFrozenQuizzes(db)).toBe(0);
    expect((await results(kept.id)).rows).toHaveLength(2);
    await expect(restoreSession(db, maker.access, gone.id)).rejects.toMatchObject(notFound);
    await restoreSession(db, maker.access, young.id);

    await sql`delete from live_session`;
    const [one, two] = await Promise.all([purgeFrozenQuizzes(db), purgeFrozenQuizzes(db)]);
    expect(one + two).toBe(1);
  });

  it('takes no copy from a session that begins meanwhile', async () => {
    const { db } = studio;
    await evening();
    for (let round = 0; round < 10; round++) {
      await sql`delete from live_session`;
      const [begun] = await Promise.all([startLiveSession(db, maker.access, quizId), purgeFrozenQuizzes(db)]);
      expect((await results(begun.id)).quiz.title).toBe('Colours');
    }
  });
});

describe("[OPS-26] players' names", () => {
  const keep = (text: string) => setKeepNames(studio.db, openInstance(owner), text);

  it('stay where nobody has said otherwise', async () => {
    const { id } = await evening({ daysAgo: 5_000 });
    expect(await removeOldNames(studio.db)).toBe(0);
    expect((await results(id)).namesRemovedAt).toBeNull();
  });

  it('go so many days after the end, and nothing else does', async () => {
    const { db } = studio;
    const [old, young, running] = [
      await evening({ daysAgo: 31 }),
      await evening({ daysAgo: 29 }),
      await evening({ ended: false })
    ];
    await keep('30');
    const before = await results(old.id);
    const swept = await Promise.all([removeOldNames(db), removeOldNames(db)]);
    expect(swept[0] + swept[1]).toBe(1);
    const after = await results(old.id);
    expect(after.rows).toEqual(
      before.rows.map((row) => ({ ...row, name: row.name === 'Zoë' ? 'Speler 1' : 'Speler 2' }))
    );
    expect(after.questions[0]?.fastest?.name).toBe('Speler 1');
    expect(after.namesRemovedAt).toBeInstanceOf(Date);
    expect(exportResults(after)).not.toMatch(/Zoë|Ann/);
    expect(
      await sql`select 1 from live_player where live_session_id = ${old.id} and came_from is not null`
    ).toEqual([]);
    for (const { id } of [young, running]) expect((await results(id)).rows[0]?.name).toBe('Zoë');
    expect(await removeOldNames(db)).toBe(0);
  });

  it('go from evenings that a release up to 0.2.0 stored, in their language', async () => {
    const { id } = await evening({ daysAgo: 2 });
    await sql`
      update live_session set frozen_quiz_id = null,
        quiz = (select content || '{"language": "en"}' from frozen_quiz where id = frozen_quiz_id) where id = ${id}`;
    await keep('1');
    expect(await removeOldNames(studio.db)).toBe(1);
    expect((await results(id)).rows.map(({ name }) => name)).toEqual(['Player 1', 'Player 2']);
  });
});

describe('numbers that owners set', () => {
  const access = () => openInstance(owner);
  const bounds = { code: 'invalid', detail: 'number_bounds' };

  it.each(['0', '3651', '1.5', '-1', 'many', '1e3'])('refuse to keep names %s days', async (text) => {
    await expect(setKeepNames(studio.db, access(), text)).rejects.toMatchObject(bounds);
  });

  it('are limits that are set together or not at all, and usual again when they are emptied', async () => {
    const { db } = studio;
    const texts = { quizzes: '5', items: '', storedMegabytes: ' 300 ', runningSessions: '' };
    await setLimits(db, access(), texts);
    expect(await loadInstanceSettings(db)).toMatchObject({
      maxQuizzes: 5,
      maxItems: null,
      maxStoredMegabytes: 300
    });
    const wrong = { ...texts, quizzes: '6', items: '1' };
    await expect(setLimits(db, access(), wrong)).rejects.toMatchObject(bounds);
    expect(await loadInstanceSettings(db)).toMatchObject({ maxQuizzes: 5 });
    await setLimits(db, access(), { quizzes: '', items: '', storedMegabytes: '', runningSessions: '' });
    expect(await loadInstanceSettings(db)).toMatchObject({ maxQuizzes: null, maxStoredMegabytes: null });
  });
});
