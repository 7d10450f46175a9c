import { TimedOut, within } from '#ops/within.ts';
import { messageOf } from '#ops/reasons/cause.ts';
import { isDiskFull } from '#ops/reasons/disk-full.ts';
import { error, isUsable, skipped, type Check, type Context, type Finding } from './check.ts';
import { masker } from './mask.ts';

/** Longest that one check may take, in ms. */
const PATIENCE_MS = 10_000;

export interface CheckResult {
  readonly check: Pick<Check, 'id' | 'title'>;
  readonly findings: readonly Finding[];
}

export interface RunOptions {
  /** Without what leaves the machine. */
  readonly offline?: boolean;
  readonly patienceMs?: number;
}

/**
 * Runs the checks side by side; a check that needs others waits for them. Never rejects: what goes wrong is a finding.
 * No finding shows a secret.
 *
 * @param checks in an order in which each comes after those that it needs
 */
export async function runChecks(
  checks: readonly Check[],
  context: Context,
  { offline = false, patienceMs = PATIENCE_MS }: RunOptions = {}
): Promise<readonly CheckResult[]> {
  const results = new Map<string, Promise<readonly Finding[]>>();
  const titles = new Map(checks.map(({ id, title }) => [id, title]));

  const findingsOf = async (check: Check): Promise<readonly Finding[]> => {
    if (offline && check.isOutside) return [skipped(check.id, '--offline.')];
    for (const needed of check.needs) {
      const found = await results.get(needed);
      if (found && !isUsable(found))
        return [skipped(check.id, `this needs “${titles.get(needed) ?? needed}”.`)];
    }
    return attempt(check, context, patienceMs);
  };

  for (const check of checks) results.set(check.id, findingsOf(check));
  const mask = masker(context.env);
  return Promise.all(
    checks.map(async ({ id, title }) => {
      const findings = (await results.get(id)) ?? [];
      return { check: { id, title }, findings: findings.map((finding) => masked(finding, mask)) };
    })
  );
}

async function attempt(check: Check, context: Context, patienceMs: number): Promise<readonly Finding[]> {
  try {
    return await within(patienceMs, check.run(context));
  } catch (cause) {
    const { id } = check;
    if (cause instanceof TimedOut)
      return [
        error(
          `${id}.timeout`,
          `No answer within ${String(patienceMs / 1_000)} s.`,
          'Run the doctor again. When it repeats, whatever is asked here hangs or is overloaded: look at its log.'
        )
      ];
    if (isDiskFull(cause))
      return [
        error(
          `${id}.disk-full`,
          `A disk is full: ${messageOf(cause)}.`,
          'Make room on the disk of the database, or of what the message names: old logs and backups, `docker image prune -a`; or enlarge it.'
        )
      ];
    return [
      error(
        `${id}.failed`,
        `The check itself failed: ${messageOf(cause)}`,
        'Run the doctor again. When it repeats, report it with this line.'
      )
    ];
  }
}

function masked(finding: Finding, mask: (text: string) => string): Finding {
  const { what, remedy } = finding;
  // The spread keeps the level and with it the kind of finding.
  return remedy === undefined
    ? { ...finding, what: mask(what) }
    : { ...finding, what: mask(what), remedy: mask(remedy) };
}
