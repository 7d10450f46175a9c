import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { confirmImport } from '#lib/server/imports/confirm-import.ts';
import { appointOwner } from '#lib/server/instance/appoint-owner.ts';
import { loadInstanceSettings } from '#lib/server/instance/instance-settings.ts';
import { listRunningRooms } from '#lib/server/instance/list-running-rooms.ts';
import { listUsers } from '#lib/server/instance/list-users.ts';
import { listWorkers } from '#lib/server/instance/list-workers.ts';
import { loadAnnouncements } from '#lib/server/instance/load-announcements.ts';
import { loadStorage } from '#lib/server/instance/load-storage.ts';
import { openInstance } from '#lib/server/instance/open-instance.ts';
import { setBanner } from '#lib/server/instance/set-banner.ts';
import { setDrain } from '#lib/server/instance/set-drain.ts';
import { setInstanceOwner } from '#lib/server/instance/set-instance-owner.ts';
import { setSwitches } from '#lib/server/instance/set-switches.ts';
import { signOutEverywhere } from '#lib/server/instance/sign-out-everywhere.ts';
import { startLiveSession } from '#lib/server/live-sessions/start-live-session.ts';
import { saveQuizDraft } from '#lib/server/quizzes/save-quiz-draft.ts';
import { createLucia } from '#lib/server/auth/lucia.ts';
import { createLog } from '#ops/log.ts';
import { secretPrint } from '#ops/secret-print.ts';
import { startWorker } from '#realtime/worker.ts';
import { asId, type QuizId, type UserId } from '#core/ids.ts';
import { defaultInstanceSettings } from '#core/instance/settings.ts';
import { Bot } from '../support/bot.ts';
import { ticketFor } from '../support/tickets.ts';
import { workerEnv } from '../support/worker-env.ts';
import { draft, newMaker, openStudio, type Maker } from './web-studio.ts';

let studio: Awaited<ReturnType<typeof openStudio>>;
let owner: Maker;
let maker: Maker;
let quizId: QuizId;
const access = () => openInstance(owner);

beforeAll(async () => {
  studio = await openStudio();
  owner = await newMaker(studio.db, 'Olga');
  maker = await newMaker(studio.db, 'Max');
  quizId = await saveQuizDraft(studio.db, maker.access.workspaceId, draft('Which colour?'));
});
afterEach(async () => {
  await setSwitches(studio.db, access(), { newSessions: true, imports: true });
  await setDrain(studio.db, access(), false, Date.now());
});
afterAll(() => studio.close());

const forbidden = (detail: string) => ({ code: 'forbidden', detail });

