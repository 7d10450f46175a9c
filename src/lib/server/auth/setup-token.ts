import { safeEqual, signerFor } from '../signing/signer.ts';

/** Signed for nothing else, so that no ticket or import is one. */
const PURPOSE = 'setup:first-account';

/**
 * What lets the first account in where strangers can come by [OPS-23]. It follows from the secret, so that every web
 * process has the same one; whoever has an account makes it worthless.
 */
export const setupTokenFor = (secret: string): string => signerFor(secret)(PURPOSE);

export const isSetupToken =
  (secret: string) =>
  (token: string): boolean =>
    safeEqual(setupTokenFor(secret), token);
