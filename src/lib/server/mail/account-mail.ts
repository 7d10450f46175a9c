import { database } from '../db/client.ts';
import { env } from '../env.ts';
import { log } from '../log.ts';
import { securityEvent } from '../security-event.ts';
import { mailJobs } from './mail-jobs.ts';

/** Mail to people with accounts, where the environment names a mail server. */
export const accountMail = mailJobs({
  db: database,
  settings: () => env().mail,
  onResetMailed: (userId, request) => {
    securityEvent(log(), { event: 'reset_mailed', userId }, request);
  }
});
