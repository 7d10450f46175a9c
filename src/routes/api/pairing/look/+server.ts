import type { RequestHandler } from '@sveltejs/kit';
import * as v from 'valibot';
import { database } from '#lib/server/db/client.ts';
import { answerJson } from '#lib/server/http/answer-json.ts';
import { readSmallJson } from '#lib/server/http/read-small-json.ts';
import { findPairing } from '#lib/server/pairing/find-pairing.ts';

const bodySchema = v.object({ key: v.pipe(v.string(), v.maxLength(64)) });

/** What became of a screen's code: `{key}` → `{path}` where it is to go, `{}` while it waits. */
export const POST: RequestHandler = (event) =>
  answerJson(async () => {
    const { key } = await readSmallJson(event.request, bodySchema);
    const outcome = await findPairing(database(), key);
    return outcome === 'waiting' ? {} : { path: `/display/${outcome.code}?role=${outcome.role}` };
  });
