import { createHash } from 'node:crypto';
import { isSecret, newSecret } from '../secret.ts';

/** What is stored of a token that sets a password [ACCOUNT-4]. */
export const hashResetToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export const newResetToken = newSecret;
export const isResetToken = isSecret;

/** The page on which a token sets a password. */
export const resetPath = (token: string): string => `/reset/${token}`;
