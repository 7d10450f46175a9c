import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DeputyId } from '#core/ids.ts';
import { readClaims } from '#core/protocol/ticket.ts';
import { hashSessionId } from '#lib/server/auth/session-adapter.ts';
import { becomeDeputy, findDeputyLink } from '#lib/server/deputies/become-deputy.ts';
import { dismissDeputy, listDeputies } from '#lib/server/deputies/dismiss-deputy.ts';
import { inviteDeputy, MOST_DEPUTIES, sweepDeputies } from '#lib/server/deputies/invite-deputy.ts';
import { leadSession, requireLead, type Lead } from '#lib/server/live-sessions/lead-session.ts';
import { openHost } from '#lib/server/live-sessions/open-host.ts';
import { playAgain } from '#lib/server/live-sessions/play-again.ts';
import { startLiveSession } from '#lib/server/live-sessions/start-live-session.ts';
import { saveQuizDraft } from '#lib/server/quizzes/save-quiz-draft.ts';
import { createSigner, safeEqual } from '#ops/signer.ts';
import { authSessions } from '#schema/auth.ts';
import { liveSessions } from '#schema/live.ts';
import { quizzes } from '#schema/quiz.ts';
import { sessionDeputies } from '#schema/session-deputy.ts';
import { draft, newMaker, openStudio, type Maker } from './web-studio.ts';

const PHONE =
  'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0 Mobile Safari/537.36';
const { sign: signFor } = createSigner('0123456789abcdef0123456789abcdef');
const sign = (text: string) => signFor('claims', text);

let studio: Awaited<ReturnType<typeof openStudio>>;
let maker: Maker;
let lead: Lead;
let code: string;
beforeAll(async () => {
  studio = await openStudio();
});
afterAll(() => studio.close());
beforeEach(async () => {
  await studio.db.delete(sessionDeputies);
  maker = await newMaker(studio.db, 'Maker');
  ({ lead, code } = await evening());
});

/** An evening of the maker, as his panel leads it. */
async function evening() {
  const { db } = studio;
  const quizId = await saveQuizDraft(db, maker.access.workspaceId, draft('one'));
  const session = await startLiveSession(db, maker.access, quizId);
  const account = { ...maker, signIn: hashSessionId(maker.sessionId) };
  return { code: session.code, lead: await leadSession(db, { account, address: 'pub' }, session.code) };
}

/** A phone that has used a link. */
async function phone() {
  const deputy = await becomeDeputy(studio.db, await inviteDeputy(studio.db, lead), PHONE);
  const seeker = { account: undefined, deputyKey: deputy.key, address: 'pub' };
  return { deputy, seeker, leads: (what = code) => leadSession(studio.db, seeker, what) };
}
const over = { code: 'unauthenticated', detail: 'deputy_over' };

