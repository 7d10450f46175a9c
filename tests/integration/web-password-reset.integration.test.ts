import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asId, type UserId } from '#core/ids.ts';
import { createLucia } from '#lib/server/auth/lucia.ts';
import { findReset } from '#lib/server/auth/find-reset.ts';
import { makeResetToken } from '#lib/server/auth/make-reset-token.ts';
import { requestPasswordReset } from '#lib/server/auth/request-password-reset.ts';
import { resetPassword } from '#lib/server/auth/reset-password.ts';
import { signIn } from '#lib/server/auth/sign-in.ts';
import { PostgresJobStore } from '#lib/server/jobs/postgres-job-store.ts';
import { mailJobs } from '#lib/server/mail/mail-jobs.ts';
import { JobRunner, type JobOutcome } from '#ops/jobs/job-runner.ts';
import { jobs } from '#schema/jobs.ts';
import { passwordResets } from '#schema/auth.ts';
import { startMailServer } from '#tests/support/mail-server.ts';
import { newMaker, openStudio, PASSWORD } from './web-studio.ts';

const NEXT = 'a quiet evening by the sea';
const ORIGIN = 'https://quiz.example.org';
let studio: Awaited<ReturnType<typeof openStudio>>;
let server: Awaited<ReturnType<typeof startMailServer>>;
let mail: ReturnType<typeof mailJobs>;
let runner: JobRunner;
let outcomes: JobOutcome[];
let isSet: boolean;
let mailed: string[];
beforeAll(async () => {
  studio = await openStudio();
});
afterAll(() => studio.close());
beforeEach(async () => {
  server = await startMailServer();
  await studio.db.delete(jobs);
  outcomes = [];
  mailed = [];
  isSet = true;
  const db = () => studio.db;
  mail = mailJobs({
    db,
    settings: () => (isSet ? { smtpUrl: server.url, from: 'quiz@example.org', origin: ORIGIN } : undefined),
    onResetMailed: (userId) => void mailed.push(userId)
  });
  runner = new JobRunner({
    store: new PostgresJobStore(db),
    jobs: Object.values(mail),
    onOutcome: (outcome) => void outcomes.push(outcome),
    pollMs: 50
  });
});
afterEach(async () => {
  await runner.stop(5_000);
  await server.stop();
});

const ask = (email: string, address = email) =>
  requestPasswordReset(studio.db, email, address, async () => {
    await runner.add(mail.reset, { email, locale: 'en' });
  });
/** Until so many jobs ended, one way or another. */
const delivered = async (count: number) => {
  runner.start();
  await expect.poll(() => outcomes.length).toBe(count);
};
const tokenIn = (mail = '') => new RegExp(`${ORIGIN}/reset/([\\w-]+)`).exec(mail)?.[1] ?? '';

