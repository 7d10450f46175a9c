import { database } from '../db/client.ts';
import { env } from '../env.ts';
import { log } from '../log.ts';
import { announceSetup } from './announce-setup.ts';
import { registrationPolicy } from './registration-policy.ts';

const EVERY_MS = 60 * 60_000;
/** The database may be away at the start. */
const RETRY_MS = 60_000;

/**
 * Says in the log of this process how the first account is made, now and every hour while there is none. No job: whoever
 * starts a process looks into its own log, also where another process runs beside it. @returns ends it
 */
export function keepAnnouncing(): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const announce = async () => {
    const isSaid = await announceSetup(database(), registrationPolicy(), env(), (text) => {
      log().warn(text);
    }).then(
      () => true,
      (error: unknown) => {
        log().warn({ err: error }, 'whether there is an account is not known yet');
        return false;
      }
    );
    if (!isOver) timer = setTimeout(() => void announce(), isSaid ? EVERY_MS : RETRY_MS).unref();
  };
  void announce();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
