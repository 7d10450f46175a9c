import { createHash, randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { picture } from '#core/brand/logo/pictures.fixture.ts';
import { readLogo } from '#core/brand/logo/read-logo.ts';
import type { LiveSessionId } from '#core/ids.ts';
import { limitSettings } from '#core/instance/settings.ts';
import { findLogo } from '#lib/server/brand/find-logo.ts';
import { loadBrand } from '#lib/server/brand/load-brand.ts';
import { sweepLogos } from '#lib/server/brand/remove-unused-logos.ts';
import { saveBrand, type LogoChange } from '#lib/server/brand/save-brand.ts';
import { startLiveSession } from '#lib/server/live-sessions/start-live-session.ts';
import { openDisplay } from '#lib/server/live-sessions/open-display.ts';
import { saveQuizDraft } from '#lib/server/quizzes/save-quiz-draft.ts';
import { openHomeWorkspace } from '#lib/server/workspaces/open-workspace.ts';
import { instanceSettings } from '#schema/instance.ts';
import { liveEvents, liveSessions } from '#schema/live.ts';
import { brandLogos, workspaceMembers } from '#schema/workspace.ts';
import { draft, newMaker, openStudio, type Maker } from './web-studio.ts';

let studio: Awaited<ReturnType<typeof openStudio>>;
let maker: Maker;
beforeAll(async () => {
  studio = await openStudio();
});
beforeEach(async () => {
  await studio.db.delete(instanceSettings);
  await studio.db.delete(brandLogos);
  maker = await newMaker(studio.db, 'Maker');
});
afterAll(() => studio.close());

const facts = { name: 'De Kroon', main: '#00843d', accent: '#f58220', alt: '', onCard: false } as const;
const save = (change: LogoChange = 'keep', more = {}, who = maker) =>
  saveBrand(studio.db, who.access, { ...facts, ...more }, change);
const load = (who = maker) => loadBrand(studio.db, who.access.workspaceId);
const logosOf = (who: Maker) =>
  studio.db.$count(brandLogos, eq(brandLogos.workspaceId, who.access.workspaceId));
const bytesOf = (name: Parameters<typeof picture>[0]) => {
  const logo = readLogo(picture(name));
  if (typeof logo === 'string') throw new Error(logo);
  return logo.bytes;
};
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const begin = async (who = maker) => {
  const quizId = await saveQuizDraft(studio.db, who.access.workspaceId, draft('one'));
  return startLiveSession(studio.db, who.access, quizId);
};
const brandOf = async (code: string) =>
  (await openDisplay(studio.db, code, '203.0.113.7', () => 'signed')).brand;
/** The host has pressed the button. */
const go = (id: LiveSessionId) =>
  studio.db.insert(liveEvents).values({ liveSessionId: id, seq: 1, type: 'roundIntroduced', data: {} });

describe('[GAME-43] an evening has the brand of its workspace', () => {
  it('as it is when it begins, and none where none is set', async () => {
    expect(await brandOf((await begin()).code)).toBeNull();
    await save(picture('jpg'));
    const { code } = await begin();
    const bytes = bytesOf('jpg');
    const logo = { type: 'jpg', width: 40, height: 16, alt: 'De Kroon', onCard: false };
    expect(await brandOf(code)).toEqual({
      ...{ main: '#00843d', accent: '#f58220' },
      logo: { ...logo, digest: hash(bytes) }
    });
    expect((await openHomeWorkspace(studio.db, maker)).name).toBe('De Kroon');
  });

  it('follows what is set until it begins, and keeps it from then on, logo and all', async () => {
    const { id, code } = await begin();
    await save(picture('png'));
    expect((await brandOf(code))?.logo).toMatchObject({ digest: hash(bytesOf('png')) });
    await go(id);
    await save(picture('webp'), { main: '#000000' });
    expect(await brandOf(code)).toMatchObject({ main: '#00843d', logo: { digest: hash(bytesOf('png')) } });
    expect(await load()).toMatchObject({ main: '#000000', logo: { digest: hash(bytesOf('webp')) } });
    const kept = await findLogo(studio.db, `${hash(bytesOf('png'))}.png`, '203.0.113.7');
    expect(kept).toEqual({ type: 'png', bytes: bytesOf('png') });
  });

  it('is no other workspace’s', async () => {
    const stranger = await newMaker(studio.db, 'Stranger');
    const { code } = await begin(stranger);
    await save(picture('png'));
    expect(await load(stranger)).toBeNull();
    expect(await brandOf(code)).toBeNull();
  });
});

describe('[WEB-16] the logo of a workspace', () => {
  it('is changed by owners alone', async () => {
    for (const role of ['editor', 'host'] as const) {
      await studio.db
        .update(workspaceMembers)
        .set({ role })
        .where(eq(workspaceMembers.workspaceId, maker.access.workspaceId));
      const member = { ...maker, access: await openHomeWorkspace(studio.db, maker) };
      await expect(save(picture('png'), {}, member)).rejects.toMatchObject({
        ...{ code: 'forbidden', detail: 'owner_needed' }
      });
    }
    expect(await load()).toBeNull();
    expect(await logosOf(maker)).toBe(0);
  });

  it('stays while the rest is changed, and goes when it is taken away', async () => {
    await save(picture('png'), { alt: 'A crown' });
    await save('keep', { alt: 'The Crown', onCard: true });
    expect((await load())?.logo).toMatchObject({ type: 'png', alt: 'The Crown', onCard: true });
    await save('remove');
    expect((await load())?.logo).toBeNull();
    expect(await logosOf(maker)).toBe(0);
  });

  it('is refused where it is no picture, and then nothing is changed', async () => {
    await expect(save(new TextEncoder().encode('<svg onload="alert(1)"/>'))).rejects.toMatchObject({
      ...{ code: 'invalid', detail: 'logo_type' }
    });
    expect(await load()).toBeNull();
  });

  it('counts as stored bytes [OPS-20]', async () => {
    await studio.db.insert(instanceSettings).values({ key: limitSettings.storedMegabytes, value: 1 });
    // As the logos of many evenings before.
    await studio.db.insert(brandLogos).values({
      ...{ digest: 'f'.repeat(64), workspaceId: maker.access.workspaceId, type: 'png', width: 1, height: 1 },
      bytes: randomBytes(1_000_000)
    });
    await expect(save(picture('jpg'))).rejects.toMatchObject({ detail: 'limit_storage' });
    // Without a logo a brand takes no room.
    await save();
    expect(await load()).toMatchObject({ main: '#00843d' });
  });

  it('is stored once per workspace, and one workspace does not take it from another', async () => {
    const other = await newMaker(studio.db, 'Other');
    await save(picture('png'));
    await save(picture('png'));
    await save(picture('png'), {}, other);
    expect(await logosOf(maker)).toBe(1);
    await save('remove');
    expect(await logosOf(maker)).toBe(0);
    await expect(findLogo(studio.db, `${hash(bytesOf('png'))}.png`, '203.0.113.7')).resolves.toMatchObject({
      type: 'png'
    });
    await save('remove', {}, other);
    await expect(findLogo(studio.db, `${hash(bytesOf('png'))}.png`, '203.0.113.7')).rejects.toMatchObject({
      code: 'not_found'
    });
  });

  it('is swept when its last evening has gone for good, and not before', async () => {
    await save(picture('png'));
    const { id } = await begin();
    await go(id);
    await save('remove');
    expect(await sweepLogos(studio.db)).toBe(0);
    await studio.db.delete(liveSessions).where(eq(liveSessions.id, id));
    expect(await sweepLogos(studio.db)).toBe(1);
    expect(await logosOf(maker)).toBe(0);
  });

  it('goes with its workspace', async () => {
    await save(picture('png'));
    await studio.db.execute(sql`delete from workspace where id = ${maker.access.workspaceId}`);
    expect(await logosOf(maker)).toBe(0);
  });

  it('that is not there may be asked for sixty times a minute; a name that is none costs nothing', async () => {
    const ask = (file: string) =>
      findLogo(studio.db, file, '198.51.100.9').catch((cause: unknown) => (cause as { code: string }).code);
    for (let tries = 0; tries < 70; tries++) expect(await ask('../../etc/passwd')).toBe('not_found');
    const nobodys = `${'0'.repeat(64)}.png`;
    for (let tries = 0; tries < 60; tries++) expect(await ask(nobodys)).toBe('not_found');
    expect(await ask(nobodys)).toBe('too_many');
  });
});
