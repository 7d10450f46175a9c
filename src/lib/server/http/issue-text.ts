import { m } from '../../paraglide/messages.js';

// Keys come from the schemas' own issues; only the server carries all of their texts. A test proves each has one.
const messages = m as unknown as Readonly<Record<string, (() => string) | undefined>>;

/** What a person reads for an issue key such as `prompt_missing`. */
export const issueText = (key: string): string => messages[`issue_${key}`]?.() ?? m.issue_invalid();
