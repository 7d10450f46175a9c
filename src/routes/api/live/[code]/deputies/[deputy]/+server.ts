import type { RequestHandler } from '@sveltejs/kit';
import { AppError } from '#core/errors.ts';
import { asId, type DeputyId, type UserId } from '#core/ids.ts';
import { database } from '#lib/server/db/client.ts';
import { dismissDeputy } from '#lib/server/deputies/dismiss-deputy.ts';
import { answerJson } from '#lib/server/http/answer-json.ts';
import { leadSeeker } from '#lib/server/http/lead-seeker.ts';
import { findId } from '#lib/server/http/read-id.ts';
import { leadSession } from '#lib/server/live-sessions/lead-session.ts';
import { log } from '#lib/server/log.ts';
import { securityEvent } from '#lib/server/security-event.ts';

/** Takes a deputy's right to lead away. */
export const DELETE: RequestHandler = (event) =>
  answerJson(async () => {
    if (event.locals.accountUnknown) throw new AppError('unavailable');
    const lead = await leadSession(database(), leadSeeker(event), event.params.code ?? '');
    const deputy = findId<DeputyId>(event.params.deputy);
    if (deputy === undefined) throw new AppError('not_found', 'deputy');
    await dismissDeputy(database(), lead, deputy);
    const by = asId<UserId>(lead.subject);
    securityEvent(
      log(),
      { event: 'deputy_dismissed', by, liveSession: lead.session.id },
      event.locals.requestId
    );
    return {};
  });
