import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eq, sql } from 'drizzle-orm';
import { findAdmission, type RegistrationKeys } from '#lib/server/auth/admission.ts';
import { announceSetup } from '#lib/server/auth/announce-setup.ts';
import { registerAccount } from '#lib/server/auth/register-account.ts';
import { guardedPolicy, openPolicy, type RegistrationPolicy } from '#lib/server/auth/registration-policy.ts';
import { setupTokenFor } from '#lib/server/auth/setup-token.ts';
import { appointOwner } from '#lib/server/instance/appoint-owner.ts';
import { countInvitations, invite, withdrawInvitations } from '#lib/server/instance/invitations.ts';
import { openInstance } from '#lib/server/instance/open-instance.ts';
import { setRegistration } from '#lib/server/instance/set-registration.ts';
import { invitations, users } from '#schema/auth.ts';
import { instanceSettings } from '#schema/instance.ts';
import { newMaker, openStudio, PASSWORD, type Maker } from './web-studio.ts';

const SECRET = 'a secret of this installation alone';
const guarded = guardedPolicy(SECRET);
const forbidden = (detail: string) => ({ code: 'forbidden', detail });

let studio: Awaited<ReturnType<typeof openStudio>>;
beforeAll(async () => {
  studio = await openStudio();
});
afterAll(() => studio.close());

const newEmail = () => `${randomUUID()}@example.org`;
const register = (keys: RegistrationKeys = {}, policy: RegistrationPolicy = guarded, email = newEmail()) =>
  registerAccount(studio.db, { name: 'N', email, password: PASSWORD }, randomUUID(), keys, policy);

describe('[OPS-23] the first account', () => {
  beforeEach(async () => {
    await studio.db.delete(users);
  });
  const said = async (policy: RegistrationPolicy) => {
    const lines: string[] = [];
    const surroundings = { secret: SECRET, origins: ['https://quiz.example.org'] };
    await announceSetup(studio.db, policy, surroundings, (line) => lines.push(line));
    return lines.join('\n');
  };

  it('takes the link of the log where strangers come by', async () => {
    expect(await findAdmission(studio.db, {}, guarded)).toEqual({ may: false, because: 'setup_needed' });
    await expect(register()).rejects.toMatchObject(forbidden('setup_needed'));
    const another = setupTokenFor('the secret of another installation');
    await expect(register({ setup: another })).rejects.toMatchObject(forbidden('setup_needed'));
    const [, setup = ''] =
      /https:\/\/quiz\.example\.org\/register\?setup=(\S+)/.exec(await said(guarded)) ?? [];
    await register({ setup });
    const [first] = await studio.db.select().from(users);
    expect(first?.isInstanceOwner).toBe(true);
  });

  it('makes the link worthless, which is told no more', async () => {
    const setup = setupTokenFor(SECRET);
    const results = await Promise.allSettled([register({ setup }), register({ setup })]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(register({ setup })).rejects.toMatchObject(forbidden('registration_closed'));
    expect(await said(guarded)).toBe('');
  });

  it('takes none on a laptop, nor on an installation that its operator opened', async () => {
    expect(await said(openPolicy)).toBe('');
    expect(await findAdmission(studio.db, {}, openPolicy)).toEqual({ may: true, as: 'first' });
    await expect(register({}, openPolicy)).resolves.toBeDefined();
  });
});

describe('[OPS-22] further accounts', () => {
  let owner: Maker;
  const access = () => openInstance(owner);
  const link = () => invite(studio.db, access());
  beforeEach(async () => {
    await studio.db.delete(users);
    await studio.db.delete(instanceSettings);
    owner = await newMaker(studio.db, 'Olga');
  });

  it('are closed to strangers until an owner decides, and open on a laptop', async () => {
    await expect(register()).rejects.toMatchObject(forbidden('registration_closed'));
    await expect(register({}, openPolicy)).resolves.toBeDefined();
    await setRegistration(studio.db, access(), 'open');
    await expect(register()).resolves.toBeDefined();
    await setRegistration(studio.db, access(), 'invitation');
    await expect(register({}, openPolicy)).rejects.toMatchObject(forbidden('registration_by_invitation'));
    await setRegistration(studio.db, access(), 'closed');
    await expect(register({}, openPolicy)).rejects.toMatchObject(forbidden('registration_closed'));
    await expect(setRegistration(studio.db, access(), 'ajar')).rejects.toMatchObject({ code: 'invalid' });
  });

  it.each(['open', 'invitation', 'closed'])(
    'that are %s leave a release up to 0.2.0 no more open',
    async (mode) => {
      await setRegistration(studio.db, access(), mode);
      const rows = await studio.db.select().from(instanceSettings);
      expect(rows.find(({ key }) => key === 'registration')?.value).toBe(mode === 'open');
    }
  );

  it.each(['invitation', 'closed'])('are made with a link of an owner while they are by %s', async (mode) => {
    await setRegistration(studio.db, access(), mode);
    const token = await link();
    const [stored] = await studio.db.select().from(invitations);
    expect(JSON.stringify(stored)).not.toContain(token);
    expect(await findAdmission(studio.db, { invite: token }, guarded)).toEqual({ may: true, as: 'invited' });
    const email = newEmail();
    await register({ invite: token }, guarded, email);
    const [made] = await studio.db.select().from(users).where(eq(users.email, email));
    expect(made?.isInstanceOwner).toBe(false);
    await expect(register({ invite: token })).rejects.toMatchObject(forbidden('invitation_over'));
  });

  it('are one for each link, also when two come at once', async () => {
    const token = await link();
    const results = await Promise.allSettled([1, 2, 3].map(() => register({ invite: token })));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('leave the link as it is when the address was taken', async () => {
    const token = await link();
    await expect(register({ invite: token }, guarded, owner.email)).rejects.toMatchObject({
      code: 'conflict',
      detail: 'register_refused'
    });
    await expect(register({ invite: token })).resolves.toBeDefined();
  });

  it('are refused with a link that is too old, withdrawn, made up, or of somebody who owns nothing any more', async () => {
    const { db } = studio;
    const over = forbidden('invitation_over');
    await expect(register({ invite: 'made up' })).rejects.toMatchObject(over);
    const old = await link();
    await db.update(invitations).set({ expiresAt: sql`now() - interval '1 second'` });
    await expect(register({ invite: old })).rejects.toMatchObject(over);
    const withdrawn = await link();
    expect(await countInvitations(db, access())).toBe(1);
    await withdrawInvitations(db, access());
    await expect(register({ invite: withdrawn })).rejects.toMatchObject(over);
    const orphan = await link();
    await appointOwner(db, owner.email, false);
    await expect(register({ invite: orphan })).rejects.toMatchObject(over);
  });
});
