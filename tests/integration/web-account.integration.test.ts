import { eq, sql } from 'drizzle-orm';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readClaims } from '#core/protocol/ticket.ts';
import { registrationSchema } from '#lib/server/auth/account.ts';
import { createLucia } from '#lib/server/auth/lucia.ts';
import { hashSessionId } from '#lib/server/auth/session-adapter.ts';
import { openDisplay } from '#lib/server/live-sessions/open-display.ts';
import { openHost } from '#lib/server/live-sessions/open-host.ts';
import { startLiveSession } from '#lib/server/live-sessions/start-live-session.ts';
import { saveQuizDraft } from '#lib/server/quizzes/save-quiz-draft.ts';
import { safeEqual, signerFor } from '#lib/server/signing/signer.ts';
import { authSessions } from '#schema/auth.ts';
import { draft, newMaker, openStudio } from './web-studio.ts';

const DAY_MS = 24 * 60 * 60_000;
const sign = signerFor('0123456789abcdef0123456789abcdef');
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

describe('the ticket of a host', () => {
  it('[ACCOUNT-8] names his sign-in, the one of a display names none', async () => {
    const { db } = studio;
    const maker = await newMaker(db, 'Cas');
    const quizId = await saveQuizDraft(db, maker.access.workspaceId, draft('one'));
    const { code } = await startLiveSession(db, maker.access, quizId);
    const signIn = hashSessionId(maker.sessionId);
    const claimsOf = (ticket: string) => readClaims(ticket, 'ticket', Date.now(), sign, safeEqual);
    const { ticket } = await openHost(db, { ...maker, signIn }, code, sign);
    expect(claimsOf(ticket)).toMatchObject({ role: 'host', signIn });
    // As long as a frame may carry, with the seat that the worker makes of it.
    expect(ticket.length).toBeLessThan(600);
    expect(claimsOf((await openDisplay(db, code, sign)).ticket)).not.toHaveProperty('signIn');
  });
});
