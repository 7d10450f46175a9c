import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asId, type QuizId } from '#core/ids.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { deleteQuiz } from '#lib/server/quizzes/delete-quiz.ts';
import { listQuizzes } from '#lib/server/quizzes/list-quizzes.ts';
import { saveQuizDraft } from '#lib/server/quizzes/save-quiz-draft.ts';
import { loadResults } from '#lib/server/results/load-results.ts';
import { DEMO_EMAIL, DEMO_SLUG, demoAccounts } from '#lib/server/seed/demo-accounts.ts';
import { demoId } from '#lib/server/seed/demo-id.ts';
import { removeDemo } from '#lib/server/seed/remove-demo.ts';
import { users } from '#schema/auth.ts';
import { liveSessions } from '#schema/live.ts';
import { quizzes } from '#schema/quiz.ts';
import { workspaceMembers, workspaces } from '#schema/workspace.ts';
import { EVENING_ID } from '#scripts/demo/evening/demo-evening.ts';
import { demoQuizzes } from '#scripts/demo/quizzes.ts';
import { seedEmptyInstallation } from '#scripts/demo/seed/seed-installation.ts';
import { seed } from '#scripts/run/start/seed.ts';
import { newMaker } from './web-studio.ts';
import { NOW, PASSWORD, openSeedbed } from './seedbed.ts';

let bed: Awaited<ReturnType<typeof openSeedbed>>;
beforeAll(async () => {
  bed = await openSeedbed();
});
afterAll(() => bed.close());
beforeEach(() => bed.clear());

const titles = demoQuizzes.map(({ title }) => title);
const listedTitles = async () =>
  (await listQuizzes(bed.db, await bed.demoAccess())).map(({ title }) => title);

