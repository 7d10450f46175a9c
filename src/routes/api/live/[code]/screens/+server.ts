import type { RequestHandler } from '@sveltejs/kit';
import * as v from 'valibot';
import { AppError } from '#core/errors.ts';
import { displayRoles } from '#core/game/stage/display-roles.ts';
import { database } from '#lib/server/db/client.ts';
import { answerJson } from '#lib/server/http/answer-json.ts';
import { leadSeeker } from '#lib/server/http/lead-seeker.ts';
import { readSmallJson } from '#lib/server/http/read-small-json.ts';
import { leadSession, requireLead } from '#lib/server/live-sessions/lead-session.ts';
import { findWaitingDisplay, pairDisplay } from '#lib/server/pairing/pair-display.ts';

const bodySchema = v.object({
  screen: v.pipe(v.string(), v.maxLength(20)),
  role: v.optional(v.picklist(displayRoles))
});

/** The screen that waits with a code: `{screen}` → `{screen}` says that one does, `{screen, role}` sends it here. */
export const POST: RequestHandler = (event) =>
  answerJson(async () => {
    const { screen, role } = await readSmallJson(event.request, bodySchema);
    if (event.locals.accountUnknown) throw new AppError('unavailable');
    const [db, seeker] = [database(), leadSeeker(event)];
    const lead = await leadSession(db, seeker, event.params.code ?? '');
    requireLead(lead, 'addScreens');
    const pairer = { subject: lead.subject, address: seeker.address };
    const found =
      role === undefined
        ? await findWaitingDisplay(db, pairer, screen)
        : await pairDisplay(db, pairer, screen, lead.session.id, role);
    return { screen: found };
  });
