import { randomUUID } from 'node:crypto';
import { getTableColumns, is } from 'drizzle-orm';
import { PgTable, type PgColumn } from 'drizzle-orm/pg-core';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SequencedEvent } from '#core/game/events.ts';
import { replay } from '#core/game/replay.ts';
import { aloneAs } from '#core/game/contestants/contestants.ts';
import { initialState } from '#core/game/state.ts';
import { asId, type LiveSessionId, type PlayerId } from '#core/ids.ts';
import { defaultSettings } from '#core/quiz/quiz.ts';
import { itemsOf } from '#core/item/question/question-item.ts';
import { RULES_VERSION } from '#core/stored/rules.ts';
import { startLiveSession } from '#lib/server/live-sessions/start-live-session.ts';
import { saveQuizDraft } from '#lib/server/quizzes/save-quiz-draft.ts';
import { exportResults } from '#lib/server/results/export-results.ts';
import { loadResults } from '#lib/server/results/load-results.ts';
import * as auth from '#schema/auth.ts';
import * as instance from '#schema/instance.ts';
import * as live from '#schema/live.ts';
import * as quizTables from '#schema/quiz.ts';
import * as workspace from '#schema/workspace.ts';
import { PostgresRoomStore } from '#realtime/store/postgres-room-store.ts';
import { answered, joined } from '#realtime/store/room-store.contract.ts';
import { newMaker, openStudio, type Maker } from './web-studio.ts';

/** Texts that a second parse would turn into something else, or choke on. */
const JSON_LIKE = [
  '1989', '007', 'true', 'null', '{"a":1}', '[1]', '[1,2]', '"Berlin"', '"x', '-0', '1e3', '{', '\\u0041', 'Ann'
]; // prettier-ignore

let studio: Awaited<ReturnType<typeof openStudio>>;
let sql: postgres.Sql;
let store: PostgresRoomStore;
let maker: Maker;
beforeAll(async () => {
  studio = await openStudio();
  sql = postgres(studio.url, { max: 4, onnotice: () => undefined });
  store = new PostgresRoomStore(() => sql);
  maker = await newMaker(studio.db, 'Maker');
});
afterAll(async () => {
  await sql.end();
  await studio.close();
});

const jsonColumns = Object.values({ ...auth, ...instance, ...live, ...quizTables, ...workspace })
  .filter((table) => is(table, PgTable))
  .flatMap((table) => Object.values<PgColumn>(getTableColumns(table)))
  .filter((column) => column.getSQLType() === 'jsonb');

/** An evening with one typed question, and one answer of each of these texts. */
async function evening(texts: readonly string[]) {
  const quizId = await saveQuizDraft(studio.db, maker.access.workspaceId, {
    title: texts.join(' ').slice(0, 100),
    language: 'en',
    settings: { ...defaultSettings, scoring: 'flat' },
    rounds: [
      {
        title: '',
        items: itemsOf([
          {
            type: 'typedAnswer',
            prompt: 'In which year did the wall fall?',
            explanation: '',
            timeLimitSeconds: 20,
            points: 1_000,
            accepted: ['1989'],
            wrong: [],
            spelling: 'forgiving'
          }
        ])
      }
    ]
  });
  const { id } = await startLiveSession(studio.db, maker.access, quizId);
  const sessionId = asId<LiveSessionId>(id);
  const taken = await store.take(sessionId);
  const item = taken?.quiz.items[0];
  if (!taken || !item) throw new Error('no room');
  const players = texts.map(() => asId<PlayerId>(randomUUID()));
  const events: SequencedEvent[] = [
    ...players.map((player, index) => joined(index + 1, player, `Player ${String(index)}`)),
    ...players.map((player, index) =>
      answered(texts.length + index + 1, player, item.id, { value: texts[index] ?? '' })
    ),
    { type: 'itemRevealed', seq: 2 * texts.length + 1, item: 0 }
  ];
  expect(await store.commit({ sessionId, epoch: taken.epoch, events })).toBe('committed');
  return { id, sessionId, item, players };
}

