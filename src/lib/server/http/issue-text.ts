import { m } from '../../paraglide/messages.js';

// Keys come from the schemas' own issues; only the server carries all of their texts. A test proves each has one.
const messages = m as unknown as Readonly<Record<string, (() => string) | undefined>>;

/** What a person reads for an issue key such as `prompt_missing`; `undefined` for what is no key. */
export const findIssueText = (key: string): string | undefined => messages[`issue_${key}`]?.();

/** What a person reads for an issue key such as `prompt_missing`. */
export const issueText = (key: string): string => findIssueText(key) ?? m.issue_invalid();
