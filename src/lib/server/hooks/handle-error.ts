import type { HandleServerError } from '@sveltejs/kit';
import { log } from '../log.ts';
import { tracing } from '../tracing.ts';

/** Every bug ends here: logged with an id, and only the id is shown. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
  const id = event.locals.requestId;
  if (status !== 404) {
    log().error({ err: error, request: id, route: event.route.id }, 'request failed');
    tracing().fail(error);
  }
  return { message, id };
};
