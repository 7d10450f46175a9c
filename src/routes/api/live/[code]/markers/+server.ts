import type { RequestHandler } from '@sveltejs/kit';
import { AppError } from '#core/errors.ts';
import { asId, type UserId } from '#core/ids.ts';
import { database } from '#lib/server/db/client.ts';
import { inviteDeputy, markerPath } from '#lib/server/deputies/invite-deputy.ts';
import { answerJson } from '#lib/server/http/answer-json.ts';
import { leadSeeker } from '#lib/server/http/lead-seeker.ts';
import { joinOrigin } from '#lib/server/live-sessions/join-origin.ts';
import { leadSession } from '#lib/server/live-sessions/lead-session.ts';
import { log } from '#lib/server/log.ts';
import { securityEvent } from '#lib/server/security-event.ts';

/** A link with which one device marks this evening, good once and for ten minutes: → `{link}`. */
export const POST: RequestHandler = (event) =>
  answerJson(async () => {
    if (event.locals.accountUnknown) throw new AppError('unavailable');
    const led = await leadSession(database(), leadSeeker(event), event.params.code ?? '');
    const token = await inviteDeputy(database(), led, 'mark');
    const by = asId<UserId>(led.subject);
    securityEvent(
      log(),
      { event: 'marker_invited', by, liveSession: led.session.id },
      event.locals.requestId
    );
    return { link: `${joinOrigin(event.url)}${markerPath(token)}` };
  });
