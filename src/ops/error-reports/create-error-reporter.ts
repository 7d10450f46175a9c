import type { Logger } from 'pino';
import type { ReportTargets } from '../env-fields.ts';
import { ErrorReporter } from './error-reporter.ts';
import { mailTarget } from './mail-target.ts';
import { sentryTarget } from './sentry-target.ts';
import { webhookTarget } from './webhook-target.ts';

/**
 * Reports to whatever the environment names.
 *
 * @param log asked for when a target fails: the log itself tells the reporter
 * @throws when an address cannot be used
 */
export function createErrorReporter(
  { webhookUrl, sentryDsn, mail }: ReportTargets,
  process: 'web' | 'worker',
  version: string,
  log: () => Pick<Logger, 'warn'>
): ErrorReporter {
  const targets = [
    ...(webhookUrl === undefined ? [] : [webhookTarget(webhookUrl)]),
    ...(sentryDsn === undefined ? [] : [sentryTarget(sentryDsn)]),
    ...(mail === undefined ? [] : [mailTarget(mail)])
  ];
  return new ErrorReporter({
    process,
    version,
    targets,
    onTargetFailed: (target, error) => {
      log().warn({ target, err: error }, 'error not reported');
    }
  });
}
