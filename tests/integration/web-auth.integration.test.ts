import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppError } from '#core/errors.ts';
import { createLucia } from '#lib/server/auth/lucia.ts';
import { openPolicy } from '#lib/server/auth/registration-policy.ts';
import { registerAccount } from '#lib/server/auth/register-account.ts';
import { hashSessionId } from '#lib/server/auth/session-adapter.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { signOut } from '#lib/server/auth/sign-out.ts';
import { consumeRateLimit } from '#lib/server/rate-limit/consume-rate-limit.ts';
import { authSessions, rateLimits } from '#schema/auth.ts';
import { newMaker, openStudio, PASSWORD } from './web-studio.ts';

let studio: Awaited<ReturnType<typeof openStudio>>;
beforeAll(async () => {
  studio = await openStudio();
});
afterAll(() => studio.close());

describe('accounts', () => {
  it('stores only hashes of session ids', async () => {
    const { db } = studio;
    const { sessionId } = await newMaker(db, 'Ada');
    const rows = await db.select().from(authSessions);
    expect(rows.map((row) => row.idHash)).toContain(hashSessionId(sessionId));
    expect(JSON.stringify(rows)).not.toContain(sessionId);
    expect((await createLucia(db).validateSession(sessionId)).session?.id).toBe(sessionId);
  });

  it('does not take the stored hash for a session id', async () => {
    const { db } = studio;
    const { sessionId } = await newMaker(db, 'Eve');
    expect((await createLucia(db).validateSession(hashSessionId(sessionId))).session).toBeNull();
  });

  it('ends a sign-in for good', async () => {
    const { db } = studio;
    const { sessionId } = await newMaker(db, 'Bob');
    await signOut(db, sessionId);
    expect((await createLucia(db).validateSession(sessionId)).session).toBeNull();
  });

  it('signs in with the e-mail address in any capitals', async () => {
    const { db } = studio;
    const { email, userId } = await newMaker(db, 'Cas');
    const session = await signIn(db, { email: email.toUpperCase(), password: PASSWORD }, 'cas');
    expect(session.userId).toBe(userId);
  });

  it('refuses a wrong password and an unknown e-mail address with the same words', async () => {
    const { db } = studio;
    const { email } = await newMaker(db, 'Dot');
    const refusals = await Promise.all(
      [email, 'nobody@example.org'].map((who) =>
        signIn(db, { email: who, password: 'wrong' }, 'dot').catch((error: unknown) => String(error))
      )
    );
    expect(new Set(refusals).size).toBe(1);
    expect(refusals[0]).toContain('sign_in_refused');
  });

  it('refuses a taken e-mail address in neutral words and leaves the account alone', async () => {
    const { db } = studio;
    const { email } = await newMaker(db, 'Fay');
    const again = registerAccount(
      db,
      { name: 'x', email: email.toUpperCase(), password: 'another password' },
      'fay',
      {},
      openPolicy
    );
    await expect(again).rejects.toMatchObject({ code: 'conflict', detail: 'register_refused' });
    await expect(signIn(db, { email, password: PASSWORD }, 'fay')).resolves.toBeDefined();
  });
});

describe('rate limits', () => {
  const wrong = (email: string, address: string) =>
    signIn(studio.db, { email, password: 'wrong' }, address).catch((error: unknown) => error);

  it('let ten tries through per e-mail address and place, and nobody is locked out elsewhere', async () => {
    const { db } = studio;
    const { email } = await newMaker(db, 'Gus');
    for (let n = 0; n < 10; n++)
      expect(await wrong(email, 'mean street')).toMatchObject({ code: 'unauthenticated' });
    for (const spelled of [email, email.toUpperCase()])
      await expect(signIn(db, { email: spelled, password: PASSWORD }, 'mean street')).rejects.toMatchObject({
        code: 'too_many'
      });
    await expect(signIn(db, { email, password: PASSWORD }, 'home')).resolves.toBeDefined();
  });

  it('do not let one place use up the tries of all others', async () => {
    const { db } = studio;
    const { email } = await newMaker(db, 'Hal');
    for (const place of ['one', 'two', 'three'])
      await Promise.all(Array.from({ length: 50 }, () => wrong(email, `hal ${place}`)));
    await expect(signIn(db, { email, password: PASSWORD }, 'hal home')).resolves.toBeDefined();
  });

  it('stop guessing from many places at a hundred tries, for known and unknown e-mail addresses alike', async () => {
    const { email } = await newMaker(studio.db, 'Ida');
    for (const who of [email, 'nobody-at-all@example.org']) {
      const tries = await Promise.all(Array.from({ length: 105 }, (_, n) => wrong(who, `${who} ${n}`)));
      expect(tries.filter((error) => (error as AppError).code === 'unauthenticated')).toHaveLength(100);
      expect(tries.filter((error) => (error as AppError).code === 'too_many')).toHaveLength(5);
    }
  });

  it('count every one of many attempts at once', async () => {
    const { db } = studio;
    const limit = { name: 'burst', attempts: 5, windowSeconds: 60 };
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => consumeRateLimit(db, limit, 'somebody'))
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(5);
  });

  it('begin anew when the window is over, and keep no addresses', async () => {
    const { db } = studio;
    const limit = { name: 'short', attempts: 1, windowSeconds: 60 };
    await consumeRateLimit(db, limit, '192.0.2.7');
    await expect(consumeRateLimit(db, limit, '192.0.2.7')).rejects.toMatchObject({ code: 'too_many' });
    await db.update(rateLimits).set({ windowEndsAt: new Date(0) });
    await expect(consumeRateLimit(db, limit, '192.0.2.7')).resolves.toBeUndefined();
    expect(JSON.stringify(await db.select().from(rateLimits))).not.toContain('192.0.2.7');
  });
});