describe('what is stored as JSON', () => {
  it('has columns that are parsed once', () => {
    expect(jsonColumns.length).toBeGreaterThanOrEqual(10);
    // Those that hold a form with a version are objects; what is in them comes through an evening, below.
    const formed: readonly PgColumn[] = [
      quizTables.quizzes.settings,
      quizTables.questions.content,
      live.frozenQuizzes.content,
      live.liveSessions.quiz,
      live.liveSessions.brand,
      workspace.workspaces.brand
    ];
    for (const column of jsonColumns.filter((one) => !formed.includes(one)))
      for (const text of JSON_LIKE) expect(column.mapFromDriverValue(text), column.name).toBe(text);
  });

  it('[QUESTION-2] shows typed answers that look like JSON as they were typed, in results and export', async () => {
    const { id, item, players } = await evening(JSON_LIKE);
    const results = await loadResults(studio.db, maker.access, id);
    const question = results.questions[0];
    expect(players.map((player) => question?.answers.get(aloneAs(player))?.value)).toEqual(JSON_LIKE);
    expect(results.rows.filter((row) => row.score > 0).map((row) => row.name)).toEqual(['Player 0']);
    const labels = question?.summary.bars.map((bar) => bar.label) ?? [];
    expect(labels).toContain('1989');
    const csv = exportResults(results);
    for (const text of ['1989', 'true', 'null', '[1]', '"""Berlin"""']) expect(csv).toContain(text);
    expect(item).toMatchObject({ question: { type: 'typedAnswer' } });
  });

  it('[GAME-1] leads the worker to the same answers after a restart', async () => {
    const { sessionId, item, players } = await evening(JSON_LIKE);
    const taken = await store.take(sessionId);
    if (!taken) throw new Error('no room');
    const state = replay(initialState(sessionId, taken.code, taken.quiz), taken.events);
    expect(players.map((player) => state.answers.get(item.id)?.get(aloneAs(player))?.value)).toEqual(
      JSON_LIKE
    );
    expect(state.contestants.get(aloneAs(players[0] ?? asId<PlayerId>('')))?.score).toBe(1_000);
  });

  it('[STORED-4] is played by no worker that does not know its rules', async () => {
    const { sessionId } = await evening(['Ann']);
    const [before] = await sql`select epoch from live_session where id = ${sessionId}`;
    await sql`update live_session set rules = ${RULES_VERSION + 1} where id = ${sessionId}`;
    await expect(store.take(sessionId)).rejects.toThrow(
      `rules ${String(RULES_VERSION + 1)} of a newer release; this worker knows rules ${String(RULES_VERSION)}. Update it`
    );
    // Its owner, who knows them, goes on: nobody has taken the room.
    const [after] = await sql`select epoch from live_session where id = ${sessionId}`;
    expect(after).toEqual(before);
    await sql`update live_session set rules = ${RULES_VERSION} where id = ${sessionId}`;
    expect(await store.take(sessionId)).toMatchObject({ sessionId });
    expect(await store.take(asId<LiveSessionId>(randomUUID()))).toBeUndefined();
  });

  it('[QUESTION-2] counts a stored answer that its question cannot read as none, everywhere', async () => {
    const { id, sessionId, item, players } = await evening(['1989', '1990']);
    for (const broken of ['5', '[1, 2]', '{"a": 1}', 'true']) {
      await sql`update live_answer set value = ${broken}::text::jsonb where player_id = ${players[1] ?? ''}`;
      const results = await loadResults(studio.db, maker.access, id);
      expect(results.questions[0]?.summary.answered).toBe(1);
      expect(exportResults(results)).toContain('1989');
      const taken = await store.take(sessionId);
      if (!taken) throw new Error('no room');
      const state = replay(initialState(sessionId, taken.code, taken.quiz), taken.events);
      expect([...(state.answers.get(item.id)?.keys() ?? [])]).toEqual([players[0]]);
      expect(state.seq).toBe(taken.events.at(-1)?.seq);
    }
  });
});