describe('[WEB-15] a link for a deputy', () => {
  it('lets one device lead this evening, and no other', async () => {
    const { db } = studio;
    const { seeker, leads } = await phone();
    const seat = await openHost(db, seeker, code, sign);
    expect(seat).toMatchObject({ code, isDeputy: true });
    const led = await leads();
    expect(led).toMatchObject({ as: 'deputy' });
    expect(readClaims(seat.ticket, 'ticket', Date.now(), sign, safeEqual)).toMatchObject({
      role: 'host',
      session: lead.session.id,
      signIn: led.signIn
    });
    expect(seat.ticket.length).toBeLessThan(600);
    const other = await evening();
    await expect(leads(other.code)).rejects.toMatchObject(over);
    await expect(leads('NOPE9')).rejects.toMatchObject(over);
  });

  it('is not used up by being looked at, and works once', async () => {
    const { db } = studio;
    const token = await inviteDeputy(db, lead);
    for (let look = 0; look < 2; look++)
      expect(await findDeputyLink(db, token)).toEqual({ code, title: 'Colours' });
    const both = await Promise.allSettled([becomeDeputy(db, token, PHONE), becomeDeputy(db, token, PHONE)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await findDeputyLink(db, token)).toBeUndefined();
    await expect(becomeDeputy(db, token, PHONE)).rejects.toMatchObject({ detail: 'deputy_link_over' });
    for (const nonsense of ['', 'x', `${token}x`]) expect(await findDeputyLink(db, nonsense)).toBeUndefined();
  });

  it('waits ten minutes, and the next one makes it worthless', async () => {
    const { db } = studio;
    const first = await inviteDeputy(db, lead);
    const second = await inviteDeputy(db, lead);
    expect(await findDeputyLink(db, first)).toBeUndefined();
    await db.update(sessionDeputies).set({ expiresAt: sql`now() - interval '1 second'` });
    expect(await findDeputyLink(db, second)).toBeUndefined();
    await expect(becomeDeputy(db, second, PHONE)).rejects.toMatchObject({ detail: 'deputy_link_over' });
    expect(await sweepDeputies(db)).toBe(1);
  });

  it('and what a device holds are stored as hashes alone', async () => {
    const token = await inviteDeputy(studio.db, lead);
    const { deputy } = await phone();
    const stored = JSON.stringify(await studio.db.select().from(sessionDeputies));
    for (const secret of [token, deputy.key]) expect(stored).not.toContain(secret);
  });
});

describe('[WEB-15] a deputy', () => {
  it('may lead and add screens, and neither appoint others nor take a right away', async () => {
    const { deputy, leads } = await phone();
    const led = await leads();
    requireLead(led, 'leadSession');
    requireLead(led, 'addScreens');
    for (const action of ['hostSessions', 'editQuizzes', 'deleteSessions', 'shareResults'] as const)
      expect(() => {
        requireLead(led, action);
      }).toThrow('forbidden');
    await expect(inviteDeputy(studio.db, led)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listDeputies(studio.db, led)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(dismissDeputy(studio.db, led, deputy.id)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is seen by the host, who takes the right away', async () => {
    const { db } = studio;
    const { deputy, leads } = await phone();
    expect(await listDeputies(db, lead)).toEqual([{ id: deputy.id, browser: 'Chrome', system: 'Android' }]);
    const other = await evening();
    await expect(dismissDeputy(db, other.lead, deputy.id)).rejects.toMatchObject({ code: 'not_found' });
    await leads();
    await dismissDeputy(db, lead, deputy.id);
    await expect(leads()).rejects.toMatchObject(over);
    await expect(dismissDeputy(db, lead, deputy.id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await listDeputies(db, lead)).toEqual([]);
  });

  it('leads no longer when the sign-in that gave it ends, the evening ends, or a day has passed', async () => {
    const { db } = studio;
    const [first, second] = [await phone(), await phone()];
    await db
      .update(sessionDeputies)
      .set({ expiresAt: sql`${sessionDeputies.expiresAt} - interval '1 day'` })
      .where(eq(sessionDeputies.id, first.deputy.id));
    await expect(first.leads()).rejects.toMatchObject(over);
    await second.leads();
    await db
      .update(authSessions)
      .set({ expiresAt: sql`now() - interval '1 second'` })
      .where(eq(authSessions.userId, maker.userId));
    await expect(second.leads()).rejects.toMatchObject(over);
    await db.update(authSessions).set({ expiresAt: sql`now() + interval '1 day'` });
    await second.leads();
    await db.update(liveSessions).set({ status: 'ended' });
    await expect(second.leads()).rejects.toMatchObject(over);
    await db.delete(authSessions).where(eq(authSessions.userId, maker.userId));
    expect(await db.$count(sessionDeputies, eq(sessionDeputies.liveSessionId, lead.session.id))).toBe(0);
  });

  it('is one of eight at most', async () => {
    for (let n = 0; n < MOST_DEPUTIES; n++) await phone();
    await expect(phone()).rejects.toMatchObject({ code: 'conflict', detail: 'deputies_full' });
    const [first] = await listDeputies(studio.db, lead);
    if (first) await dismissDeputy(studio.db, lead, first.id);
    await phone();
  });
});

describe('[WEB-18] the deputies of an evening that leads on to another', () => {
  const over = () =>
    studio.db.update(liveSessions).set({ status: 'ended' }).where(eq(liveSessions.id, lead.session.id));
  const again = () => playAgain(studio.db, maker.access, lead.session.id, sign);

  it('lead that one with what they hold, for what is left of their day', async () => {
    const { db } = studio;
    const { deputy, leads } = await phone();
    await inviteDeputy(db, lead);
    const [before] = await listDeputiesOf(deputy.id);
    await over();
    const next = await again();
    expect(await leads(next.code)).toMatchObject({ as: 'deputy', session: { code: next.code } });
    expect(await listDeputiesOf(deputy.id)).toEqual([
      { ...before, liveSessionId: (await leads(next.code)).session.id }
    ]);
    // A link that nobody has opened stays behind, and is worth nothing there.
    expect(await db.$count(sessionDeputies, eq(sessionDeputies.liveSessionId, lead.session.id))).toBe(1);
  });

  it('stay where they are while it runs', async () => {
    const { leads } = await phone();
    // Of a quiz that was changed since there is another evening.
    await studio.db.update(quizzes).set({ title: 'Changed' });
    expect((await again()).code).not.toBe(code);
    await leads();
  });

  it('go along as far as there is room', async () => {
    const { db } = studio;
    for (let n = 0; n < MOST_DEPUTIES; n++) await phone();
    await over();
    const { code: next } = await again();
    const account = { ...maker, signIn: hashSessionId(maker.sessionId) };
    lead = await leadSession(db, { account, address: 'pub' }, next);
    expect(await listDeputies(db, lead)).toHaveLength(MOST_DEPUTIES);
    await expect(inviteDeputy(db, lead)).rejects.toMatchObject({ detail: 'deputies_full' });
  });

  const listDeputiesOf = (id: DeputyId) =>
    studio.db.select().from(sessionDeputies).where(eq(sessionDeputies.id, id));
});
