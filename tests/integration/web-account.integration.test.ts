import { eq, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserId } from '#core/ids.ts';
import { readClaims } from '#core/protocol/ticket.ts';
import { registrationSchema } from '#lib/server/auth/account.ts';
import { changeEmail } from '#lib/server/auth/change-email.ts';
import { changePassword } from '#lib/server/auth/change-password.ts';
import { deleteAccount } from '#lib/server/auth/delete-account.ts';
import { describeDeletion } from '#lib/server/auth/describe-deletion.ts';
import { endSignIn } from '#lib/server/auth/end-sign-in.ts';
import { endSignIns } from '#lib/server/auth/end-sign-ins.ts';
import { findReset } from '#lib/server/auth/find-reset.ts';
import { listSignIns } from '#lib/server/auth/list-sign-ins.ts';
import { createLucia } from '#lib/server/auth/lucia.ts';
import { makeResetToken } from '#lib/server/auth/make-reset-token.ts';
import { noteSignInUse } from '#lib/server/auth/note-sign-in-use.ts';
import { hashSessionId } from '#lib/server/auth/session-adapter.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { openDisplay } from '#lib/server/live-sessions/open-display.ts';
import { openHost } from '#lib/server/live-sessions/open-host.ts';
import { startLiveSession } from '#lib/server/live-sessions/start-live-session.ts';
import { saveQuizDraft } from '#lib/server/quizzes/save-quiz-draft.ts';
import { createWorkspace } from '#lib/server/workspaces/create-workspace.ts';
import { createSigner, safeEqual } from '#ops/signer.ts';
import { authSessions, users } from '#schema/auth.ts';
import { liveEvents, liveSessions } from '#schema/live.ts';
import { quizzes } from '#schema/quiz.ts';
import { workspaceMembers } from '#schema/workspace.ts';
import { draft, newMaker, openStudio, PASSWORD } from './web-studio.ts';

const DAY_MS = 24 * 60 * 60_000;
const { sign } = createSigner('0123456789abcdef0123456789abcdef');
const signClaims = (text: string) => sign('claims', text);
let studio: Awaited<ReturnType<typeof openStudio>>;
beforeAll(async () => {
  studio = await openStudio();
});
afterAll(() => studio.close());

/** Makes a sign-in look as if it began so many days ago, and was used up to now. */
async function age(sessionId: string, days: number, daysLeft = 29): Promise<void> {
  await studio.db
    .update(authSessions)
    .set({
      createdAt: new Date(Date.now() - days * DAY_MS),
      expiresAt: new Date(Date.now() + daysLeft * DAY_MS)
    })
    .where(eq(authSessions.idHash, hashSessionId(sessionId)));
}

const stored = async (sessionId: string) =>
  (
    await studio.db
      .select()
      .from(authSessions)
      .where(eq(authSessions.idHash, hashSessionId(sessionId)))
  )[0];

describe('a password', () => {
  it('[ACCOUNT-1] that anybody guesses opens no new account', () => {
    const about = { name: 'Ada Lovelace', email: 'ada.lovelace@example.org' };
    for (const password of ['1234567890', ' '.repeat(10), about.email, 'qwertyuiop[]', 'aaaaaaaaaaaa']) {
      const parsed = v.safeParse(registrationSchema, { ...about, password });
      expect(
        parsed.issues?.map(({ message }) => message),
        password
      ).toContain('password_guessable');
    }
  });
});

describe('a sign-in', () => {
  it('[ACCOUNT-2] ends 180 days after it began, however much it is used', async () => {
    const { sessionId } = await newMaker(studio.db, 'Ann');
    await age(sessionId, 179);
    expect((await createLucia(studio.db).validateSession(sessionId)).session).not.toBeNull();
    await age(sessionId, 181);
    expect((await createLucia(studio.db).validateSession(sessionId)).session).toBeNull();
  });

  it('[ACCOUNT-2] is never extended beyond its last day, and writes nothing while it cannot be', async () => {
    const { sessionId } = await newMaker(studio.db, 'Ben');
    await age(sessionId, 160, 3);
    const lucia = createLucia(studio.db);
    await lucia.validateSession(sessionId);
    const last = (await stored(sessionId))?.expiresAt.getTime() ?? 0;
    expect((last - Date.now()) / DAY_MS).toBeCloseTo(20, 1);
    const rowVersion = async () =>
      (
        await studio.db.execute(
          sql`select xmin from auth_session where id_hash = ${hashSessionId(sessionId)}`
        )
      )[0];
    await age(sessionId, 175, 5);
    const before = await rowVersion();
    expect((await lucia.validateSession(sessionId)).session?.fresh).toBe(false);
    expect(await rowVersion()).toEqual(before);
  });
});

