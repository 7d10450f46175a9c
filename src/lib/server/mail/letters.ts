import { m } from '../../paraglide/messages.js';
import { HANDED_MINUTES, MAILED_MINUTES } from '../auth/make-reset-token.ts';
import type { Letter } from './outbox.ts';

type Content = Omit<Letter, 'to'>;
type Locale = 'en' | 'nl';

/** Carries the link that sets a password. Nothing that a person typed is in it: nobody makes us write his words. */
export const resetLetter = (link: string, locale: Locale): Content => ({
  subject: m.mail_reset_subject({}, { locale }),
  text: m.mail_reset_text({ link, minutes: MAILED_MINUTES }, { locale })
});

/** Tells that the password is another one. */
export const passwordChangedLetter = (origin: string, locale: Locale): Content => ({
  subject: m.mail_password_subject({}, { locale }),
  text: m.mail_password_text({ link: `${origin}/forgot` }, { locale })
});

/** Tells the old address that it is not the account's any more. */
export const emailChangedLetter = (origin: string, locale: Locale): Content => ({
  subject: m.mail_email_subject({}, { locale }),
  text: m.mail_email_text({ link: origin }, { locale })
});

/** Tells that an owner of the installation made a link for the account. */
export const linkMadeLetter = (origin: string, locale: Locale): Content => ({
  subject: m.mail_link_subject({}, { locale }),
  text: m.mail_link_text({ link: origin, minutes: HANDED_MINUTES }, { locale })
});
