import * as v from 'valibot';
import { issueText } from '../issue-text.ts';

/** Texts by the name of the field, such as `prompt` or `options.2`. */
export type FieldErrors = Readonly<Record<string, string>>;

/** The first issue of each field, in the reader's language. */
export function fieldErrors(issues: readonly v.BaseIssue<unknown>[]): FieldErrors {
  const errors: Record<string, string> = {};
  for (const issue of issues) errors[v.getDotPath(issue) ?? 'form'] ??= issueText(issue.message);
  return errors;
}
