import { formatNumber } from '../i18n/format.ts';
import { m } from '../paraglide/messages.js';

// Keys come from the schemas' own issues; only the server carries all of their texts. A test proves each has one.
const messages = m as unknown as Readonly<
  Record<string, ((facts: Readonly<Record<string, string>>) => string) | undefined>
>;

/**
 * What a person reads for an issue key such as `prompt_missing`, and the numbers that its sentence names; `undefined` for what
 * is no key.
 */
export function findIssueText(key: string, facts: Readonly<Record<string, number>> = {}): string | undefined {
  const written = Object.entries(facts).map(([name, value]) => [name, formatNumber(value)] as const);
  return messages[`issue_${key}`]?.(Object.fromEntries(written));
}

/** What a person reads for an issue key such as `prompt_missing`. */
export const issueText = (key: string, facts?: Readonly<Record<string, number>>): string =>
  findIssueText(key, facts) ?? m.issue_invalid();