describe('npm run seed', () => {
  it('makes a workspace with an account of each role, three quizzes and a played evening', async () => {
    const made = await bed.complete();
    expect(made.newAccounts).toEqual(demoAccounts);
    for (const { email, role } of demoAccounts) {
      expect(await bed.demoAccess(email)).toMatchObject({ role, slug: DEMO_SLUG });
      await expect(signIn(bed.db, { email, password: PASSWORD }, { address: 'test' })).resolves.toBeDefined();
    }
    expect(await listedTitles()).toEqual(titles);
    const owners = await bed.db.select().from(users).where(eq(users.isInstanceOwner, true));
    expect(owners.map(({ email }) => email)).toEqual([DEMO_EMAIL]);
  });

  it('changes not one row when it runs again', async () => {
    await bed.complete();
    const before = await bed.everything();
    const again = await bed.complete('another password');
    expect(again).toMatchObject({ newAccounts: [], rejoined: [], playedEvening: false });
    expect(again.quizzes.every(({ isNew }) => !isNew)).toBe(true);
    expect(await bed.everything()).toEqual(before);
  });

  it('makes everything once when several run at the same moment', async () => {
    const runs = await Promise.all([bed.complete(), bed.complete(), bed.complete(), bed.complete()]);
    expect(runs.flatMap(({ newAccounts }) => newAccounts)).toHaveLength(3);
    expect(runs.filter(({ playedEvening }) => playedEvening)).toHaveLength(1);
    expect(await listedTitles()).toEqual(titles);
    expect(await bed.db.$count(liveSessions)).toBe(1);
  });

  it('completes what was deleted, where it was, and leaves alone what was changed', async () => {
    const { db } = bed;
    await bed.complete();
    const ownerAccess = await bed.demoAccess();
    const [first, , third] = await listQuizzes(db, ownerAccess);
    await deleteQuiz(db, ownerAccess, first?.id ?? asId<QuizId>(''));
    await db.delete(quizzes).where(eq(quizzes.id, third?.id ?? asId<QuizId>('')));
    const { userId } = await bed.demoAccess('editor@partyquiz.local');
    await db.delete(workspaceMembers).where(eq(workspaceMembers.userId, userId));
    await db.delete(users).where(eq(users.email, 'host@partyquiz.local'));
    await db.delete(liveSessions);
    await db.update(users).set({ name: 'Renamed' }).where(eq(users.email, DEMO_EMAIL));

    const made = await bed.complete();
    expect(made.newAccounts.map(({ email }) => email)).toEqual(['host@partyquiz.local']);
    expect(made.rejoined.map(({ email }) => email)).toEqual(['editor@partyquiz.local']);
    expect(made.quizzes.map(({ isNew }) => isNew)).toEqual([true, false, true]);
    expect(made.playedEvening).toBe(true);
    expect(await listedTitles()).toEqual(titles);
    expect(await db.$count(users, eq(users.name, 'Renamed'))).toBe(1);
    expect((await loadResults(db, await bed.demoAccess(), EVENING_ID)).rows).toHaveLength(24);
  });

  it('knows a demo that was made under other ids', async () => {
    const { db } = bed;
    const maker = await newMaker(db, 'Demo');
    const { workspaceId } = maker.access;
    await db.update(users).set({ email: DEMO_EMAIL }).where(eq(users.id, maker.userId));
    await db.update(workspaces).set({ slug: DEMO_SLUG }).where(eq(workspaces.id, workspaceId));
    for (const draft of [...demoQuizzes].reverse()) await saveQuizDraft(db, workspaceId, draft);

    const made = await bed.complete();
    expect(made.newAccounts.map(({ email }) => email)).not.toContain(DEMO_EMAIL);
    expect((await bed.demoAccess()).userId).toBe(maker.userId);
    expect(await listedTitles()).toEqual(titles);
    const results = await loadResults(db, await bed.demoAccess(), EVENING_ID);
    expect(results.rows).toHaveLength(24);
  });

  it('gives a stranger who registered a demo address nothing', async () => {
    const { db } = bed;
    const stranger = await newMaker(db, 'Stranger');
    await db.update(users).set({ email: 'Demo@PartyQuiz.local' }).where(eq(users.id, stranger.userId));
    const before = await bed.everything();
    await expect(bed.complete()).rejects.toThrow(/Somebody registered demo@partyquiz\.local/);
    expect(await bed.everything()).toEqual(before);
  });

  it('leaves the installation to the owner it has, and takes none where people have accounts [OPS-9]', async () => {
    const { db } = bed;
    const maker = await newMaker(db, 'Owner');
    await db.update(users).set({ isInstanceOwner: false });
    await bed.complete();
    expect(await db.$count(users, eq(users.isInstanceOwner, true))).toBe(0);
    await db.update(users).set({ isInstanceOwner: true }).where(eq(users.id, maker.userId));
    await bed.complete();
    expect(await db.$count(users, eq(users.isInstanceOwner, true))).toBe(1);
    expect(await db.$count(users, and(eq(users.isInstanceOwner, true), eq(users.id, maker.userId)))).toBe(1);
  });
});

describe('npm start', () => {
  it('makes the demo in an empty installation, and only there', async () => {
    expect(await seed(bed.url, PASSWORD)).toEqual({ email: DEMO_EMAIL, password: PASSWORD });
    await deleteQuiz(bed.db, await bed.demoAccess(), demoId(`quiz ${titles[1] ?? ''}`));
    await bed.db.delete(users).where(eq(users.email, 'host@partyquiz.local'));
    const before = await bed.everything();
    await Promise.all([1, 2].map(() => seedEmptyInstallation(bed.url, PASSWORD, NOW)));
    expect(await bed.everything()).toEqual(before);
    expect(await seed(bed.url, 'not the password')).toEqual({ email: DEMO_EMAIL, password: undefined });
  });

  it('does not bring back a demo that was removed', async () => {
    await seed(bed.url, PASSWORD);
    await newMaker(bed.db, 'Owner');
    await removeDemo(bed.db, true);
    expect(await seed(bed.url, PASSWORD)).toBeUndefined();
  });
});
