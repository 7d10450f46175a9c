import { announceSetup } from '../auth/announce-setup.ts';
import { registrationPolicy } from '../auth/registration-policy.ts';
import { database } from '../db/client.ts';
import { env } from '../env.ts';
import { purgeDeletedSessions, purgeFrozenQuizzes } from '../live-sessions/purge-sessions.ts';
import { removeOldNames } from '../live-sessions/remove-old-names.ts';
import { log } from '../log.ts';
import { startJobs, type Job } from './schedule.ts';

const EVERY_MS = 60 * 60_000;
/** The database may be away at the start. */
const RETRY_MS = 60_000;

const sweep = (name: string, run: () => Promise<number>): Job => ({
  name,
  run: async () => {
    const count = await run();
    if (count > 0) log().info({ job: name, count }, 'swept');
  }
});

const jobs: readonly Job[] = [
  {
    name: 'announce-setup',
    run: () =>
      announceSetup(database(), registrationPolicy(), env(), (text) => {
        log().warn(text);
      })
  },
  sweep('remove-old-names', () => removeOldNames(database())),
  sweep('purge-deleted-sessions', () => purgeDeletedSessions(database())),
  sweep('purge-frozen-quizzes', () => purgeFrozenQuizzes(database()))
];

/** What the web app does by itself every hour. @returns ends it */
export const startHourlyJobs = (): (() => void) =>
  startJobs(jobs, {
    everyMs: EVERY_MS,
    retryMs: RETRY_MS,
    onFailure: (job, err) => {
      log().warn({ job, err }, 'job failed, and is tried again');
    }
  });
