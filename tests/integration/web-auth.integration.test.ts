import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppError } from '#core/errors.ts';
import { UNKNOWN_ADDRESS } from '#core/net/client-address.ts';
import { issueDevice } from '#lib/server/auth/known-device.ts';
import { createLucia } from '#lib/server/auth/lucia.ts';
import { openPolicy } from '#lib/server/auth/registration-policy.ts';
import { registerAccount } from '#lib/server/auth/register-account.ts';
import { hashSessionId } from '#lib/server/auth/session-adapter.ts';
import { signIn, type Place } from '#lib/server/auth/sign-in.ts';
import { signOut } from '#lib/server/auth/sign-out.ts';
import { consumeAddressLimit, consumeRateLimit } from '#lib/server/rate-limit/consume-rate-limit.ts';
import { WaitingRoom } from '#lib/server/rate-limit/waiting-room.ts';
import { createSigner } from '#ops/signer.ts';
import { authSessions, rateLimits, users } from '#schema/auth.ts';
import { newMaker, openStudio, PASSWORD } from './web-studio.ts';

const signer = createSigner('k2v8Qm5xT9wZ4rB7nC1pL6sD3fG0hJyU');
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
    const session = await signIn(
      db,
      { email: email.toUpperCase(), password: PASSWORD },
      { address: 'cas' },
      door().tools
    );
    expect(session.userId).toBe(userId);
  });

  it('refuses a wrong password and an unknown e-mail address with the same words', async () => {
    const { db } = studio;
    const { email } = await newMaker(db, 'Dot');
    const refusals = await Promise.all(
      [email, 'nobody@example.org'].map((who) =>
        signIn(db, { email: who, password: 'wrong' }, { address: 'dot' }, door().tools).catch(
          (error: unknown) => String(error)
        )
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
    await expect(
      signIn(db, { email, password: PASSWORD }, { address: 'fay' }, door().tools)
    ).resolves.toBeDefined();
  });
});

/** Everything that signs in through these waits in no time, and says how long it would have. */
function door() {
  const waits: number[] = [];
  const wait = (ms: number) => Promise.resolve(waits.push(ms));
  return { waits, tools: { room: new WaitingRoom(1_000, wait), signer: () => signer } };
}

describe('wrong passwords', () => {
  const wrong = (email: string, address: string, tools = door().tools) =>
    signIn(studio.db, { email, password: 'wrong' }, { address }, tools).catch((error: unknown) => error);
  /** One after the other, so that none is refused because others wait. */
  const guess = async (times: number, email: string, address: (n: number) => string) => {
    for (let n = 0; n < times; n++)
      expect(await wrong(email, address(n))).toMatchObject({ code: 'unauthenticated' });
  };
  const right = async (email: string, place: Place) => {
    const { waits, tools } = door();
    await signIn(studio.db, { email, password: PASSWORD }, place, tools);
    return Math.max(0, ...waits);
  };

  it('[WEB-1] a hundred from eleven addresses keep the owner waiting for seconds, at a new address', async () => {
    const { email } = await newMaker(studio.db, 'Gus');
    await guess(110, email, (n) => `192.0.2.${String(n % 11)}`);
    const waited = await right(email.toUpperCase(), { address: '198.51.100.7' });
    expect(waited).toBeGreaterThan(0);
    expect(waited).toBeLessThan(10_000);
    expect(await right(email, { address: '198.51.100.7' })).toBe(0);
  });

  it('[WEB-1] sixty on anybody lock nobody else behind the same address', async () => {
    const { email } = await newMaker(studio.db, 'Hal');
    await guess(70, 'anybody@example.org', () => '203.0.113.9');
    expect(await right(email, { address: '203.0.113.9' })).toBeLessThan(10_000);
  });

  it('[WEB-1] wait longer and longer, for known and unknown e-mail addresses alike', async () => {
    const { email } = await newMaker(studio.db, 'Ida');
    const delays: number[][] = [];
    for (const who of [email, 'nobody-at-all@example.org']) {
      const { waits, tools } = door();
      for (let n = 0; n < 12; n++) await wrong(who, `ida ${who}`, tools);
      delays.push(waits);
    }
    expect(delays[0]).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 8_000]);
    expect(delays[1]).toEqual(delays[0]);
  });

  it('[WEB-1] pile up nowhere: of many at once, few wait and the others are refused', async () => {
    const room = new WaitingRoom(1_000);
    const tools = { room, signer: () => signer };
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, n) => wrong(`pile-${String(n)}@example.org`, '203.0.113.11', tools))
    );
    const refused = outcomes.filter((error) => (error as AppError).code === 'too_many');
    expect(refused).toHaveLength(32);
    expect(refused[0]).toMatchObject({ detail: 'sign_in_busy' });
    expect(room.size).toBe(0);
  });

  it('[WEB-1] what succeeds is not counted', async () => {
    const { email } = await newMaker(studio.db, 'Jo');
    for (let n = 0; n < 40; n++) expect(await right(email, { address: '203.0.113.12' })).toBe(0);
    const { waits, tools } = door();
    await wrong('somebody@example.org', '203.0.113.12', tools);
    expect(waits).toEqual([]);
  });

  it('[WEB-4] elsewhere do not slow down a device that signed in before', async () => {
    const { email, userId } = await newMaker(studio.db, 'Kit');
    const [owner] = await studio.db.select().from(users).where(eq(users.id, userId));
    const device = issueDevice({ userId, passwordHash: owner?.passwordHash ?? '' }, signer, Date.now());
    await guess(60, email, () => '203.0.113.13');
    expect(await right(email, { address: '203.0.113.13', device })).toBe(0);
    // Its own tries are bounded, too.
    await guess(6, email, () => '203.0.113.13');
    const { waits, tools } = door();
    const place = { address: '203.0.113.13', device };
    for (let n = 0; n < 12; n++)
      await signIn(studio.db, { email, password: 'wrong' }, place, tools).catch(() => undefined);
    expect(waits).toHaveLength(2);
  });

  it('[WEB-3] from unknown addresses wait by e-mail address only', async () => {
    const { email } = await newMaker(studio.db, 'Lou');
    for (let n = 0; n < 40; n++) await wrong(`x${String(n)}@example.org`, UNKNOWN_ADDRESS);
    expect(await right(email, { address: UNKNOWN_ADDRESS })).toBe(0);
    const { waits, tools } = door();
    for (let n = 0; n < 22; n++) await wrong(email, UNKNOWN_ADDRESS, tools);
    expect(waits).toEqual([250, 500]);
  });
});

describe('rate limits', () => {
  it('[WEB-3] refuse nobody whose address is unknown, and count them', async () => {
    const { db } = studio;
    const limit = { name: 'address', attempts: 2, windowSeconds: 60 };
    for (let n = 0; n < 5; n++) await consumeAddressLimit(db, limit, UNKNOWN_ADDRESS);
    for (let n = 0; n < 2; n++) await consumeAddressLimit(db, limit, '192.0.2.8');
    await expect(consumeAddressLimit(db, limit, '192.0.2.8')).rejects.toMatchObject({ code: 'too_many' });
    const counts = (await db.select().from(rateLimits)).filter(({ key }) => key.startsWith('address:'));
    expect(counts.map(({ count }) => count).sort()).toEqual([3, 5]);
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
