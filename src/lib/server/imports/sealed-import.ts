import { AppError } from '#core/errors.ts';
import type { Sign } from '#core/protocol/ticket.ts';
import { safeEqual } from '#ops/signer.ts';
import { signer } from '../signing/signer.ts';

const signImport: Sign = (text) => signer().sign('import', text);
/** For the sheets that a preview was made of. */
export const signSheets: Sign = (text) => signer().sign('sheets', text);

/** Largest sealed import, in characters: it has to fit into the next request with room to spare. */
const MAX_SEALED = 5_000_000;

/**
 * Signs what a preview showed, packed into a form field, so that the confirmation needs neither the file again nor
 * memory on the server: what comes back is what was shown.
 * @throws AppError `too_large`
 */
export function sealImport(body: string, sign: Sign = signImport): string {
  if (body.length > MAX_SEALED) throw new AppError('too_large', 'import_too_large');
  return `${body}.${sign(body)}`;
}

/** @throws AppError `invalid` when the field was changed on the way */
export function openSealedImport(sealed: string, sign: Sign = signImport): string {
  const [body = '', signature = ''] = sealed.split('.');
  if (!safeEqual(sign(body), signature)) throw new AppError('invalid', 'import_expired');
  return body;
}