describe('[OPS-9] the installation', () => {
  it('is owned by its first account, also when several come at once', async () => {
    const fresh = await openStudio();
    const makers = await Promise.all(['A', 'B', 'C', 'D'].map((name) => newMaker(fresh.db, name)));
    expect(makers.filter(({ isInstanceOwner }) => isInstanceOwner)).toHaveLength(1);
    await fresh.close();
    expect(owner.isInstanceOwner).toBe(true);
    expect(maker.isInstanceOwner).toBe(false);
  });

  it('opens for nobody else, who is told that there is nothing', () => {
    expect(() => openInstance(maker)).toThrow(expect.objectContaining({ code: 'not_found' }) as Error);
    expect(() => openInstance(undefined)).toThrow(
      expect.objectContaining({ code: 'unauthenticated' }) as Error
    );
  });

  it('always keeps an owner', async () => {
    const { db } = studio;
    await expect(setInstanceOwner(db, access(), owner.userId, false)).rejects.toMatchObject({
      code: 'conflict',
      detail: 'last_owner'
    });
    await setInstanceOwner(db, access(), maker.userId, true);
    // Both at once: one of them stays.
    const results = await Promise.allSettled([
      setInstanceOwner(db, access(), owner.userId, false),
      setInstanceOwner(db, access(), maker.userId, false)
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await appointOwner(db, owner.email.toUpperCase(), true);
    await appointOwner(db, maker.email, false);
    expect(await appointOwner(db, 'nobody@example.org', true)).toBe(false);
    await expect(setInstanceOwner(db, access(), asId<UserId>(randomUUID()), true)).rejects.toMatchObject({
      code: 'not_found'
    });
  });

  it('lists its accounts and signs them out', async () => {
    const { db } = studio;
    const { users, total } = await listUsers(db, access(), { search: maker.email.slice(0, 8).toUpperCase() });
    expect(total).toBe(1);
    expect(users[0]).toMatchObject({ name: 'Max', workspaces: 1, signIns: 1, isInstanceOwner: false });
    expect((await listUsers(db, access(), { search: '%' })).total).toBe(0);
    await signOutEverywhere(db, access(), maker.userId);
    expect((await createLucia(db).validateSession(maker.sessionId)).session).toBeNull();
  });
});

describe('[OPS-10] live sessions', () => {
  it('do not begin while the installation drains, and begin again by themselves', async () => {
    const { db } = studio;
    await setDrain(db, access(), true, Date.now());
    await expect(startLiveSession(db, maker.access, quizId)).rejects.toMatchObject(
      forbidden('sessions_draining')
    );
    expect((await loadAnnouncements(db, Date.now())).drainUntil).not.toBeNull();
    await setDrain(db, access(), true, Date.now() - 61 * 60_000);
    expect((await loadAnnouncements(db, Date.now())).drainUntil).toBeNull();
    await expect(startLiveSession(db, maker.access, quizId)).resolves.toBeDefined();
  });

  it('that were there before the drain are found again', async () => {
    const { db } = studio;
    const before = await startLiveSession(db, maker.access, quizId);
    await setDrain(db, access(), true, Date.now());
    expect(await startLiveSession(db, maker.access, quizId)).toEqual(before);
  });
});

describe('switches', () => {
  it('close live sessions and imports', async () => {
    const { db } = studio;
    const other = await saveQuizDraft(db, maker.access.workspaceId, draft('Another?'));
    await setSwitches(db, access(), { newSessions: false, imports: false });
    await expect(startLiveSession(db, maker.access, other)).rejects.toMatchObject(
      forbidden('sessions_closed')
    );
    const facts = { title: 'T', language: 'en' } as const;
    await expect(confirmImport(db, maker.access, 'x', facts)).rejects.toMatchObject(
      forbidden('imports_closed')
    );
  });

  it('and the announcement survive as they were set', async () => {
    const { db } = studio;
    await setBanner(db, access(), { text: '  Update at nine  ', tone: 'warning' });
    expect((await loadAnnouncements(db, 0)).banner).toEqual({ text: 'Update at nine', tone: 'warning' });
    await expect(setBanner(db, access(), { text: 'x'.repeat(201), tone: 'info' })).rejects.toMatchObject({
      code: 'invalid',
      detail: 'banner_too_long'
    });
    await setBanner(db, access(), { text: ' ', tone: 'info' });
    expect(await loadInstanceSettings(db)).toEqual(defaultInstanceSettings);
  });
});

describe('the state of the installation', () => {
  it('shows workers and rooms as they are, without the code', async () => {
    const { db, url } = studio;
    const env = workerEnv(url);
    const worker = await startWorker(env, createLog({ process: 'worker', level: 'silent' }), '9.9.9');
    await worker.ready;
    const { id, code } = await startLiveSession(db, maker.access, quizId);
    const bot = new Bot(`ws://127.0.0.1:${String(worker.port)}/ws`, {
      headers: { origin: 'https://quiz.example.org' }
    });
    await bot.attend(() => ticketFor(asId(id), 'host'), code);
    const look = async () => ({
      workers: await listWorkers(db, access(), secretPrint(env.secret)),
      running: await listRunningRooms(db, access())
    });
    await expect.poll(async () => (await look()).running.total, { timeout: 15_000 }).toBe(1);
    const { workers, running } = await look();
    expect(workers).toMatchObject([
      { version: '9.9.9', state: 'ok', rooms: 1, redis: null, hasOurSecret: true }
    ]);
    expect(running.rooms).toMatchObject([{ id, workspace: maker.access.name, players: 0, clients: 1 }]);
    expect(JSON.stringify(running)).not.toContain(code);
    expect((await listWorkers(db, access(), 'another'))[0]?.hasOurSecret).toBe(false);
    bot.close();
    await worker.stop();
    expect((await look()).workers).toEqual([]);
  });

  it('tells how much is stored', async () => {
    const storage = await loadStorage(studio.db, access());
    expect(storage.bytes).toBeGreaterThan(1_000_000);
    expect(storage.largest.length).toBe(5);
    expect(storage).toMatchObject({ users: 2, sessions: expect.any(Number) as number });
  });
});
