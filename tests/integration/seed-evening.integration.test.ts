import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recount } from '#core/scoring/recount.ts';
import { listSessions } from '#lib/server/live-sessions/list-sessions.ts';
import { exportResults } from '#lib/server/results/export-results.ts';
import { loadResults } from '#lib/server/results/load-results.ts';
import { liveSessions } from '#schema/live.ts';
import { demoEvening, EVENING_ID, eveningBefore } from '#scripts/demo/evening/demo-evening.ts';
import { pubNightQuiz } from '#scripts/demo/quizzes.ts';
import { NOW, openSeedbed } from './seedbed.ts';

let bed: Awaited<ReturnType<typeof openSeedbed>>;
beforeAll(async () => {
  bed = await openSeedbed();
});
afterAll(() => bed.close());
beforeEach(() => bed.clear());

describe('the evening', () => {
  it('stands in the list and the results as it was played, on the evening before', async () => {
    const { db } = bed;
    await bed.complete();
    const access = await bed.demoAccess();
    const startsAt = eveningBefore(NOW);
    expect(await listSessions(db, access)).toMatchObject([
      {
        id: EVENING_ID,
        running: false,
        players: 24,
        createdAt: new Date(startsAt),
        title: pubNightQuiz.title
      }
    ]);
    const { state, moments } = demoEvening(startsAt);
    const results = await loadResults(db, access, EVENING_ID);
    expect(results.questions).toHaveLength(15);
    for (const row of results.rows)
      expect(state.contestants.get(row.id)).toMatchObject({ score: row.score, rightCount: row.right });
    const answers = results.questions.flatMap(({ answers }) => [...answers.values()]);
    const items = new Set(results.quiz.items.map(({ id }) => id));
    const { tallies } = recount(
      results.quiz,
      results.rows.map(({ id }) => id),
      answers,
      items
    );
    expect(results.rows.map(({ id }) => tallies.get(id)?.score)).toEqual(
      results.rows.map(({ score }) => score)
    );
    expect(exportResults(results).trim().split('\r\n')).toHaveLength(25);

    const [first, last] = [moments[0]?.at ?? 0, moments.at(-1)?.at ?? 0];
    const [times] = await db.execute(sql`
      select min(at)::timestamptz as first, max(at)::timestamptz as last from (
        select at from live_event union all select joined_at from live_player union all select stored_at from live_answer
      ) moments (at)`);
    expect([times?.first, times?.last].map((time) => new Date(String(time)).getTime())).toEqual([
      first,
      last
    ]);
    const [session] = await db.select().from(liveSessions);
    expect(session).toMatchObject({ status: 'ended', endedAt: new Date(last), seenAt: new Date(last) });
  });
});
