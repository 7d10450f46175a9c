import type { HandleServerError } from '@sveltejs/kit';
import { isDiskFull } from '#ops/reasons/disk-full.ts';
import { refusalText } from '../http/failure-text.ts';
import { log } from '../log.ts';
import { tracing } from '../tracing.ts';

/**
 * Every bug ends here: logged with an id, and only the id is shown. What the framework refuses is no bug: anybody can
 * send it as often as he likes, so that it is no error in the log either [OPS-12].
 */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
  const id = event.locals.requestId;
  const about = { request: id, route: event.route.id };
  if (status >= 500) {
    log().error(
      { err: error, ...about },
      isDiskFull(error) ? 'request failed: a disk is full' : 'request failed'
    );
    tracing().fail(error);
  } else {
    log().debug({ status, ...about }, 'request refused');
  }
  return { message: refusalText(status) ?? message, id };
};
