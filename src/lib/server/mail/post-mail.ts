import { getLocale } from '../../paraglide/runtime.js';
import { env } from '../env.ts';
import { handOn } from '../jobs/web-jobs.ts';
import { log } from '../log.ts';
import { accountMail } from './account-mail.ts';
import type { NoticeKind } from './letters.ts';

/** Whether mail leaves at all. */
export const canMail = (): boolean => env().mail !== undefined;

/** Has a link that sets a password mailed, in the language of the page, if there is such an account. */
export async function postReset(email: string, request: string): Promise<void> {
  if (canMail()) await handOn(accountMail.reset, { email, locale: getLocale(), request });
}

/**
 * Tells somebody what happened to the account, in the language of the page. It has happened: no page fails because nobody
 * can be told.
 */
export async function postNotice(to: string, notice: NoticeKind): Promise<void> {
  if (!canMail()) return;
  try {
    await handOn(accountMail.notice, { to, notice, locale: getLocale() });
  } catch (err) {
    log().warn({ err, notice }, 'mail not handed on');
  }
}
