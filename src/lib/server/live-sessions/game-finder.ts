import { coloursOf, isHouse, type BrandColours } from '#core/brand/stage-colours.ts';
import { AppError } from '#core/errors.ts';
import { UNKNOWN_ADDRESS } from '#core/net/client-address.ts';
import { within } from '#ops/within.ts';
import type { RunningSession } from './find-session-by-code.ts';

/** What a guest learns of a code before joining; `undefined` where nobody was asked or could answer. */
export type FoundGame =
  | {
      readonly title: string;
      /** Of its brand; absent: those of the house. */ readonly colours?: BrandColours;
    }
  | 'none'
  | undefined;

/** Looks for the running session with a code; throws `not_found`, and `too_many` after too many of those. */
export type FindSession = (
  code: string,
  address: string
) => Promise<Pick<RunningSession, 'title'> & Partial<Pick<RunningSession, 'brand'>>>;

/** A guest waits no longer than this for a title, in ms. */
const PATIENCE_MS = 800;
/** A whole hall opens the same page: it is asked for once in this time, in ms. */
const KEPT_MS = 5_000;
/** After a failure nobody is asked for this long, in ms. */
const REST_MS = 5_000;
/** Who asked for too many codes that nobody plays gets no answer for this long, in ms. */
const BLOCK_MS = 60_000;
const MOST_BLOCKED = 10_000;

/**
 * Tells guests at once whether a code is played, and by what name, as a favour: where the database is slow or away, the
 * address has asked too often or is not known, nothing is said, and the door decides as it does for everybody [WEB-13].
 */
export class GameFinder {
  readonly #find: FindSession;
  readonly #kept = new Map<string, { readonly until: number; readonly game: FoundGame }>();
  readonly #blocked = new Map<string, number>();
  #restsUntil = 0;

  constructor(find: FindSession) {
    this.#find = find;
  }

  async find(code: string, address: string, now = Date.now()): Promise<FoundGame> {
    const kept = this.#kept.get(code);
    if (kept && kept.until > now) return kept.game;
    const isBlocked = (this.#blocked.get(address) ?? 0) > now;
    if (isBlocked || address === UNKNOWN_ADDRESS || now < this.#restsUntil) return undefined;
    try {
      const { title, brand } = await within(PATIENCE_MS, this.#find(code, address));
      const game = { title, ...(brand && !isHouse(brand) && { colours: coloursOf(brand) }) };
      this.#sweep(now);
      this.#kept.set(code, { until: now + KEPT_MS, game });
      return game;
    } catch (cause) {
      if (!(cause instanceof AppError)) this.#restsUntil = now + REST_MS;
      else if (cause.code === 'not_found') return 'none';
      else this.#block(address, now);
      return undefined;
    }
  }

  #block(address: string, now: number) {
    if (this.#blocked.size >= MOST_BLOCKED) this.#blocked.clear();
    this.#blocked.set(address, now + BLOCK_MS);
  }

  #sweep(now: number) {
    for (const [code, { until }] of this.#kept) if (until <= now) this.#kept.delete(code);
  }
}
