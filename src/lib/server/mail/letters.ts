import { m } from '../../paraglide/messages.js';
import { HANDED_MINUTES, MAILED_MINUTES } from '../auth/make-reset-token.ts';

/** A mail to somebody with an account. */
export interface Letter {
  /** His address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}
type Content = Omit<Letter, 'to'>;
type Locale = 'en' | 'nl';

/** Carries the link that sets a password. Nothing that a person typed is in it: nobody makes us write his words. */
export const resetLetter = (link: string, locale: Locale): Content => ({
  subject: m.mail_reset_subject({}, { locale }),
  text: m.mail_reset_text({ link, minutes: MAILED_MINUTES }, { locale })
});

/** What somebody is told of the own account. */
export const noticeKinds = ['passwordChanged', 'emailChanged', 'linkMade'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** @param origin address of the app, for links */
export const noticeLetters: Readonly<Record<NoticeKind, (origin: string, locale: Locale) => Content>> = {
  passwordChanged: (origin, locale) => ({
    subject: m.mail_password_subject({}, { locale }),
    text: m.mail_password_text({ link: `${origin}/forgot` }, { locale })
  }),
  /** To the old address. */
  emailChanged: (origin, locale) => ({
    subject: m.mail_email_subject({}, { locale }),
    text: m.mail_email_text({ link: origin }, { locale })
  }),
  /** An owner of the installation made a link for the account. */
  linkMade: (origin, locale) => ({
    subject: m.mail_link_subject({}, { locale }),
    text: m.mail_link_text({ link: origin, minutes: HANDED_MINUTES }, { locale })
  })
};
