import { randomBytes } from 'node:crypto';
import { passwordProblem } from '#lib/server/auth/account.ts';
import { connect } from '#lib/server/db/client.ts';
import { demoAccounts } from '#lib/server/seed/demo-accounts.ts';
import { removeDemo } from '#lib/server/seed/remove-demo.ts';
import { findDatabaseUrl } from '#scripts/operate/import/database-url.ts';
import { codeOf, messageOf } from '#ops/failure.ts';
import { readArguments, USAGE, type SeedArguments } from '#scripts/demo/seed/arguments.ts';
import { isMigrated, whyNotHere } from '#scripts/demo/seed/production.ts';
import { describeRemains, describeSeed } from '#scripts/demo/seed/report.ts';
import { seedInstallation } from '#scripts/demo/seed/seed-installation.ts';

const OK = 0;
const FAILED = 1;
const MISUSED = 2;
const demoNames = demoAccounts.flatMap(({ name, email }) => [name, email]);
const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'CONNECT_TIMEOUT']);

process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  let options: SeedArguments;
  try {
    options = readArguments(argv);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n\n${USAGE}`);
    return MISUSED;
  }
  try {
    process.stdout.write(`${options.task === 'help' ? USAGE.trimEnd() : await run(options)}\n`);
    return OK;
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    return FAILED;
  }
}

/** @throws Error with a sentence to show */
async function run(options: Exclude<SeedArguments, { task: 'help' }>): Promise<string> {
  const found = await findDatabaseUrl(process.env);
  if (!found.ok) throw new Error(found.why);
  const { db, sql } = connect(found.url, { max: 1 });
  try {
    if (!(await isMigrated(db)))
      throw new Error('The database has no tables of PartyQuiz yet. Run `npm run db:migrate` first.');
    if (options.task === 'remove')
      return describeRemains(await removeDemo(db, options.confirmed), options.confirmed);
    const why = options.force ? undefined : await whyNotHere(db, process.env);
    if (why !== undefined) throw new Error(why);
    const password = process.env.DEMO_PASSWORD || randomBytes(9).toString('base64url');
    // On a laptop a demo may have the password it likes; where it has to be forced, strangers come by.
    if (options.force && passwordProblem(password, demoNames) !== undefined)
      throw new Error(
        'DEMO_PASSWORD is easy to guess or shorter than 10 characters. Choose another one, such as a short sentence.'
      );
    const demo = await seedInstallation(found.url, password, new Date());
    return describeSeed(demo, password);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function explain(error: unknown): string {
  // The driver's own words stand in the cause.
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const words = messageOf(cause);
  return UNREACHABLE.has(codeOf(cause))
    ? `The database does not answer (${words}): start it, or check DATABASE_URL.`
    : words;
}