describe('the list of sign-ins', () => {
  const android =
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36';

  it('[ACCOUNT-2] knows device and last use, and is written once an hour', async () => {
    const { db } = studio;
    const { sessionId: id } = await newMaker(db, 'Dee');
    const validate = async () => (await createLucia(db).validateSession(id)).session;
    expect(await validate()).toMatchObject({ seenAt: null, device: '' });
    const now = Date.now();
    await noteSignInUse(db, { id, seenAt: null }, android, now);
    const session = await validate();
    expect(session).toMatchObject({ device: 'Chrome/Android', seenAt: expect.any(Date) as Date });
    const seenAt = session?.seenAt ?? null;
    // Within the hour, and by a request that read the row before: neither writes.
    await noteSignInUse(db, { id, seenAt }, '', now + 59 * 60_000);
    await noteSignInUse(db, { id, seenAt: null }, '', now);
    expect((await validate())?.device).toBe('Chrome/Android');
    await db.update(authSessions).set({ seenAt: new Date(now - 61 * 60_000) });
    await noteSignInUse(db, { id, seenAt: new Date(now - 61 * 60_000) }, '', now);
    expect((await validate())?.device).toBe('');
  });

  it("[ACCOUNT-3] shows one's own and ends them one by one, or all others", async () => {
    const { db } = studio;
    const maker = await newMaker(db, 'Eva');
    const stranger = await newMaker(db, 'Stranger');
    const again = (place: string) =>
      signIn(db, { email: maker.email, password: PASSWORD }, { address: place });
    const [second, third, fourth] = [await again('a'), await again('b'), await again('c')];
    const account = { ...maker, signIn: hashSessionId(maker.sessionId) };
    const listed = await listSignIns(db, account);
    expect(listed).toMatchObject({ total: 4, signIns: [{ isThis: true }, {}, {}, {}] });
    expect(JSON.stringify(listed)).not.toContain(maker.sessionId);
    const isOpen = async ({ id }: { id: string }) =>
      (await createLucia(db).validateSession(id)).session !== null;

    await endSignIn(db, account, hashSessionId(second.id));
    expect(await isOpen(second)).toBe(false);
    await expect(endSignIn(db, account, hashSessionId(stranger.sessionId))).rejects.toMatchObject({
      code: 'not_found'
    });
    expect(await isOpen({ id: stranger.sessionId })).toBe(true);

    expect(await endSignIns(db, account, 'others')).toBe(2);
    expect(await Promise.all([third, fourth, { id: maker.sessionId }].map(isOpen))).toEqual([
      false,
      false,
      true
    ]);
    expect(await endSignIns(db, account, 'all')).toBe(1);
  });
});

