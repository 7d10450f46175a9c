import { createSigner } from '#ops/signer.ts';

const TEXT = 'first-account';

/**
 * What lets the first account in where strangers can come by [OPS-23]. It follows from the secret, so that every web
 * process has the same one; whoever has an account makes it worthless.
 */
export const setupTokenFor = (secret: string): string => createSigner(secret).sign('setup', TEXT);

export const isSetupToken =
  (secret: string) =>
  (token: string): boolean =>
    createSigner(secret).verify('setup', TEXT, token);
