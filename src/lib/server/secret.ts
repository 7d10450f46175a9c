import { createHash, randomBytes } from 'node:crypto';

/** For a link, or for what a device holds. 256 bits: nobody guesses one, so asking needs no limit. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is stored of a secret, and nothing else of it. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

const SECRET = /^[\w-]{43}$/;
/** Whether a text may be a secret at all; asked before the database is. */
export const isSecret = (text: string): boolean => SECRET.test(text);
