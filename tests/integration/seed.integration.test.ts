import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recount } from '#core/scoring/recount.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { listSessions } from '#lib/server/live-sessions/list-sessions.ts';
import { deleteQuiz } from '#lib/server/quizzes/delete-quiz.ts';
import { listQuizzes } from '#lib/server/quizzes/list-quizzes.ts';
import { saveQuizDraft } from '#lib/server/quizzes/save-quiz-draft.ts';
import { exportResults } from '#lib/server/results/export-results.ts';
import { loadResults } from '#lib/server/results/load-results.ts';
import { DEMO_EMAIL, DEMO_SLUG, demoAccounts } from '#lib/server/seed/demo-accounts.ts';
import { demoId } from '#lib/server/seed/demo-id.ts';
import { removeDemo } from '#lib/server/seed/remove-demo.ts';
import { openWorkspace } from '#lib/server/workspaces/open-workspace.ts';
import { users } from '#schema/auth.ts';
import { liveSessions } from '#schema/live.ts';
import { quizzes } from '#schema/quiz.ts';
import { workspaceMembers, workspaces } from '#schema/workspace.ts';
import { demoEvening, EVENING_ID, eveningBefore } from '#scripts/demo/evening/demo-evening.ts';
import { demoQuizzes } from '#scripts/demo/quizzes.ts';
import { whyNotHere } from '#scripts/seed/production.ts';
import { seedEmptyInstallation, seedInstallation } from '#scripts/seed/seed-installation.ts';
import { seed } from '#scripts/start/seed.ts';
import { newMaker, openStudio } from './web-studio.ts';

const NOW = new Date(2026, 10, 24, 12);
const PASSWORD = 'demo-password';

let studio: Awaited<ReturnType<typeof openStudio>>;
beforeAll(async () => {
  studio = await openStudio();
});
afterAll(() => studio.close());
beforeEach(async () => {
  await studio.db.execute(
    sql`truncate app_user, workspace, rate_limit, worker_node, instance_setting cascade`
  );
  await studio.db.execute(
    sql`update drizzle.partyquiz_installation set value = 'production' where key = 'environment'`
  );
});

const complete = (password = PASSWORD) => seedInstallation(studio.url, password, NOW);

