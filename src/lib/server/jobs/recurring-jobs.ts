import type { RecurringJob } from '#ops/jobs/job.ts';
import { sweepResetTokens } from '../auth/make-reset-token.ts';
import { sweepSignIns } from '../auth/session-adapter.ts';
import { sweepLogos } from '../brand/remove-unused-logos.ts';
import { database, type Database } from '../db/client.ts';
import { sweepDeputies } from '../deputies/invite-deputy.ts';
import { sweepInvitations } from '../instance/invitations.ts';
import { purgeDeletedSessions, purgeFrozenQuizzes } from '../live-sessions/purge-sessions.ts';
import { removeOldNames } from '../live-sessions/remove-old-names.ts';
import { log } from '../log.ts';
import { sweepPairings } from '../pairing/begin-pairing.ts';
import { purgeWorkspaces } from '../quizzes/purge-workspaces.ts';
import { sweepAttempts } from '../rate-limit/count-attempts.ts';
import { sweepJobs } from './sweep-jobs.ts';

const HOUR_MS = 60 * 60_000;

/** @param run says how much it removed */
const sweep = (name: string, run: (db: Database) => Promise<number>): RecurringJob => ({
  name,
  everyMs: HOUR_MS,
  run: async () => {
    const count = await run(database());
    if (count > 0) log().info({ job: name, count }, 'swept');
  }
});

/** What the web app does by itself, again and again. */
export const recurringJobs: readonly RecurringJob[] = [
  sweep('remove-old-names', removeOldNames),
  sweep('purge-deleted-sessions', purgeDeletedSessions),
  sweep('purge-frozen-quizzes', purgeFrozenQuizzes),
  sweep('sweep-logos', sweepLogos),
  sweep('purge-deleted-quizzes', purgeWorkspaces),
  sweep('sweep-sign-ins', sweepSignIns),
  sweep('sweep-attempts', sweepAttempts),
  sweep('sweep-reset-links', sweepResetTokens),
  sweep('sweep-invitations', sweepInvitations),
  sweep('sweep-pairings', sweepPairings),
  sweep('sweep-deputies', sweepDeputies),
  sweep('sweep-jobs', sweepJobs)
];
