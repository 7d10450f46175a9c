import { HANDED_MINUTES, makeResetToken } from '#lib/server/auth/make-reset-token.ts';
import { resetPath } from '#lib/server/auth/reset-token.ts';
import { fail, inDatabase } from '#scripts/operate/database/in-database.ts';

const [email, ...rest] = process.argv.slice(2);
if (!email?.includes('@') || rest.length > 0) {
  process.stderr.write(
    'Usage: npm run reset-password -- <e-mail address>\nMakes a link with which the password of an account can be set, once.\n'
  );
  process.exit(2);
}
await inDatabase('No link was made', async (db) => {
  const made = await makeResetToken(db, { email }, HANDED_MINUTES);
  if (!made) {
    fail(`Nobody has an account with ${email}.`);
    return;
  }
  const origin = process.env.ORIGIN?.split(',')[0]?.trim() ?? '';
  const where = origin === '' ? 'Open this path at the address of the installation' : 'Open this address';
  process.stdout.write(
    `${where} and choose a new password. It works once, within an hour:\n\n  ${origin}${resetPath(made.token)}\n\n`
  );
});
