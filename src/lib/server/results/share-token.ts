import { randomBytes } from 'node:crypto';

/** 128 bits: nobody guesses one. */
const BYTES = 16;

export const newShareToken = (): string => randomBytes(BYTES).toString('base64url');

const TOKEN = /^[\w-]{22}$/;
/** Whether a text may be a token at all; asked before the database is. */
export const isShareToken = (text: string): boolean => TOKEN.test(text);

/** The page that a token opens. */
export const sharePath = (token: string): string => `/results/${token}`;
