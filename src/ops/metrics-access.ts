import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string) => createHash('sha256').update(text).digest();

/**
 * Whether somebody may read the metrics, as the status of the answer: 404 where there is no token, because then there
 * are no metrics; 401 for a wrong one. How long it takes tells nothing about the token.
 */
export function metricsStatus(
  token: string | undefined,
  authorization: string | null | undefined
): 200 | 401 | 404 {
  if (token === undefined) return 404;
  const [, given = ''] = /^Bearer +(\S+) *$/i.exec(authorization ?? '') ?? [];
  return timingSafeEqual(digest(given), digest(token)) ? 200 : 401;
}

/** Metrics as Prometheus reads them. */
export interface MetricsText {
  readonly type: string;
  readonly text: string;
}