/** Every row of every table of ours. */
async function everything(): Promise<Record<string, string[]>> {
  const { db } = studio;
  const tables = await db.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`
  );
  const content: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await db.execute<{ row: string }>(
      sql`select row_to_json(t)::text as row from ${sql.identifier(name)} t order by 1`
    );
    content[name] = rows.map(({ row }) => row);
  }
  return content;
}

async function demoAccess(email = DEMO_EMAIL) {
  const [user] = await studio.db.select().from(users).where(eq(users.email, email));
  return openWorkspace(studio.db, user && { ...user, userId: user.id }, DEMO_SLUG);
}
const titles = demoQuizzes.map(({ title }) => title);
const listedTitles = async () => (await listQuizzes(studio.db, await demoAccess())).map(({ title }) => title);

describe('npm run seed', () => {
  it('makes a workspace with an account of each role, three quizzes and a played evening', async () => {
    const made = await complete();
    expect(made.newAccounts).toEqual(demoAccounts);
    for (const { email, role } of demoAccounts) {
      expect(await demoAccess(email)).toMatchObject({ role, slug: DEMO_SLUG });
      await expect(signIn(studio.db, { email, password: PASSWORD }, 'test')).resolves.toBeDefined();
    }
    expect(await listedTitles()).toEqual(titles);
    const owners = await studio.db.select().from(users).where(eq(users.isInstanceOwner, true));
    expect(owners.map(({ email }) => email)).toEqual([DEMO_EMAIL]);
  });

  it('changes not one row when it runs again', async () => {
    await complete();
    const before = await everything();
    const again = await complete('another password');
    expect(again).toMatchObject({ newAccounts: [], rejoined: [], playedEvening: false });
    expect(again.quizzes.every(({ isNew }) => !isNew)).toBe(true);
    expect(await everything()).toEqual(before);
  });

  it('makes everything once when several run at the same moment', async () => {
    const runs = await Promise.all([complete(), complete(), complete(), complete()]);
    expect(runs.flatMap(({ newAccounts }) => newAccounts)).toHaveLength(3);
    expect(runs.filter(({ playedEvening }) => playedEvening)).toHaveLength(1);
    expect(await listedTitles()).toEqual(titles);
    expect(await studio.db.$count(liveSessions)).toBe(1);
  });

  it('completes what was deleted, where it was, and leaves alone what was changed', async () => {
    const { db } = studio;
    await complete();
    const ownerAccess = await demoAccess();
    const [first, , third] = await listQuizzes(db, ownerAccess);
    await deleteQuiz(db, ownerAccess, first?.id ?? '');
    await db.delete(quizzes).where(eq(quizzes.id, third?.id ?? ''));
    const { userId } = await demoAccess('editor@partyquiz.local');
    await db.delete(workspaceMembers).where(eq(workspaceMembers.userId, userId));
    await db.delete(users).where(eq(users.email, 'host@partyquiz.local'));
    await db.delete(liveSessions);
    await db.update(users).set({ name: 'Renamed' }).where(eq(users.email, DEMO_EMAIL));

    const made = await complete();
    expect(made.newAccounts.map(({ email }) => email)).toEqual(['host@partyquiz.local']);
    expect(made.rejoined.map(({ email }) => email)).toEqual(['editor@partyquiz.local']);
    expect(made.quizzes.map(({ isNew }) => isNew)).toEqual([true, false, true]);
    expect(made.playedEvening).toBe(true);
    expect(await listedTitles()).toEqual(titles);
    expect(await db.$count(users, eq(users.name, 'Renamed'))).toBe(1);
    expect((await loadResults(db, await demoAccess(), EVENING_ID)).rows).toHaveLength(24);
  });

  it('knows a demo that was made under other ids', async () => {
    const { db } = studio;
    const maker = await newMaker(db, 'Demo');
    const { workspaceId } = maker.access;
    await db.update(users).set({ email: DEMO_EMAIL }).where(eq(users.id, maker.userId));
    await db.update(workspaces).set({ slug: DEMO_SLUG }).where(eq(workspaces.id, workspaceId));
    for (const draft of [...demoQuizzes].reverse()) await saveQuizDraft(db, workspaceId, draft);

    const made = await complete();
    expect(made.newAccounts.map(({ email }) => email)).not.toContain(DEMO_EMAIL);
    expect((await demoAccess()).userId).toBe(maker.userId);
    expect(await listedTitles()).toEqual(titles);
    const results = await loadResults(db, await demoAccess(), EVENING_ID);
    expect(results.rows).toHaveLength(24);
  });

  it('gives a stranger who registered a demo address nothing', async () => {
    const { db } = studio;
    const stranger = await newMaker(db, 'Stranger');
    await db.update(users).set({ email: 'Demo@PartyQuiz.local' }).where(eq(users.id, stranger.userId));
    const before = await everything();
    await expect(complete()).rejects.toThrow(/Somebody registered demo@partyquiz\.local/);
    expect(await everything()).toEqual(before);
  });

  it('leaves the installation to the owner it has [OPS-9]', async () => {
    const { db } = studio;
    const maker = await newMaker(db, 'Owner');
    await db.update(users).set({ isInstanceOwner: true }).where(eq(users.id, maker.userId));
    await complete();
    expect(await db.$count(users, eq(users.isInstanceOwner, true))).toBe(1);
    expect(await db.$count(users, and(eq(users.isInstanceOwner, true), eq(users.id, maker.userId)))).toBe(1);
  });
});

describe('npm start', () => {
  it('makes the demo in an empty installation, and only there', async () => {
    expect(await seed(studio.url, PASSWORD)).toEqual({ email: DEMO_EMAIL, password: PASSWORD });
    await deleteQuiz(studio.db, await demoAccess(), demoId(`quiz ${titles[1] ?? ''}`));
    await studio.db.delete(users).where(eq(users.email, 'host@partyquiz.local'));
    const before = await everything();
    await Promise.all([1, 2].map(() => seedEmptyInstallation(studio.url, PASSWORD, NOW)));
    expect(await everything()).toEqual(before);
    expect(await seed(studio.url, 'not the password')).toEqual({ email: DEMO_EMAIL, password: undefined });
  });

  it('does not bring back a demo that was removed', async () => {
    await seed(studio.url, PASSWORD);
    await newMaker(studio.db, 'Owner');
    await removeDemo(studio.db, true);
    expect(await seed(studio.url, PASSWORD)).toBeUndefined();
  });
});

describe('the evening', () => {
  it('stands in the list and the results as it was played, on the evening before', async () => {
    const { db } = studio;
    await complete();
    const access = await demoAccess();
    const startsAt = eveningBefore(NOW);
    expect(await listSessions(db, access)).toMatchObject([
      { id: EVENING_ID, running: false, players: 24, createdAt: new Date(startsAt), title: titles[0] }
    ]);
    const { state, moments } = demoEvening(startsAt);
    const results = await loadResults(db, access, EVENING_ID);
    expect(results.questions).toHaveLength(15);
    for (const row of results.rows)
      expect(state.players.get(row.id)).toMatchObject({ score: row.score, rightCount: row.right });
    const answers = results.questions.flatMap(({ answers }) => [...answers.values()]);
    const items = new Set(results.quiz.items.map(({ id }) => id));
    const tallies = recount(
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

describe('npm run seed -- --remove', () => {
  it('tells what there is, and removes exactly that when it is confirmed', async () => {
    const { db } = studio;
    const maker = await newMaker(db, 'Owner');
    const before = await everything();
    await complete();
    const full = await everything();
    const told = { hasWorkspace: true, quizzes: 3, liveSessions: 1, running: 0, leavesNoOwner: true };
    expect(await removeDemo(db, false)).toMatchObject(told);
    expect(await everything()).toEqual(full);
    expect((await removeDemo(db, true)).accounts).toEqual(demoAccounts.map(({ email }) => email));
    expect(await everything()).toEqual(before);
    expect(await removeDemo(db, true)).toMatchObject({ hasWorkspace: false, accounts: [] });
    expect(await db.$count(users, eq(users.id, maker.userId))).toBe(1);
  });

  it('takes no member away from another workspace, and no stranger’s account', async () => {
    const { db } = studio;
    const maker = await newMaker(db, 'Owner');
    await complete();
    const { userId } = await demoAccess('editor@partyquiz.local');
    const { workspaceId, slug } = maker.access;
    await db.insert(workspaceMembers).values({ workspaceId, userId, role: 'editor' });
    const full = await everything();
    await expect(removeDemo(db, true)).rejects.toThrow(slug);
    expect(await everything()).toEqual(full);

    await db.delete(workspaceMembers).where(eq(workspaceMembers.workspaceId, workspaceId));
    await removeDemo(db, true);
    await db.update(users).set({ email: DEMO_EMAIL }).where(eq(users.id, maker.userId));
    expect((await removeDemo(db, true)).accounts).toEqual([]);
    expect(await db.$count(users, inArray(users.id, [maker.userId]))).toBe(1);
  });
});

describe('production', () => {
  it('is a NODE_ENV, or a marked database in which people have accounts', async () => {
    const { db } = studio;
    expect(await whyNotHere(db, { NODE_ENV: 'production' })).toMatch(/NODE_ENV.*--force/);
    expect(await whyNotHere(db, {})).toBeUndefined();
    await complete();
    expect(await whyNotHere(db, {})).toBeUndefined();
    await newMaker(db, 'Somebody');
    expect(await whyNotHere(db, {})).toMatch(/belongs to production and has 1 account of people.*--force/);
    await db.execute(
      sql`update drizzle.partyquiz_installation set value = 'preview' where key = 'environment'`
    );
    expect(await whyNotHere(db, {})).toBeUndefined();
  });

  it('is refused by the command, unless it is told --force', async () => {
    const run = async (...argv: string[]) => {
      const env = {
        ...process.env,
        NODE_ENV: 'production',
        DATABASE_URL: studio.url,
        DEMO_PASSWORD: PASSWORD
      };
      const args = ['node_modules/tsx/dist/cli.mjs', 'scripts/seed.ts', ...argv];
      return promisify(execFile)(process.execPath, args, { env }).then(
        ({ stdout }) => ({ code: 0, said: stdout }),
        (error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr })
      );
    };
    const before = await everything();
    const refused = await run();
    expect(refused.code).toBe(1);
    expect(refused.said).toMatch(/production.*--force/);
    expect(await everything()).toEqual(before);
    const forced = await run('--force');
    expect(forced.code).toBe(0);
    expect(forced.said).toContain(PASSWORD);
    expect(await studio.db.$count(users)).toBe(3);
  });
});
