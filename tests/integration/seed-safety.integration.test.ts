import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { eq, inArray, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_EMAIL, demoAccounts } from '#lib/server/seed/demo-accounts.ts';
import { removeDemo } from '#lib/server/seed/remove-demo.ts';
import { users } from '#schema/auth.ts';
import { workspaceMembers } from '#schema/workspace.ts';
import { whyNotHere } from '#scripts/demo/seed/production.ts';
import { newMaker } from './web-studio.ts';
import { PASSWORD, openSeedbed } from './seedbed.ts';

let bed: Awaited<ReturnType<typeof openSeedbed>>;
beforeAll(async () => {
  bed = await openSeedbed();
});
afterAll(() => bed.close());
beforeEach(() => bed.clear());

describe('npm run seed -- --remove', () => {
  it('tells what there is, and removes exactly that when it is confirmed', async () => {
    const { db } = bed;
    const maker = await newMaker(db, 'Owner');
    const before = await bed.everything();
    await bed.complete();
    const full = await bed.everything();
    const told = { hasWorkspace: true, quizzes: 3, liveSessions: 1, running: 0, leavesNoOwner: false };
    expect(await removeDemo(db, false)).toMatchObject(told);
    expect(await bed.everything()).toEqual(full);
    expect((await removeDemo(db, true)).accounts).toEqual(demoAccounts.map(({ email }) => email));
    expect(await bed.everything()).toEqual(before);
    expect(await removeDemo(db, true)).toMatchObject({ hasWorkspace: false, accounts: [] });
    expect(await db.$count(users, eq(users.id, maker.userId))).toBe(1);
  });

  it('takes no member away from another workspace, and no stranger’s account', async () => {
    const { db } = bed;
    const maker = await newMaker(db, 'Owner');
    await bed.complete();
    const { userId } = await bed.demoAccess('editor@partyquiz.local');
    const { workspaceId, slug } = maker.access;
    await db.insert(workspaceMembers).values({ workspaceId, userId, role: 'editor' });
    const full = await bed.everything();
    await expect(removeDemo(db, true)).rejects.toThrow(slug);
    expect(await bed.everything()).toEqual(full);

    await db.delete(workspaceMembers).where(eq(workspaceMembers.workspaceId, workspaceId));
    await removeDemo(db, true);
    await db.update(users).set({ email: DEMO_EMAIL }).where(eq(users.id, maker.userId));
    expect((await removeDemo(db, true)).accounts).toEqual([]);
    expect(await db.$count(users, inArray(users.id, [maker.userId]))).toBe(1);
  });
});

describe('production', () => {
  it('is a NODE_ENV, or a marked database in which people have accounts', async () => {
    const { db } = bed;
    expect(await whyNotHere(db, { NODE_ENV: 'production' })).toMatch(/NODE_ENV.*--force/);
    expect(await whyNotHere(db, {})).toBeUndefined();
    await bed.complete();
    expect(await whyNotHere(db, {})).toBeUndefined();
    await newMaker(db, 'Somebody');
    expect(await whyNotHere(db, {})).toMatch(/belongs to production and has 1 account of people.*--force/);
    await db.execute(
      sql`update drizzle.partyquiz_installation set value = 'preview' where key = 'environment'`
    );
    expect(await whyNotHere(db, {})).toBeUndefined();
  });

  it('is refused by the command, unless it is told --force', async () => {
    const run = async (argv: string[] = [], password = PASSWORD) => {
      const env = {
        ...process.env,
        NODE_ENV: 'production',
        DATABASE_URL: bed.url,
        DEMO_PASSWORD: password
      };
      const args = ['node_modules/tsx/dist/cli.mjs', 'scripts/demo/seed.ts', ...argv];
      return promisify(execFile)(process.execPath, args, { env }).then(
        ({ stdout }) => ({ code: 0, said: stdout }),
        (error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr })
      );
    };
    const before = await bed.everything();
    const refused = await run();
    expect(refused.code).toBe(1);
    expect(refused.said).toMatch(/production.*--force/);
    expect(await bed.everything()).toEqual(before);
    // Three accounts of a public installation share it [ACCOUNT-1].
    const weak = await run(['--force'], '1234567890');
    expect(weak).toMatchObject({
      code: 1,
      said: expect.stringContaining('DEMO_PASSWORD is easy to guess') as string
    });
    expect(await bed.everything()).toEqual(before);
    const forced = await run(['--force']);
    expect(forced.code).toBe(0);
    expect(forced.said).toContain(PASSWORD);
    expect(await bed.db.$count(users)).toBe(3);
  });
});
