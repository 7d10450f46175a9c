import { eq } from 'drizzle-orm';
import { verifyPassword } from '#lib/server/auth/password.ts';
import { connect } from '#lib/server/db/client.ts';
import { seedDemo } from '#lib/server/seed/seed-demo.ts';
import { users } from '#schema/auth.ts';
import { demoQuizzes } from '../demo/quizzes.ts';

export interface DemoLogin {
  readonly email: string;
  /** Undefined when it is not the one we made: somebody chose another. */
  readonly password: string | undefined;
}

/** Makes the demo account and its quizzes where there are none, and finds out whether our password opens it. */
export async function seed(databaseUrl: string, password: string): Promise<DemoLogin> {
  const { db, sql } = connect(databaseUrl, { max: 1 });
  try {
    const demo = await seedDemo(db, demoQuizzes, password);
    if (demo.created) return { email: demo.email, password };
    const [user] = await db
      .select({ hash: users.passwordHash })
      .from(users)
      .where(eq(users.email, demo.email));
    const opens = await verifyPassword(user?.hash, password);
    return { email: demo.email, password: opens ? password : undefined };
  } finally {
    await sql.end({ timeout: 5 });
  }
}
