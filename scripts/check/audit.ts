import { runCommand } from '../process/run-command.ts';

/** What `npm audit` knows of the packages that run in production. */
export type Audit =
  { readonly kind: 'clean' } | { readonly kind: 'unknown' | 'vulnerable'; readonly text: string };

/** Registries without an audit endpoint, and machines without a network, leave the question open. */
export async function audit(): Promise<Audit> {
  const result = await runCommand('npm', ['audit', '--omit=dev', '--json', '--fetch-retries=0']);
  const report = parse(result.output);
  if (!report) return { kind: 'unknown', text: /"message": "([^"]+)"/.exec(result.output)?.[1] ?? 'nothing' };
  const { total = 0 } = report.metadata?.vulnerabilities ?? {};
  return total === 0
    ? { kind: 'clean' }
    : { kind: 'vulnerable', text: Object.keys(report.vulnerabilities ?? {}).join(', ') };
}

interface Report {
  readonly metadata?: { readonly vulnerabilities?: { readonly total?: number } };
  readonly vulnerabilities?: Record<string, unknown>;
}

function parse(output: string): Report | undefined {
  try {
    const value: unknown = JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1));
    // npm's own report; without metadata it is an error message.
    return typeof value === 'object' && value !== null && 'metadata' in value ? (value as Report) : undefined;
  } catch {
    return undefined;
  }
}
