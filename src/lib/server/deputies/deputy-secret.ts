import { createHash, randomBytes } from 'node:crypto';

/** Of a link and of what a device gets for it. 256 bits: nobody guesses one, so asking needs no limit. */
export const newDeputySecret = (): string => randomBytes(32).toString('base64url');

/** What is stored of either. */
export const hashDeputySecret = (secret: string): string =>
  createHash('sha256').update(secret).digest('base64url');

const SECRET = /^[\w-]{43}$/;
/** Whether a text may be one at all; asked before the database is. */
export const isDeputySecret = (text: string): boolean => SECRET.test(text);

/** The page that a link's token opens. */
export const deputyPath = (token: string): string => `/deputy/${token}`;
