import { connect } from '#lib/server/db/client.ts';
import { appointOwner } from '#lib/server/instance/appoint-owner.ts';
import { findDatabaseUrl } from '#scripts/operate/import/database-url.ts';

const [email, flag, ...rest] = process.argv.slice(2);
const isRevoking = flag === '--revoke';
if (!email?.includes('@') || (flag !== undefined && !isRevoking) || rest.length > 0) {
  process.stderr.write(
    'Usage: npm run owner -- <e-mail address> [--revoke]\nMakes an account an owner of this installation, or not any more.\n'
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
  if (await appointOwner(db, email, !isRevoking)) {
    process.stdout.write(
      isRevoking
        ? `${email} is not an owner of this installation.\n`
        : `${email} owns this installation: /instance shows it.\n`
    );
  } else {
    process.stderr.write(
      `Nobody has an account with ${email}. Make it first, at /register; the very first one by the link in the log of the web app.\n`
    );
    process.exitCode = 1;
  }
} catch (error) {
  process.stderr.write(`Nothing was changed: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await sql.end({ timeout: 5 });
}
