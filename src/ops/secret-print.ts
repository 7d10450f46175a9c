import { createSigner } from './signer.ts';

/** A few characters that two processes with the same secret have in common, and that tell nothing about it. */
export const secretPrint = (secret: string): string =>
  createSigner(secret).sign('secretPrint', 'secret print').slice(0, 12);