describe('changing an account', () => {
  const opens = (email: string, password: string) =>
    signIn(studio.db, { email, password }, { address: `${email} ${password}` }).then(
      () => true,
      () => false
    );

  it('[ACCOUNT-3][ACCOUNT-4] another password ends all other sign-ins and every link', async () => {
    const { db } = studio;
    const maker = await newMaker(db, 'Fay');
    const other = await signIn(db, { email: maker.email, password: PASSWORD }, { address: 'fay' });
    const link = await makeResetToken(db, maker, 60);
    const account = { ...maker, signIn: hashSessionId(maker.sessionId) };
    const chosen = 'a quiet evening by the sea';
    expect(await changePassword(db, account, { current: PASSWORD, chosen })).toBe(1);
    const lucia = createLucia(db);
    expect((await lucia.validateSession(other.id)).session).toBeNull();
    expect((await lucia.validateSession(maker.sessionId)).session).not.toBeNull();
    expect(await findReset(db, link?.token ?? '')).toBeUndefined();
    expect([await opens(maker.email, PASSWORD), await opens(maker.email, chosen)]).toEqual([false, true]);
  });

  it("[ACCOUNT-1] refuses a password that anybody guesses, and one's own name", async () => {
    const maker = await newMaker(studio.db, 'Gustav Mahler');
    for (const chosen of ['1234567890', 'gustavmahler', maker.email])
      await expect(changePassword(studio.db, maker, { current: PASSWORD, chosen })).rejects.toMatchObject({
        code: 'invalid',
        detail: 'password_guessable'
      });
    await expect(
      changePassword(studio.db, maker, { current: PASSWORD, chosen: 'short' })
    ).rejects.toMatchObject({ detail: 'password_too_short' });
  });

  it('[ACCOUNT-6] takes the password, and ten wrong ones are enough', async () => {
    const { db } = studio;
    const maker = await newMaker(db, 'Hal');
    const tries = [
      () => changeEmail(db, maker, 'other@example.org', 'wrong'),
      () => deleteAccount(db, maker, 'wrong'),
      () => changePassword(db, maker, { current: 'wrong', chosen: 'a quiet evening by the sea' })
    ];
    for (let n = 0; n < 10; n++)
      await expect(tries[n % 3]?.()).rejects.toMatchObject({ code: 'forbidden', detail: 'password_wrong' });
    await expect(deleteAccount(db, maker, PASSWORD)).rejects.toMatchObject({ code: 'too_many' });
    expect(await opens(maker.email, PASSWORD)).toBe(true);
  });

  it('[ACCOUNT-4] another address signs in, and links to the old one are worth nothing', async () => {
    const { db } = studio;
    const maker = await newMaker(db, 'Ida');
    const link = await makeResetToken(db, maker, 60);
    const email = `ida-${maker.email}`;
    await changeEmail(db, maker, email, PASSWORD);
    expect([await opens(maker.email, PASSWORD), await opens(email, PASSWORD)]).toEqual([false, true]);
    expect(await findReset(db, link?.token ?? '')).toBeUndefined();
    const other = await newMaker(db, 'Jan');
    await expect(changeEmail(db, other, email.toUpperCase(), PASSWORD)).rejects.toMatchObject({
      code: 'conflict',
      detail: 'email_refused'
    });
    // Only other capitals: still one's own.
    await changeEmail(db, maker, email.toUpperCase(), PASSWORD);
  });
});

