import { appointOwner } from '#lib/server/instance/appoint-owner.ts';
import { fail, inDatabase } from '#scripts/operate/database/in-database.ts';

const [email, flag, ...rest] = process.argv.slice(2);
const isRevoking = flag === '--revoke';
if (!email?.includes('@') || (flag !== undefined && !isRevoking) || rest.length > 0) {
  process.stderr.write(
    'Usage: npm run owner -- <e-mail address> [--revoke]\nMakes an account an owner of this installation, or not any more.\n'
  );
  process.exit(2);
}
await inDatabase('Nothing was changed', async (db) => {
  if (await appointOwner(db, email, !isRevoking))
    process.stdout.write(
      isRevoking
        ? `${email} is not an owner of this installation.\n`
        : `${email} owns this installation: /instance shows it.\n`
    );
  else
    fail(
      `Nobody has an account with ${email}. Make it first, at /register; the very first one by the link in the log of the web app.`
    );
});
