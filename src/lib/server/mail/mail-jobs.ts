import type { UserId } from '#core/ids.ts';
import * as v from 'valibot';
import { codeOf } from '#ops/failure.ts';
import { Hopeless, type QueuedJob } from '#ops/jobs/job.ts';
import { sendMail } from '#ops/send-mail.ts';
import { makeResetToken, MAILED_MINUTES } from '../auth/make-reset-token.ts';
import { resetPath } from '../auth/reset-token.ts';
import type { Database } from '../db/client.ts';
import type { MailSettings } from '../env.ts';
import { noticeKinds, noticeLetters, resetLetter, type Letter } from './letters.ts';

/** So many mails of a kind may wait: whoever makes us write more is no person who forgot a password. */
const MOST_WAITING = 200;
const DAY_MS = 86_400_000;

const locale = v.picklist(['en', 'nl']);
const reset = v.object({ email: v.string(), locale, request: v.optional(v.string()) });
const notice = v.object({ to: v.string(), locale, notice: v.picklist(noticeKinds) });

export interface MailTools {
  readonly db: () => Database;
  /** `undefined` where no mail server is set: then nothing leaves. */
  readonly settings: () => MailSettings | undefined;
  /** Told of an account that got a link. */
  readonly onResetMailed: (userId: UserId, request: string | undefined) => void;
}

/** The mails that PartyQuiz writes, each a job. An address is stored until its mail has left, and a secret never. */
export function mailJobs({ db, settings, onResetMailed }: MailTools) {
  return {
    /** A link that sets a password, made when it is sent; so only its hash is ever stored, as of every link. */
    reset: {
      name: 'mail-reset',
      payload: reset,
      goodForMs: MAILED_MINUTES * 60_000,
      mostWaiting: MOST_WAITING,
      async run({ email, locale, request }) {
        const mail = settings();
        const made = mail && (await makeResetToken(db(), { email }, MAILED_MINUTES));
        if (!made) return;
        await send(mail, { to: made.email, ...resetLetter(mail.origin + resetPath(made.token), locale) });
        onResetMailed(made.userId, request);
      }
    } satisfies QueuedJob<v.InferOutput<typeof reset>>,
    /** Tells somebody what happened to the account. */
    notice: {
      name: 'mail-notice',
      payload: notice,
      goodForMs: DAY_MS,
      mostWaiting: MOST_WAITING,
      async run({ to, notice, locale }) {
        const mail = settings();
        if (mail) await send(mail, { to, ...noticeLetters[notice](mail.origin, locale) });
      }
    } satisfies QueuedJob<v.InferOutput<typeof notice>>
  };
}

/** What may be known of a mail that did not leave: the server's own words would name who it was for. */
class MailFailed extends Error {
  override readonly name = 'MailFailed';
  constructor(readonly code: string) {
    super(`the mail did not leave (${code})`);
  }
}
class MailRefused extends Hopeless {
  override readonly name = 'MailRefused';
  constructor(readonly code: string) {
    super(`the mail was refused (${code})`);
  }
}

async function send({ smtpUrl, from }: MailSettings, letter: Letter): Promise<void> {
  try {
    await sendMail(smtpUrl, { from, ...letter });
  } catch (cause) {
    const reply = typeof cause === 'object' && cause && 'responseCode' in cause ? cause.responseCode : 0;
    const code = [codeOf(cause) || 'unknown', reply].filter(Boolean).join(' ');
    // A mailbox that does not exist is not there in a minute either. Who may not send can be let in meanwhile.
    const isFinal = typeof reply === 'number' && reply >= 550 && reply < 555;
    throw isFinal ? new MailRefused(code) : new MailFailed(code);
  }
}
