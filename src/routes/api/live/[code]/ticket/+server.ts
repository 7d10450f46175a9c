import { json, type RequestHandler } from '@sveltejs/kit';
import * as v from 'valibot';
import { AppError } from '#core/errors.ts';
import { database } from '#lib/server/db/client.ts';
import { clientAddress } from '#lib/server/http/client-address.ts';
import { parseForm, parseJson } from '#lib/server/http/read-form.ts';
import { httpStatus } from '#lib/server/http/respond.ts';
import { findSessionByCode } from '#lib/server/live-sessions/find-session-by-code.ts';
import { issueTicket } from '#lib/server/live-sessions/issue-ticket.ts';
import type { Seeker } from '#lib/server/live-sessions/limit-misses.ts';

/** Of a body that says one word. */
const MAX_BYTES = 4_096;
const bodySchema = v.object({ role: v.picklist(['host', 'display']) });

/** A fresh ticket for a host panel or display that has lost its seat: `{role}` → `{ticket}`, else `{code}`. */
export const POST: RequestHandler = async (event) => {
  try {
    const body = v.safeParse(bodySchema, await readBody(event.request));
    if (!body.success) throw new AppError('invalid', 'role');
    const { role } = body.output;
    // Not "sign in": the database is away, and whoever asks may well be signed in.
    if (event.locals.accountUnknown) throw new AppError('unavailable');
    const db = database();
    const { account } = event.locals;
    if (role === 'host' && !account) throw new AppError('unauthenticated');
    const seeker: Seeker = {
      address: clientAddress(event),
      ...(role === 'host' && account ? { role, userId: account.userId } : { role: 'display' })
    };
    const session = await findSessionByCode(db, event.params.code ?? '', seeker);
    const ticket = await issueTicket(db, session, role, account);
    return json({ ticket }, { headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const headers = { 'cache-control': 'no-store' };
    return json({ code: error.code, detail: error.detail }, { status: httpStatus[error.code], headers });
  }
};

async function readBody(request: Request): Promise<unknown> {
  const isJson = request.headers.get('content-type')?.startsWith('application/json');
  return isJson ? parseJson(request, MAX_BYTES) : Object.fromEntries(await parseForm(request, MAX_BYTES));
}
