import { HANDED_MINUTES, makeResetToken } from '#lib/server/auth/make-reset-token.ts';
import { resetPath } from '#lib/server/auth/reset-token.ts';
import { connect } from '#lib/server/db/client.ts';
import { findDatabaseUrl } from '#scripts/operate/import/database-url.ts';

const [email, ...rest] = process.argv.slice(2);
if (!email?.includes('@') || rest.length > 0) {
  process.stderr.write(
    'Usage: npm run reset-password -- <e-mail address>\nMakes a link with which the password of an account can be set, once.\n'
  );
  process.exit(2);
}
const found = await findDatabaseUrl(process.env);
if (!found.ok) {
  process.stderr.write(`${found.why}\n`);
  process.exit(1);
}
const { db, sql } = connect(found.url, { max: 1 });
try {
  const made = await makeResetToken(db, { email }, HANDED_MINUTES);
  if (made) {
    const origin = process.env.ORIGIN?.split(',')[0]?.trim() ?? '';
    const where = origin === '' ? 'Open this path at the address of the installation' : 'Open this address';
    process.stdout.write(
      `${where} and choose a new password. It works once, within an hour:\n\n  ${origin}${resetPath(made.token)}\n\n`
    );
  } else {
    process.stderr.write(`Nobody has an account with ${email}.\n`);
    process.exitCode = 1;
  }
} catch (error) {
  process.stderr.write(`No link was made: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await sql.end({ timeout: 5 });
}
