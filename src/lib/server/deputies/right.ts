import { like, notLike, or, isNull, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { hashSecret } from '../secret.ts';

/** What a device may do in one evening without an account: lead it, or mark what is answered [WEB-20]. */
export type Right = 'lead' | 'mark';

const MARK = 'mark:';

/** What is stored of a link or key. That of a marker is none of a deputy, whoever asks. */
export const storedSecret = (right: Right, secret: string): string =>
  right === 'mark' ? MARK + hashSecret(secret) : hashSecret(secret);

export const rightOf = (stored: string | null): Right => (stored?.startsWith(MARK) ? 'mark' : 'lead');

/** Rows whose link or key gives this right. */
export const gives = (right: Right, stored: AnyPgColumn): SQL | undefined =>
  right === 'mark' ? like(stored, `${MARK}%`) : or(isNull(stored), notLike(stored, `${MARK}%`));
