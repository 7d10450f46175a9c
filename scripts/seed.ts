import { randomBytes } from 'node:crypto';
import { connect } from '#lib/server/db/client.ts';
import { seedDemo } from '#lib/server/seed/seed-demo.ts';
import { demoQuizzes } from '#scripts/demo/quizzes.ts';
import { findDatabaseUrl } from '#scripts/import/database-url.ts';

if (process.env.NODE_ENV === 'production' && !process.argv.includes('--force')) {
  process.stderr.write(
    'This makes a demo account, and NODE_ENV is production. Say --force if you mean it.\n'
  );
  process.exit(1);
}
const found = await findDatabaseUrl(process.env);
if (!found.ok) {
  process.stderr.write(`${found.why}\n`);
  process.exit(1);
}
const { db, sql } = connect(found.url, { max: 1 });
try {
  const password = process.env.DEMO_PASSWORD ?? randomBytes(9).toString('base64url');
  const demo = await seedDemo(db, demoQuizzes, password);
  process.stdout.write(
    demo.created
      ? `The demo account is ready: ${demo.email} with the password ${demo.password ?? ''}\n`
      : `The demo account ${demo.email} exists already; nothing was changed.\n`
  );
} catch (error) {
  process.stderr.write(`The demo was not made: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await sql.end({ timeout: 5 });
}
