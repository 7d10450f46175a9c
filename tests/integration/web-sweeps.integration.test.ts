import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeResetToken, sweepResetTokens } from '#lib/server/auth/make-reset-token.ts';
import { sweepSignIns } from '#lib/server/auth/session-adapter.ts';
import { invite, sweepInvitations } from '#lib/server/instance/invitations.ts';
import { openInstance } from '#lib/server/instance/open-instance.ts';
import { beginPairing, sweepPairings } from '#lib/server/pairing/begin-pairing.ts';
import { deleteItem } from '#lib/server/quizzes/delete-item.ts';
import { loadQuiz } from '#lib/server/quizzes/load-quiz.ts';
import { purgeWorkspaces } from '#lib/server/quizzes/purge-workspaces.ts';
import { saveQuizDraft } from '#lib/server/quizzes/save-quiz-draft.ts';
import { countAttempts, sweepAttempts } from '#lib/server/rate-limit/count-attempts.ts';
import { draft, newMaker, openStudio } from './web-studio.ts';

let studio: Awaited<ReturnType<typeof openStudio>>;
let sql: postgres.Sql;
beforeAll(async () => {
  studio = await openStudio();
  sql = postgres(studio.url, { max: 2, onnotice: () => undefined });
});
afterAll(async () => {
  await sql.end();
  await studio.close();
});

it('what is over goes, what is not stays', async () => {
  const { db } = studio;
  const owner = await newMaker(db, 'Olga');
  const maker = await newMaker(db, 'Maker');
  await sql`delete from rate_limit`;
  for (const [windowSeconds, subject] of [
    [-1, 'one'],
    [60, 'two']
  ] as const)
    await countAttempts(db, [{ counter: { name: 'test', windowSeconds }, subject }]);
  for (const minutes of [-1, 5]) await makeResetToken(db, maker, minutes);
  for (const days of [-1, 5]) {
    await invite(db, openInstance(owner));
    await sql`update invitation set expires_at = now() + make_interval(days => ${days}) where expires_at > now() + interval '6 days'`;
  }
  for (const screen of ['over', 'waiting']) {
    await beginPairing(db, screen);
    if (screen === 'over') await sql`update display_pairing set expires_at = now() - interval '1 minute'`;
  }
  await sql`update auth_session set expires_at = now() - interval '1 minute' where user_id = ${maker.userId}`;
  const swept = () =>
    Promise.all([
      sweepAttempts(db),
      sweepResetTokens(db),
      sweepInvitations(db),
      sweepSignIns(db),
      sweepPairings(db)
    ]);
  await sql`delete from rate_limit where key like 'pairing-%'`;
  expect(await swept()).toEqual([1, 1, 1, 1, 1]);
  expect(await swept()).toEqual([0, 0, 0, 0, 0]);
  const [left] = await sql`
    select (select count(*)::int from rate_limit) as attempts, (select count(*)::int from password_reset) as resets,
      (select count(*)::int from invitation) as invitations, (select count(*)::int from auth_session) as sign_ins`;
  expect(left).toEqual({ attempts: 1, resets: 1, invitations: 1, sign_ins: 1 });
});

it('what was deleted in quizzes can come back for seven days, in every workspace', async () => {
  const { db } = studio;
  const makers = [await newMaker(db, 'Ann'), await newMaker(db, 'Ben')];
  for (const { access } of makers) {
    const quizId = await saveQuizDraft(db, access.workspaceId, draft('one'));
    const [item] = (await loadQuiz(db, access, quizId)).rounds.flatMap(({ items }) => items);
    if (!item) throw new Error('an empty quiz');
    await deleteItem(db, access, { quizId, itemId: item.id });
  }
  const count = async () => (await sql`select from item where deleted_at is not null`).length;
  await sql`update item set deleted_at = now() - interval '6 days' where deleted_at is not null`;
  expect([await purgeWorkspaces(db), await count()]).toEqual([0, 2]);
  await sql`update item set deleted_at = now() - interval '8 days' where deleted_at is not null`;
  expect([await purgeWorkspaces(db), await count()]).toEqual([2, 0]);
  expect(await purgeWorkspaces(db)).toBe(0);
});
