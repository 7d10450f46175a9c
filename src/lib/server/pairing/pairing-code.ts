import { CODE_ALPHABET, readCode } from '#core/protocol/session-code.ts';

/** One shorter than the code of an evening: nobody takes one for the other. */
export const PAIRING_LENGTH = 4;
/** How long a screen waits with its code. */
export const PAIRING_MINUTES = 10;

/** Bytes past the last full round are skipped, so that every letter is as likely. */
const LIMIT = 256 - (256 % CODE_ALPHABET.length);

/** Makes a code from random bytes, enough of them; `undefined` where too many had to be skipped. */
export function pairingCode(bytes: Uint8Array): string | undefined {
  const letters = [...bytes]
    .filter((byte) => byte < LIMIT)
    .map((byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length] ?? '');
  return letters.length >= PAIRING_LENGTH ? letters.slice(0, PAIRING_LENGTH).join('') : undefined;
}

/** Reads a code as a person types it; `undefined` when it cannot be a screen's. */
export function readPairingCode(typed: string): string | undefined {
  const code = readCode(typed);
  return code?.length === PAIRING_LENGTH ? code : undefined;
}
