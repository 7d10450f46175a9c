import { runCommand } from '#scripts/run/process/run-command.ts';
import { readLockfile } from './lockfile.ts';
import { findShippedPackages } from './shipped-packages.ts';

/** What `npm audit` knows of the packages that run in production, bundled ones too. */
export type Audit =
  { readonly kind: 'clean' } | { readonly kind: 'unknown' | 'vulnerable'; readonly text: string };

/** Registries without an audit endpoint, and machines without a network, leave the question open. */
export async function audit(): Promise<Audit> {
  // Of everything: what is bundled stands among the development dependencies.
  const result = await runCommand('npm', ['audit', '--json', '--fetch-retries=0']);
  const report = parse(result.output);
  if (!report) return { kind: 'unknown', text: /"message": "([^"]+)"/.exec(result.output)?.[1] ?? 'nothing' };
  const vulnerable = readVulnerable(report, findShippedPackages(readLockfile()));
  return vulnerable.length === 0 ? { kind: 'clean' } : { kind: 'vulnerable', text: vulnerable.join(', ') };
}

export interface Report {
  readonly vulnerabilities?: Record<string, { readonly nodes?: readonly string[] }>;
}

/** The names of what is known to be vulnerable and shipped; a report names the place of every copy. */
export const readVulnerable = ({ vulnerabilities = {} }: Report, shipped: ReadonlySet<string>): string[] =>
  Object.entries(vulnerabilities)
    .filter(([, { nodes = [] }]) => nodes.some((place) => shipped.has(place)))
    .map(([name]) => name);

function parse(output: string): Report | undefined {
  try {
    const value: unknown = JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1));
    // npm's own report; without metadata it is an error message.
    return typeof value === 'object' && value !== null && 'metadata' in value ? (value as Report) : undefined;
  } catch {
    return undefined;
  }
}
