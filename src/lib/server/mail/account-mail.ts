import { env } from '../env.ts';
import { log } from '../log.ts';
import { Outbox } from './outbox.ts';

let cached: Outbox | undefined;

/** Mail to people with accounts, where the environment names a mail server. */
export function outbox(): Outbox {
  cached ??= new Outbox(env().mail, (failure) => {
    log().warn(failure, 'mail not sent');
  });
  return cached;
}

/** Waits for mail that is under way, at most so long, in ms. */
export async function flushMail(ms: number): Promise<void> {
  await cached?.flush(ms);
}
