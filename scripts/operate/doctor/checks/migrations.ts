import { readEnvironment } from '#scripts/operate/database/environment.ts';
import { isOlderRelease } from '#ops/release.ts';
import journal from '../../../../drizzle/migrations/meta/_journal.json' with { type: 'json' };
import { error, info, ok, type Check, type Context, type Finding } from '../check.ts';
import { commandFor } from '../commands.ts';
import { withDatabase } from '../database.ts';

interface State {
  /** Time stamps of the migrations that the database has. */
  readonly applied: readonly number[];
  readonly installation: Readonly<Record<string, string>>;
}

/** Whether the database is of this build, and of this installation. */
export const migrations: Check = {
  id: 'migrations',
  title: 'Migrations',
  needs: ['database', 'rights'],
  isOutside: false,
  run: async (context) => {
    const state = await readState(context.env.DATABASE_URL);
    const findings = [...environment(context, state), ...direction(context, state)];
    return findings.length > 0
      ? findings
      : [ok('migrations', 'The database has exactly those of this build.')];
  }
};

const readState = (url: string | undefined): Promise<State> =>
  withDatabase(url, async (sql) => {
    const [found] = await sql<{ journal: boolean; installation: boolean }[]>`
      select to_regclass('drizzle.__drizzle_migrations') is not null as journal,
        to_regclass('drizzle.partyquiz_installation') is not null as installation`;
    const applied = found?.journal
      ? await sql<{ when: number }[]>`select created_at::float8 as when from drizzle.__drizzle_migrations`
      : [];
    const facts = found?.installation
      ? await sql<{ key: string; value: string }[]>`select key, value from drizzle.partyquiz_installation`
      : [];
    return {
      applied: applied.map(({ when }) => when),
      installation: Object.fromEntries(facts.map(({ key, value }) => [key, value]))
    };
  });

function environment({ env }: Context, { applied, installation }: State): Finding[] {
  if (applied.length === 0) return [];
  let ours: string;
  try {
    ours = readEnvironment({ ...env });
  } catch {
    return []; // “Environment” says so
  }
  const found = installation.environment ?? 'production';
  if (found === ours) return [];
  return [
    error(
      'migrations.environment',
      `This is a ${ours} deployment, and the database belongs to ${found}.`,
      ours === 'preview'
        ? 'Give previews a database of their own: in Coolify, set DATABASE_URL among the preview variables.'
        : 'Correct DATABASE_URL, or set PARTYQUIZ_ENVIRONMENT=preview where this is meant to be one.'
    )
  ];
}

function direction({ place, version }: Context, { applied, installation }: State): Finding[] {
  const known = new Set(journal.entries.map(({ when }) => when));
  const newest = journal.entries.at(-1)?.when ?? 0;
  const pending = journal.entries.filter(({ when }) => !applied.includes(when)).map(({ tag }) => tag);
  const ahead = applied.filter((when) => !known.has(when));
  if (ahead.some((when) => when < newest) || (ahead.length > 0 && pending.length > 0))
    return [
      error(
        'migrations.other-branch',
        'The database was migrated by another branch: it has a migration that this build does not know, and this build is not simply older.',
        'Deploy a build that has both branches, or set DATABASE_URL to another database.'
      )
    ];
  if (pending.length > 0)
    return [
      error(
        'migrations.pending',
        `The database lacks ${pending.length === journal.entries.length ? 'every table of PartyQuiz' : pending.join(', ')}.`,
        place === 'laptop'
          ? 'Stop `npm start` and start it again: it applies them.'
          : `Restart the containers, which apply them at their start, and read the log when that fails; or run: ${commandFor(place, 'migrate')}`
      )
    ];
  const { oldest_release: oldest } = installation;
  if (ahead.length > 0 && oldest !== undefined && isOlderRelease(version, oldest))
    return [
      error(
        'migrations.too-old',
        `This is release ${version}, and the database can only be used by ${oldest} and newer.`,
        `Deploy ${oldest} or newer, or restore the backup from before the update.`
      )
    ];
  if (ahead.length > 0)
    return [
      info(
        'migrations.ahead',
        `The database is ${String(ahead.length)} ahead of this build, which it allows.`
      )
    ];
  return [];
}
