import type { Session } from 'lucia';
import { AppError } from '#core/errors.ts';
import { UNKNOWN_ADDRESS } from '#core/net/client-address.ts';
import type { Signer } from '#ops/signer.ts';
import type { Database } from '../db/client.ts';
import {
  countAttempts,
  forgetAttempts,
  takeBackAttempts,
  type Counted
} from '../rate-limit/count-attempts.ts';
import { delayOf, type SlowDown } from '../rate-limit/slow-down.ts';
import { WaitingRoom, type Crowd } from '../rate-limit/waiting-room.ts';
import { signer } from '../signing/signer.ts';
import type { SignIn } from './account.ts';
import { findPasswordHash } from './find-password-hash.ts';
import { readDevice } from './known-device.ts';
import { createLucia } from './lucia.ts';
import { verifyPassword } from './password.ts';

const WINDOW_SECONDS = 15 * 60;
/** Guessing one account's password from one place. */
const PER_PAIR: SlowDown = { name: 'sign-in-pair', free: 5, windowSeconds: WINDOW_SECONDS };
/** Guessing it from many places at once. */
const PER_EMAIL: SlowDown = { name: 'sign-in-email', free: 20, windowSeconds: WINDOW_SECONDS };
/** Guessing many accounts' passwords from one place: a school, or all of an office, may be behind it. */
const PER_ADDRESS: SlowDown = { name: 'sign-in-address', free: 30, windowSeconds: WINDOW_SECONDS };
/** Wrong tries of a device that signed in before; beyond these it counts as any other. */
const PER_DEVICE: SlowDown = { name: 'sign-in-device', free: 10, windowSeconds: WINDOW_SECONDS };

/** Tries that wait or are checked at a time. */
const [MOST_OF_PAIR, MOST_OF_ADDRESS, MOST_OF_EMAIL, MOST_OF_DEVICE, MOST] = [3, 8, 20, 2, 400];
const sharedRoom = new WaitingRoom(MOST);

/** From where somebody tries. */
export interface Place {
  /** As limits count it. */
  readonly address: string;
  /** What the browser keeps of an earlier sign-in. */
  readonly device?: string | undefined;
}

interface Tools {
  readonly room: WaitingRoom;
  readonly signer: () => Signer;
}

/**
 * Opens a sign-in. An unknown e-mail address and a wrong password are the same failure after the same work. Wrong tries
 * make the next ones wait [WEB-1]; a try waits without a connection to the database.
 * @throws AppError `unauthenticated`, or `too_many` when too many wait
 */
export async function signIn(
  db: Database,
  { email, password }: SignIn,
  place: Place,
  tools: Tools = { room: sharedRoom, signer }
): Promise<Session> {
  const deviceTry = await tryOfKnownDevice(db, email, place, tools.signer);
  const { counted, crowds, forgottenBySuccess } = deviceTry ?? tryOfStranger(email, place);
  return tools.room.during(crowds, async (wait) => {
    if (!deviceTry) {
      const counts = await countAttempts(db, counted);
      await wait(Math.max(...counted.map(({ counter }, index) => delayOf(counter, counts[index] ?? 0))));
    }
    const user = await findPasswordHash(db, email);
    const fits = await verifyPassword(user?.passwordHash, password);
    if (!user || !fits) throw new AppError('unauthenticated', 'sign_in_refused');
    // What succeeds is not counted. Of an address only this one try: others may be guessing there.
    await forgetAttempts(db, forgottenBySuccess);
    await takeBackAttempts(
      db,
      counted.filter((one) => !forgottenBySuccess.includes(one))
    );
    return createLucia(db).createSession(user.userId, {});
  });
}

interface Try {
  readonly counted: readonly (Counted & { readonly counter: SlowDown })[];
  readonly crowds: readonly Crowd[];
  readonly forgottenBySuccess: readonly Counted[];
}

function tryOfStranger(email: string, { address }: Place): Try {
  const account = email.toLowerCase();
  const ofEmail = { counter: PER_EMAIL, subject: account };
  // All people behind a proxy that is not trusted would wait for each other.
  if (address === UNKNOWN_ADDRESS)
    return {
      counted: [ofEmail],
      crowds: [{ name: `email ${account}`, most: MOST_OF_EMAIL }],
      forgottenBySuccess: [ofEmail]
    };
  const ofPair = { counter: PER_PAIR, subject: `${account} ${address}` };
  return {
    counted: [ofPair, ofEmail, { counter: PER_ADDRESS, subject: address }],
    crowds: [
      { name: `pair ${ofPair.subject}`, most: MOST_OF_PAIR },
      { name: `address ${address}`, most: MOST_OF_ADDRESS }
    ],
    forgottenBySuccess: [ofPair, ofEmail]
  };
}

/** The try of a device that has signed in to this account before and has not used up its own tries [WEB-4]. */
async function tryOfKnownDevice(
  db: Database,
  email: string,
  { device }: Place,
  signer: () => Signer
): Promise<Try | undefined> {
  if (device === undefined) return undefined;
  const owner = await findPasswordHash(db, email);
  const id = owner && readDevice(device, owner, signer(), Date.now());
  if (id === undefined) return undefined;
  const ofDevice = { counter: PER_DEVICE, subject: id };
  const [count = 0] = await countAttempts(db, [ofDevice]);
  if (count > PER_DEVICE.free) return undefined;
  return {
    counted: [ofDevice],
    crowds: [{ name: `device ${id}`, most: MOST_OF_DEVICE }],
    forgottenBySuccess: [ofDevice]
  };
}
