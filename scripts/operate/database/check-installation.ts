import { isOlderRelease } from '#ops/release.ts';
import type { Environment } from './environment.ts';
import type { Installation } from './installation.ts';
import { MigrationError } from './migration-error.ts';
import type { Migration } from './migration-files.ts';

export interface Build {
  readonly migrations: readonly Migration[];
  readonly environment: Environment;
  readonly version: string;
}

export interface Plan {
  readonly pending: readonly Migration[];
  /** How many migrations of a newer release the database has already. */
  readonly ahead: number;
}

/**
 * What there is to do for this build on this database.
 *
 * @throws MigrationError when it may not run there at all
 */
export function checkInstallation(build: Build, installation: Installation): Plan {
  checkEnvironment(build.environment, installation.environment);
  const plan = checkDirection(build.migrations, installation.known);
  if (plan.ahead > 0) checkRelease(build.version, installation.oldestRelease);
  return plan;
}

/** A preview never touches what belongs to production, and the other way round. */
function checkEnvironment(environment: Environment, found: string | undefined): void {
  if (found === undefined || found === environment) return;
  const where = environment === 'preview' ? ' (in Coolify: among the preview variables)' : '';
  throw new MigrationError(
    `This is a ${environment} deployment, and the database belongs to ${found}. Nothing was touched. Give it a database of its own in DATABASE_URL${where}.`
  );
}

function checkDirection(migrations: readonly Migration[], known: ReadonlySet<number>): Plan {
  const ours = new Set(migrations.map(({ when }) => when));
  const newest = migrations.at(-1)?.when ?? 0;
  const unknown = [...known].filter((when) => !ours.has(when));
  if (unknown.some((when) => when < newest))
    throw new MigrationError(
      'The database has a migration that this build does not know, and this build has newer ones: another branch has migrated it. Deploy a build that has both, or use another database.'
    );
  const pending = migrations.filter(({ when }) => !known.has(when));
  const names = pending.map(({ tag }) => tag).join(', ');
  if (unknown.length > 0 && pending.length > 0)
    throw new MigrationError(
      `The database is of a newer release and lacks ${names}: another branch has migrated it. Deploy a build that has both, or use another database.`
    );
  const latest = Math.max(0, ...known);
  const late = pending.filter(({ when }) => when < latest).map(({ tag }) => tag);
  if (late.length > 0)
    throw new MigrationError(
      `The database has a migration that is newer than ${late.join(', ')}, and migrations are applied in order. Make it again so that it is the newest: remove its files and its line in the journal, then npm run db:generate.`
    );
  return { pending, ahead: unknown.length };
}

/** A database of a newer release is fine for an older build, until a migration removed what that build uses. */
function checkRelease(version: string, oldest: string | undefined): void {
  if (oldest === undefined || !isOlderRelease(version, oldest)) return;
  throw new MigrationError(
    `This is release ${version}, and the database has changed so that releases before ${oldest} cannot use it any more. Deploy ${oldest} or newer, or restore the backup from before the update.`
  );
}
