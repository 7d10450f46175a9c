import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LiveSessionId } from '#core/ids.ts';
import { leadSession } from '#lib/server/live-sessions/lead-session.ts';
import { startLiveSession } from '#lib/server/live-sessions/start-live-session.ts';
import { beginPairing, MOST_WAITING } from '#lib/server/pairing/begin-pairing.ts';
import { findPairing } from '#lib/server/pairing/find-pairing.ts';
import { findWaitingDisplay, pairDisplay } from '#lib/server/pairing/pair-display.ts';
import { saveQuizDraft } from '#lib/server/quizzes/save-quiz-draft.ts';
import { rateLimits } from '#schema/auth.ts';
import { displayPairings } from '#schema/display-pairing.ts';
import { liveSessions } from '#schema/live.ts';
import { draft, newMaker, openStudio } from './web-studio.ts';

const pub = { subject: 'maker', address: 'the pub' };
let studio: Awaited<ReturnType<typeof openStudio>>;
let session: { id: LiveSessionId; code: string };
beforeAll(async () => {
  studio = await openStudio();
});
afterAll(() => studio.close());
beforeEach(async () => {
  await studio.db.delete(displayPairings);
  await studio.db.delete(rateLimits);
  const maker = await newMaker(studio.db, 'Maker');
  const quizId = await saveQuizDraft(studio.db, maker.access.workspaceId, draft('one'));
  const { code } = await startLiveSession(studio.db, maker.access, quizId);
  ({ session } = await leadSession(studio.db, { account: maker, address: 'the pub' }, code));
});

/** As if it had been so for so many minutes. */
const pass = (minutes: number) =>
  studio.db
    .update(displayPairings)
    .set({ expiresAt: sql`${displayPairings.expiresAt} - make_interval(mins => ${minutes})` });

describe('[WEB-14] a screen that waits with a code', () => {
  it('is sent to an evening in a role by whoever types it, and told so again and again', async () => {
    const { db } = studio;
    const [screen, other] = [await beginPairing(db, 'the pub'), await beginPairing(db, 'the pub')];
    expect(screen.code).toMatch(/^[A-Z0-9]{4}$/);
    expect(await findPairing(db, screen.key)).toBe('waiting');
    const typed = ` ${screen.code.toLowerCase().slice(0, 2)} ${screen.code.toLowerCase().slice(2)}`;
    expect(await findWaitingDisplay(db, pub, typed)).toBe(screen.code);
    expect(await findPairing(db, screen.key)).toBe('waiting');
    expect(await pairDisplay(db, pub, typed, session.id, 'board')).toBe(screen.code);
    for (let again = 0; again < 2; again++)
      expect(await findPairing(db, screen.key)).toEqual({ code: session.code, role: 'board' });
    expect(await findPairing(db, other.key)).toBe('waiting');
  });

  it('is sent once: its code is nobody’s afterwards', async () => {
    const { db } = studio;
    const { code, key } = await beginPairing(db, 'the pub');
    const both = await Promise.allSettled([
      pairDisplay(db, pub, code, session.id, 'board'),
      pairDisplay(db, pub, code, session.id, 'code')
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refusal = { code: 'not_found', detail: 'pairing' };
    await expect(findWaitingDisplay(db, pub, code)).rejects.toMatchObject(refusal);
    const outcome = await findPairing(db, key);
    await expect(pairDisplay(db, pub, code, session.id, 'monitor')).rejects.toMatchObject(refusal);
    expect(await findPairing(db, key)).toEqual(outcome);
  });

  it('waits ten minutes, then its code is free for another', async () => {
    const { db } = studio;
    const same = () => new Uint8Array(16).fill(7);
    const { code, key } = await beginPairing(db, 'the pub', same);
    await pass(9);
    expect(await findWaitingDisplay(db, pub, code)).toBe(code);
    await expect(beginPairing(db, 'the pub', same)).rejects.toMatchObject({ code: 'unavailable' });
    await pass(1);
    await expect(findPairing(db, key)).rejects.toMatchObject({ code: 'not_found' });
    await expect(findWaitingDisplay(db, pub, code)).rejects.toMatchObject({ code: 'not_found' });
    await expect(pairDisplay(db, pub, code, session.id, 'stage')).rejects.toMatchObject({
      code: 'not_found'
    });
    const next = await beginPairing(db, 'the pub', same);
    expect(next.code).toBe(code);
    expect(await findPairing(db, next.key)).toBe('waiting');
    await expect(findPairing(db, key)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('tells nobody without its key, and the table holds no key', async () => {
    const { db } = studio;
    const { code, key } = await beginPairing(db, 'the pub');
    for (const guess of ['', code, 'x'.repeat(43)])
      await expect(findPairing(db, guess)).rejects.toMatchObject({ code: 'not_found' });
    expect(JSON.stringify(await db.select().from(displayPairings))).not.toContain(key);
  });

  it('goes with the evening that it was sent to', async () => {
    const { db } = studio;
    const { code, key } = await beginPairing(db, 'the pub');
    await pairDisplay(db, pub, code, session.id, 'stage');
    await db.delete(liveSessions);
    await expect(findPairing(db, key)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('[WEB-14] limits', () => {
  it('of codes that are asked for', async () => {
    const { db } = studio;
    for (let n = 0; n < 60; n++) await beginPairing(db, 'a script');
    await expect(beginPairing(db, 'a script')).rejects.toMatchObject({ code: 'too_many' });
    await expect(beginPairing(db, 'the pub')).resolves.toMatchObject({ key: expect.any(String) as string });
  });

  it('of screens that wait', async () => {
    const { db } = studio;
    await db.insert(displayPairings).values(
      Array.from({ length: MOST_WAITING }, (_, n) => ({
        code: `x${String(n)}`,
        keyHash: String(n),
        expiresAt: sql`now() + interval '1 minute'`
      }))
    );
    await expect(beginPairing(db, 'the pub')).rejects.toMatchObject({ code: 'too_many' });
    await pass(2);
    await expect(beginPairing(db, 'the pub')).resolves.toMatchObject({ key: expect.any(String) as string });
  });

  it('of codes that are guessed, and never of right ones', async () => {
    const { db } = studio;
    const refused = async (code: string) =>
      (await findWaitingDisplay(db, pub, code).catch((error: unknown) => error)) as { code: string };
    for (let n = 0; n < 20; n++) expect(await refused('NOPE')).toMatchObject({ code: 'not_found' });
    expect(await refused('NOPE')).toMatchObject({ code: 'too_many' });
    expect(await refused('?')).toMatchObject({ code: 'too_many' });
    const { code } = await beginPairing(db, 'the pub');
    expect(await findWaitingDisplay(db, pub, code)).toBe(code);
    expect(await pairDisplay(db, pub, code, session.id, 'stage')).toBe(code);
  });
});
