import type { AppError, AppErrorCode } from '#core/errors.ts';
import { m } from '../../paraglide/messages.js';
import { findIssueText } from '../issue-text.ts';
import { BodyTooLarge } from './read-body.ts';

/** What a person reads for a failure whose key has no words of its own. */
const byCode: Partial<Record<AppErrorCode, () => string>> = {
  forbidden: m.error_403_title,
  not_found: m.error_404,
  too_large: m.error_413,
  unavailable: m.error_503
};

const size = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.floor(bytes / 1024)} kB` : `${Math.floor(bytes / 1024 / 1024)} MB`;

/** What a person reads for a failure, in his language. */
export function failureText(failure: AppError): string {
  if (failure instanceof BodyTooLarge) return m.issue_body_too_large({ max: size(failure.maxBytes) });
  return findIssueText(failure.detail, failure.facts) ?? byCode[failure.code]?.() ?? m.issue_invalid();
}

/** What a person reads when the framework refuses a request: it speaks English, to developers. */
export function refusalText(status: number): string | undefined {
  if (status === 404) return m.error_404();
  if (status === 413) return m.error_413();
  return status >= 400 && status < 500 ? m.error_400() : undefined;
}