describe('deleting an account', () => {
  it('[ACCOUNT-7] takes along what nobody else belongs to, and leaves a shared workspace an owner', async () => {
    const { db } = studio;
    await newMaker(db, 'Keeps the others company');
    const [maker, host, editor, late] = await Promise.all(
      ['Kim', 'Host', 'Editor', 'Late'].map((name) => newMaker(db, name))
    );
    if (!maker || !host || !editor || !late) return expect.unreachable();
    const quizId = await saveQuizDraft(db, maker.access.workspaceId, draft('one'));
    const session = await startLiveSession(db, maker.access, quizId);
    const shared = await createWorkspace(db, 'Shared', maker.userId);
    const join = (userId: UserId, role: 'host' | 'editor', day: number) =>
      db
        .insert(workspaceMembers)
        .values({ workspaceId: shared.id, userId, role, createdAt: new Date(Date.UTC(2026, 0, day)) });
    await join(late.userId, 'editor', 3);
    await join(editor.userId, 'editor', 2);
    await join(host.userId, 'host', 1);

    expect(await describeDeletion(db, maker.userId)).toMatchObject({
      going: [{ name: 'Kim', quizzes: 1, evenings: 1 }],
      passing: [{ name: 'Shared', heir: 'Editor' }],
      staying: [],
      obstacle: undefined
    });
    await deleteAccount(db, maker, PASSWORD);
    const count = (table: PgTable, where: SQL) => db.$count(table, where);
    expect(await count(users, eq(users.id, maker.userId))).toBe(0);
    expect(await count(authSessions, eq(authSessions.userId, maker.userId))).toBe(0);
    expect(await count(quizzes, eq(quizzes.id, quizId))).toBe(0);
    expect(await count(liveSessions, eq(liveSessions.id, session.id))).toBe(0);
    const roles = await db
      .select({ userId: workspaceMembers.userId, role: workspaceMembers.role })
      .from(workspaceMembers)
      .where(eq(workspaceMembers.workspaceId, shared.id));
    expect(new Map(roles.map(({ userId, role }) => [userId, role]))).toEqual(
      new Map([
        [editor.userId, 'owner'],
        [late.userId, 'editor'],
        [host.userId, 'host']
      ])
    );
    // Who only belonged to it leaves it as it is.
    expect(await describeDeletion(db, host.userId)).toMatchObject({
      staying: [{ name: 'Shared' }],
      passing: []
    });
  });

  it('[ACCOUNT-7] waits while an evening is played in a workspace that would go', async () => {
    const { db } = studio;
    const maker = await newMaker(db, 'Lou');
    const quizId = await saveQuizDraft(db, maker.access.workspaceId, draft('one'));
    const { id: liveSessionId } = await startLiveSession(db, maker.access, quizId);
    await db.insert(liveEvents).values({ liveSessionId, seq: 1, type: 'itemAnnounced', data: {} });
    await expect(deleteAccount(db, maker, PASSWORD)).rejects.toMatchObject({
      code: 'conflict',
      detail: 'evening_running'
    });
    await db.update(liveSessions).set({ status: 'ended' }).where(eq(liveSessions.id, liveSessionId));
    await deleteAccount(db, maker, PASSWORD);
  });

  it('[ACCOUNT-7] is not for the last owner of an installation with other accounts', async () => {
    const own = await openStudio();
    try {
      const [first, other] = [await newMaker(own.db, 'First'), await newMaker(own.db, 'Other')];
      expect(first.isInstanceOwner).toBe(true);
      await expect(deleteAccount(own.db, first, PASSWORD)).rejects.toMatchObject({
        code: 'conflict',
        detail: 'last_owner_stays'
      });
      await deleteAccount(own.db, other, PASSWORD);
      await deleteAccount(own.db, first, PASSWORD);
      expect((await newMaker(own.db, 'Next')).isInstanceOwner).toBe(true);
    } finally {
      await own.close();
    }
  });

  it('[ACCOUNT-7] of two owners at once leaves one', async () => {
    const own = await openStudio();
    try {
      const [first, second] = [await newMaker(own.db, 'First'), await newMaker(own.db, 'Second')];
      await newMaker(own.db, 'Third');
      await own.db.update(users).set({ isInstanceOwner: true }).where(eq(users.id, second.userId));
      const results = await Promise.allSettled(
        [first, second].map((who) => deleteAccount(own.db, who, PASSWORD))
      );
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await own.db.$count(users, eq(users.isInstanceOwner, true))).toBe(1);
    } finally {
      await own.close();
    }
  });
});

describe('the ticket of a host', () => {
  it('[ACCOUNT-8] names his sign-in, the one of a display names none', async () => {
    const { db } = studio;
    const maker = await newMaker(db, 'Cas');
    const quizId = await saveQuizDraft(db, maker.access.workspaceId, draft('one'));
    const { code } = await startLiveSession(db, maker.access, quizId);
    const signIn = hashSessionId(maker.sessionId);
    const claimsOf = (ticket: string) => readClaims(ticket, 'ticket', Date.now(), signClaims, safeEqual);
    const { ticket } = await openHost(
      db,
      { account: { ...maker, signIn }, address: 'pub' },
      code,
      signClaims
    );
    expect(claimsOf(ticket)).toMatchObject({ role: 'host', signIn });
    // As long as a frame may carry, with the seat that the worker makes of it.
    expect(ticket.length).toBeLessThan(600);
    expect(claimsOf((await openDisplay(db, code, 'pub', signClaims)).ticket)).not.toHaveProperty('signIn');
  });
});
