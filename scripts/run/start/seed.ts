import { eq } from 'drizzle-orm';
import { verifyPassword } from '#lib/server/auth/password.ts';
import { connect } from '#lib/server/db/client.ts';
import { DEMO_EMAIL } from '#lib/server/seed/demo-accounts.ts';
import { users } from '#schema/auth.ts';
import { seedEmptyInstallation } from '#scripts/demo/seed/seed-installation.ts';

export interface DemoLogin {
  readonly email: string;
  /** Undefined when it is not the one we made: somebody chose another. */
  readonly password: string | undefined;
}

/**
 * Makes the demo in an empty installation, and finds out whether our password opens its account. `undefined` where
 * there is no such account: somebody deleted it, or never had one.
 */
export async function seed(databaseUrl: string, password: string): Promise<DemoLogin | undefined> {
  await seedEmptyInstallation(databaseUrl, password, new Date());
  const { db, sql } = connect(databaseUrl, { max: 1 });
  try {
    const [user] = await db
      .select({ hash: users.passwordHash })
      .from(users)
      .where(eq(users.email, DEMO_EMAIL));
    if (!user) return undefined;
    const opens = await verifyPassword(user.hash, password);
    return { email: DEMO_EMAIL, password: opens ? password : undefined };
  } finally {
    await sql.end({ timeout: 5 });
  }
}
