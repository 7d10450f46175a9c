import { AppError } from '#core/errors.ts';
import type { SafeEqual, Sign } from '#core/protocol/ticket.ts';
import { safeEqual as instanceEqual, sign as instanceSign } from '../signing/signer.ts';

/** Largest sealed import, in characters: it has to fit into the next request with room to spare. */
const MAX_SEALED = 5_000_000;

/**
 * Signs what a preview showed, packed into a form field, so that the confirmation needs neither the file again nor
 * memory on the server: what comes back is what was shown.
 * @throws AppError `too_large`
 */
export function sealImport(body: string, sign: Sign = instanceSign): string {
  if (body.length > MAX_SEALED) throw new AppError('too_large', 'import_too_large');
  return `${body}.${sign(`import:${body}`)}`;
}

/** @throws AppError `invalid` when the field was changed on the way */
export function openSealedImport(
  sealed: string,
  sign: Sign = instanceSign,
  equal: SafeEqual = instanceEqual
): string {
  const [body = '', signature = ''] = sealed.split('.');
  if (!equal(sign(`import:${body}`), signature)) throw new AppError('invalid', 'import_expired');
  return body;
}