describe('who forgot the password', () => {
  it('[ACCOUNT-4] gets a link by mail that sets another one, once, and ends all sign-ins', async () => {
    const { db } = studio;
    const { email, sessionId } = await newMaker(db, 'Ada');
    await ask(email.toUpperCase());
    await ask(email, 'again');
    await delivered(2);
    expect(server.mails).toHaveLength(2);
    const [mail, other] = server.mails;
    expect(mail).toMatch(/^From: quiz@example\.org\r$/m);
    expect(mail?.toLowerCase()).toContain(`to: ${email}\r\n`);
    expect(mail).toMatch(/^Subject: PartyQuiz: choose a new password\r$/m);
    const token = tokenIn(mail);
    expect(await findReset(db, token)).toMatchObject({ email, name: 'Ada' });
    expect(mailed).toHaveLength(2);
    // Only its hash is stored.
    expect(JSON.stringify(await db.select().from(passwordResets))).not.toContain(token);

    await expect(resetPassword(db, token, '1234567890')).rejects.toMatchObject({
      detail: 'password_guessable'
    });
    await resetPassword(db, token, NEXT);
    expect((await createLucia(db).validateSession(sessionId)).session).toBeNull();
    await expect(signIn(db, { email, password: NEXT }, { address: 'ada' })).resolves.toBeDefined();
    await expect(signIn(db, { email, password: PASSWORD }, { address: 'ada' })).rejects.toBeDefined();
    for (const used of [token, tokenIn(other)])
      await expect(resetPassword(db, used, 'yet another sentence')).rejects.toMatchObject({
        code: 'conflict',
        detail: 'reset_over'
      });
  });

  it('[ACCOUNT-4] finds one of two presses at once', async () => {
    const { db } = studio;
    const made = await makeResetToken(db, await newMaker(db, 'Ben'), 60);
    const both = await Promise.allSettled(
      [NEXT, `${NEXT} 2`].map((password) => resetPassword(db, made?.token ?? '', password))
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('[ACCOUNT-4] finds a link that is over worth nothing', async () => {
    const { db } = studio;
    const made = await makeResetToken(db, await newMaker(db, 'Cas'), 60);
    const token = made?.token ?? '';
    const [row] = await db
      .select()
      .from(passwordResets)
      .where(eq(passwordResets.userId, made?.userId ?? asId<UserId>('')));
    const minutes = ((row?.expiresAt.getTime() ?? 0) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(59);
    expect(minutes).toBeLessThan(61);
    await db.update(passwordResets).set({ expiresAt: new Date(Date.now() - 1) });
    expect(await findReset(db, token)).toBeUndefined();
    await expect(resetPassword(db, token, NEXT)).rejects.toMatchObject({ detail: 'reset_over' });
    for (const odd of ['', 'x', '../..', '\0', 'é'.repeat(43)])
      expect(await findReset(db, odd)).toBeUndefined();
  });

  it('[ACCOUNT-5] learns nothing about an account, by words or by work', async () => {
    const { db } = studio;
    const { email } = await newMaker(db, 'Dot');
    // Whatever is done before the answer is the same; the account is looked for behind it.
    const before = await db.$count(passwordResets);
    for (const who of [email, 'nobody-here@example.org'])
      await expect(ask(who, 'somewhere')).resolves.toBeUndefined();
    expect(await db.$count(passwordResets)).toBe(before);
    expect(await db.$count(jobs)).toBe(2);
    await delivered(2);
    expect(outcomes).toMatchObject([{ outcome: 'done' }, { outcome: 'done' }]);
    expect(server.mails).toHaveLength(1);
    expect(mailed).toHaveLength(1);
  });

  it('[ACCOUNT-5] fills no mailbox, and hears the same all the while', async () => {
    const { email } = await newMaker(studio.db, 'Eve');
    for (let n = 0; n < 8; n++) await ask(email, `place ${String(n)}`);
    await delivered(3);
    expect(server.mails).toHaveLength(3);
    const tries = await Promise.allSettled(
      Array.from({ length: 25 }, (_, n) => ask(`${String(n)}@example.org`, 'one place'))
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
  });
});

describe('npm run reset-password', () => {
  const run = (email: string, origin: string) =>
    promisify(execFile)(
      process.execPath,
      ['node_modules/tsx/dist/cli.mjs', 'scripts/operate/reset-password.ts', email],
      { env: { ...process.env, DATABASE_URL: studio.url, ORIGIN: origin } }
    );

  it('[ACCOUNT-4] prints a link for who has the server, or its path', async () => {
    const { email } = await newMaker(studio.db, 'Gil');
    const whole = await run(email.toUpperCase(), `${ORIGIN},https://other.example.org`);
    expect(await findReset(studio.db, tokenIn(whole.stdout))).toMatchObject({ email });
    const path = await run(email, '');
    expect(path.stdout).toMatch(/this path[^]*\n {2}\/reset\/[\w-]{43}\n/);
    await expect(run('nobody-here@example.org', '')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Nobody has an account') as string
    });
  });
});

describe('mail that does not leave', () => {
  it('is given up when it was refused, and told without the address', async () => {
    const { email } = await newMaker(studio.db, 'Fay');
    server.refuse(true);
    await ask(email);
    await delivered(1);
    expect(outcomes).toMatchObject([
      { outcome: 'givenUp', cause: { message: 'the mail was refused (EENVELOPE 550)' } }
    ]);
    expect(await studio.db.select().from(jobs)).toMatchObject([{ payload: null, error: 'EENVELOPE 550' }]);
  });

  it('waits while the mail server is away; a secret is in none of it', async () => {
    const { db } = studio;
    const { email } = await newMaker(db, 'Hal');
    await server.stop();
    await ask(email);
    await delivered(1);
    expect(outcomes).toMatchObject([{ outcome: 'failed', cause: { name: 'MailFailed' } }]);
    expect(await db.select().from(jobs)).toMatchObject([{ payload: { email, locale: 'en' } }]);
    server = await startMailServer();
    await db.update(jobs).set({ runAt: new Date() });
    await expect.poll(() => server.mails.length).toBe(1);
    expect(await findReset(db, tokenIn(server.mails[0]))).toMatchObject({ email });
  });

  it('is none where no mail server is set any more', async () => {
    const { email, userId } = await newMaker(studio.db, 'Ivy');
    isSet = false;
    await ask(email);
    await delivered(1);
    expect(outcomes).toMatchObject([{ outcome: 'done' }]);
    expect(await studio.db.$count(passwordResets, eq(passwordResets.userId, userId))).toBe(0);
  });
});

describe('somebody is told', () => {
  it('of each thing that happened to the account, in the own language', async () => {
    const to = 'jo@example.org';
    for (const notice of ['passwordChanged', 'emailChanged', 'linkMade'] as const)
      await runner.add(mail.notice, { to, notice, locale: 'nl' });
    await delivered(3);
    expect(server.mails).toHaveLength(3);
    for (const letter of server.mails) expect(letter.toLowerCase()).toContain(`to: ${to}\r\n`);
    expect(new Set(server.mails.map((letter) => /^Subject: (.*)$/m.exec(letter)?.[1])).size).toBe(3);
  });
});
