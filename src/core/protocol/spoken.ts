import type { Audience } from '../game/views.ts';
import type { ClientFrame, HostCommandFrame } from './client-frames.ts';

/** How somebody comes in: the first frame of a connection, and of no other. */
export type EntranceFrame = Extract<ClientFrame, { t: 'join' | 'resume' | 'attend' }>;
/** What is said to the room by whoever is in. */
export type SpokenFrame = Exclude<ClientFrame, EntranceFrame | { t: 'ping' }>;

/** Who may say what; anything else costs the sender its socket. */
export const mayBeSpokenBy: { readonly [T in SpokenFrame['t']]: readonly Audience[] } = {
  answer: ['players'],
  play: ['players'],
  profile: ['players'],
  joker: ['players'],
  wager: ['players'],
  tie: ['players'],
  team: ['players'],
  react: ['players'],
  do: ['host', 'marker'],
  recheck: ['host'],
  challenge: ['players'],
  look: ['marker'],
  who: ['host', 'marker']
};

/** What a marker may order; the rest of `do` is for hosts. */
const markerOrders = ['mark', 'unmark', 'checkItem', 'answerChallenge'] as const;
export const isForMarkers = ({ type }: Pick<HostCommandFrame, 'type'>): boolean =>
  (markerOrders as readonly string[]).includes(type);

const signedOrders = [...markerOrders, 'voidItem', 'swapKey', 'adjustPoints', 'undoAdjustment'] as const;
/** Orders of which it is kept from which seat they came. */
export const isSigned = ({ type }: Pick<HostCommandFrame, 'type'>): boolean =>
  (signedOrders as readonly string[]).includes(type);

/** Frames that may come at once, and per second in the long run. */
export interface Credits {
  readonly burst: number;
  readonly perSecond: number;
}

/** Taps, orders and control frames of one connection draw on one account. */
export const COMMON_CREDITS: Credits = { burst: 30, perSecond: 10 };
/** What a format is played with comes up to twenty times a second, and must not eat up what an answer needs. */
const PLAY_CREDITS: Credits = { burst: 40, perSecond: 25 };

/** A thumb that claps gets as far; clients hold back before. */
const REACT_CREDITS: Credits = { burst: 20, perSecond: 5 };

/** Whoever goes through groups with the keys says where he is at most as often as a key repeats. */
const LOOK_CREDITS: Credits = { burst: 40, perSecond: 20 };

/** What each kind of frame draws on, per connection. */
export const creditsOf: { readonly [T in ClientFrame['t']]: Credits } = {
  join: COMMON_CREDITS,
  resume: COMMON_CREDITS,
  attend: COMMON_CREDITS,
  ping: COMMON_CREDITS,
  answer: COMMON_CREDITS,
  do: COMMON_CREDITS,
  recheck: COMMON_CREDITS,
  profile: COMMON_CREDITS,
  challenge: COMMON_CREDITS,
  look: LOOK_CREDITS,
  who: COMMON_CREDITS,
  joker: COMMON_CREDITS,
  wager: COMMON_CREDITS,
  tie: COMMON_CREDITS,
  team: COMMON_CREDITS,
  play: PLAY_CREDITS,
  react: REACT_CREDITS
};

/** Beginnings of the frames that have an account of their own, in ASCII. */
const OWN_ACCOUNTS = Object.entries(creditsOf).flatMap(([t, credits]) =>
  credits === COMMON_CREDITS
    ? []
    : [{ begins: [...`{"t":"${t}"`].map((letter) => letter.charCodeAt(0)), credits }]
);

/**
 * The credits of a frame that was not read yet: who floods is not read at all. A frame that does not begin with its type
 * draws on the common account, whatever it is. Asked for each of ten thousand answers: nothing is made for it.
 */
export function creditsAtSight(frame: ArrayLike<number>): Credits {
  for (const { begins, credits } of OWN_ACCOUNTS) {
    let at = begins.length - 1;
    // From the end, where types differ.
    while (at >= 0 && frame[at] === begins[at]) at--;
    if (at < 0) return credits;
  }
  return COMMON_CREDITS;
}
