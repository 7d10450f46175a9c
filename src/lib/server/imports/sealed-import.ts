import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as v from 'valibot';
import { AppError } from '#core/errors.ts';
import { questionSchema } from '#core/question/question.ts';
import type { Sign } from '#core/protocol/ticket.ts';
import { safeEqual } from '#ops/signer.ts';
import { signer } from '../signing/signer.ts';

const schema = v.object({
  workspaceId: v.string(),
  /** Ids of the quizzes to be made: the same form sent twice makes them once. */
  quizIds: v.array(v.string()),
  attribution: v.string(),
  questions: v.array(questionSchema)
});
export type PendingImport = v.InferOutput<typeof schema>;

const signImport: Sign = (text) => signer().sign('import', text);

/** Largest sealed import, in characters: it has to fit into the next request with room to spare. */
const MAX_SEALED = 5_000_000;
const MAX_UNSEALED_BYTES = 40_000_000;

/**
 * Packs what a preview showed into a form field, so that the confirmation needs neither the file again nor memory on
 * the server. Signed: what comes back is what was shown.
 * @throws AppError `too_large`
 */
export function sealImport(pending: PendingImport, sign: Sign = signImport): string {
  const body = deflateRawSync(JSON.stringify(pending)).toString('base64url');
  if (body.length > MAX_SEALED) throw new AppError('too_large', 'import_too_large');
  return `${body}.${sign(body)}`;
}

/** @throws AppError `invalid` when the field was changed on the way */
export function openSealedImport(sealed: string, sign: Sign = signImport): PendingImport {
  const [body = '', signature = ''] = sealed.split('.');
  if (!safeEqual(sign(body), signature)) throw new AppError('invalid', 'import_expired');
  const bytes = inflateRawSync(Buffer.from(body, 'base64url'), { maxOutputLength: MAX_UNSEALED_BYTES });
  return v.parse(schema, JSON.parse(bytes.toString('utf8')));
}
