import type { RequestEvent, RequestHandler } from '@sveltejs/kit';
import { AppError } from '#core/errors.ts';
import { asId, type UserId } from '#core/ids.ts';
import { database } from '#lib/server/db/client.ts';
import { listDeputies } from '#lib/server/deputies/dismiss-deputy.ts';
import { deputyPath, inviteDeputy } from '#lib/server/deputies/invite-deputy.ts';
import { answerJson } from '#lib/server/http/answer-json.ts';
import { leadSeeker } from '#lib/server/http/lead-seeker.ts';
import { joinOrigin } from '#lib/server/live-sessions/join-origin.ts';
import { leadSession } from '#lib/server/live-sessions/lead-session.ts';
import { log } from '#lib/server/log.ts';
import { securityEvent } from '#lib/server/security-event.ts';

function lead(event: RequestEvent) {
  if (event.locals.accountUnknown) throw new AppError('unavailable');
  return leadSession(database(), leadSeeker(event), event.params.code ?? '');
}

/** Who leads this evening without an account: → `{deputies}`. */
export const GET: RequestHandler = (event) =>
  answerJson(async () => ({ deputies: await listDeputies(database(), await lead(event)) }));

/** A link with which one device leads this evening, good once and for ten minutes: → `{link}`. */
export const POST: RequestHandler = (event) =>
  answerJson(async () => {
    const led = await lead(event);
    const token = await inviteDeputy(database(), led);
    const by = asId<UserId>(led.subject);
    securityEvent(
      log(),
      { event: 'deputy_invited', by, liveSession: led.session.id },
      event.locals.requestId
    );
    return { link: `${joinOrigin(event.url)}${deputyPath(token)}` };
  });
