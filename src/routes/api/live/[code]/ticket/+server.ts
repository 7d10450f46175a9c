import type { RequestHandler } from '@sveltejs/kit';
import * as v from 'valibot';
import { AppError } from '#core/errors.ts';
import { database } from '#lib/server/db/client.ts';
import { answerJson } from '#lib/server/http/answer-json.ts';
import { clientAddress } from '#lib/server/http/client-address.ts';
import { leadSeeker } from '#lib/server/http/lead-seeker.ts';
import { parseForm, parseJson } from '#lib/server/http/read-form.ts';
import { openDisplay } from '#lib/server/live-sessions/open-display.ts';
import { openMarker } from '#lib/server/live-sessions/open-marker.ts';
import { openHost } from '#lib/server/live-sessions/open-host.ts';

/** Of a body that says one word. */
const MAX_BYTES = 4_096;
const bodySchema = v.object({ role: v.picklist(['host', 'display', 'marker']) });

/** A fresh ticket for a host panel, a marking desk or a display that has lost its seat: `{role}` → `{ticket}`, else `{code}`. */
export const POST: RequestHandler = (event) =>
  answerJson(async () => {
    const body = v.safeParse(bodySchema, await readBody(event.request));
    if (!body.success) throw new AppError('invalid', 'role');
    // Not "sign in": the database is away, and whoever asks may well be signed in.
    if (event.locals.accountUnknown) throw new AppError('unavailable');
    const [db, code] = [database(), event.params.code ?? ''];
    const { role } = body.output;
    if (role === 'display') return { ticket: (await openDisplay(db, code, clientAddress(event))).ticket };
    const open = role === 'host' ? openHost : openMarker;
    return { ticket: (await open(db, leadSeeker(event), code)).ticket };
  });

async function readBody(request: Request): Promise<unknown> {
  const isJson = request.headers.get('content-type')?.startsWith('application/json');
  return isJson ? parseJson(request, MAX_BYTES) : Object.fromEntries(await parseForm(request, MAX_BYTES));
}
