import { createHash, randomBytes } from 'node:crypto';

/** What is stored of a token that sets a password [ACCOUNT-4]. */
export const hashResetToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** 256 bits: nobody guesses one, so asking needs no limit. */
export const newResetToken = (): string => randomBytes(32).toString('base64url');

const TOKEN = /^[\w-]{43}$/;
/** Whether a text may be a token at all; asked before the database is. */
export const isResetToken = (text: string): boolean => TOKEN.test(text);

/** The page on which a token sets a password. */
export const resetPath = (token: string): string => `/reset/${token}`;
