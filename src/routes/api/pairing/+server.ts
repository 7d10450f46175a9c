import type { RequestHandler } from '@sveltejs/kit';
import { database } from '#lib/server/db/client.ts';
import { answerJson } from '#lib/server/http/answer-json.ts';
import { clientAddress } from '#lib/server/http/client-address.ts';
import { beginPairing } from '#lib/server/pairing/begin-pairing.ts';

/** A code for a screen that has none, and the key with which it asks what became of it: → `{code, key}`. */
export const POST: RequestHandler = (event) =>
  answerJson(() => beginPairing(database(), clientAddress(event)));
