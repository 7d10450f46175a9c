import type { RequestHandler } from '@sveltejs/kit';
import * as v from 'valibot';
import { AppError } from '#core/errors.ts';
import { asId, type ItemId } from '#core/ids.ts';
import { database } from '#lib/server/db/client.ts';
import { answerJson } from '#lib/server/http/answer-json.ts';
import { clientAddress } from '#lib/server/http/client-address.ts';
import { parseJson } from '#lib/server/http/read-form.ts';
import { findSessionByCode } from '#lib/server/live-sessions/find-session-by-code.ts';
import { keepVerdict } from '#lib/server/quizzes/keep-verdict.ts';
import { openWorkspace } from '#lib/server/workspaces/open-workspace.ts';

const MAX_BYTES = 4_096;
const bodySchema = v.object({
  item: v.pipe(v.string(), v.uuid()),
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  as: v.picklist(['accepted', 'wrong'])
});

/** Keeps what was said of an answer in the question of the quiz, for the next time: `{item, text, as}` → `{}`. */
export const POST: RequestHandler = (event) =>
  answerJson(async () => {
    const body = v.safeParse(bodySchema, await parseJson(event.request, MAX_BYTES));
    if (!body.success) throw new AppError('invalid', 'verdict');
    if (event.locals.accountUnknown) throw new AppError('unavailable');
    const { account } = event.locals;
    if (!account) throw new AppError('unauthenticated');
    const db = database();
    const seeker = { role: 'host', address: clientAddress(event), userId: account.userId } as const;
    const session = await findSessionByCode(db, event.params.code ?? '', seeker);
    const access = await openWorkspace(db, account, session.workspaceSlug);
    if (session.quizId === null) throw new AppError('conflict', 'question_changed');
    const { item, text, as } = body.output;
    const verdict = { sessionId: session.id, quizId: session.quizId, itemId: asId<ItemId>(item), text, as };
    await keepVerdict(db, access, verdict);
    return {};
  });
