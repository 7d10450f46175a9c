import { randomInt } from 'node:crypto';
import { LeanPlayer, type PlayerListener, type PlayerState } from '#tests/support/lean-player.ts';
import { sendAt } from './send-at.ts';
import { quantile } from '#tests/support/quantile.ts';
import { after } from './stats.ts';

/** Players that connect at the same time: more only queue. */
const LANES = 200;
/** As the product's client: the first wait is random up to this, each further one up to twice as much. */
const FIRST_RETRY_MS = 300;
const LAST_RETRY_MS = 8_000;
const PATIENCE_MS = 90_000;

export interface Entered {
  readonly ms: number;
}

export interface Answered {
  readonly p50: number;
  readonly p99: number;
  /** From the first answer to the last acknowledgement. */
  readonly ms: number;
}

export interface Stormed {
  readonly ms: number;
  readonly p50: number;
  readonly retries: number;
  /** Players that got a snapshot instead of what they missed. */
  readonly snapshots: number;
}

/** Many players in this process, and what all of them do together. */
export class Crowd implements PlayerListener {
  readonly players: readonly LeanPlayer[];
  /** Connections that ended though nobody cut them. */
  dropped = 0;
  refusals: string[] = [];
  /** The last shared frame that the first player got. */
  lastView = '';
  /** The first player's greeting. */
  lastWelcome = '';
  #retries = 0;
  #leaving = false;
  readonly #attempts = new Map<LeanPlayer, number>();
  #greeted: (player: LeanPlayer, at: number) => void = () => undefined;
  #viewed: (at: number) => void = () => undefined;
  #acked: (latencyMs: number, at: number) => void = () => undefined;

  constructor(url: string, code: string, count: number, firstNumber = 0) {
    this.players = Array.from({ length: count }, (_, index) => {
      const number = firstNumber + index;
      const address = `10.${String(number >> 16)}.${String((number >> 8) & 255)}.${String(number & 255)}`;
      return new LeanPlayer(url, code, {
        name: `Player ${String(number)}`,
        headers: { 'X-Forwarded-For': address },
        listener: this
      });
    });
  }

  get gaps(): number {
    return this.players.reduce((sum, player) => sum + player.gaps, 0);
  }

  /** Everybody joins, a few at a time; resolves when the last is in. */
  async enter(lanes = LANES): Promise<Entered> {
    const started = performance.now();
    let next = 0;
    let entered = 0;
    const all = this.#all((done) => {
      this.#greeted = () => {
        this.players[next++]?.enter();
        if (++entered === this.players.length) done(performance.now());
      };
    }, 'a welcome');
    while (next < Math.min(lanes, this.players.length)) this.players[next++]?.enter();
    return { ms: (await all) - started };
  }

  /** Resolves with the moment at which everybody has got so many more shared frames. */
  views(frames: number): Promise<number> {
    let open = frames * this.players.length;
    return this.#all((done) => {
      this.#viewed = (at) => {
        if (--open === 0) done(at);
      };
    }, 'a shared frame');
  }

  /** Everybody answers at a random moment within this time. */
  async answer(item: string, spreadMs: number): Promise<Answered> {
    const moments = this.players.map(() => Math.random() * spreadMs).sort((a, b) => a - b);
    const now = Date.now();
    const answers = this.players.map((player, index) =>
      player.prepare(item, randomInt(4), now + (moments[index] ?? 0))
    );
    const latencies: number[] = [];
    const all = this.#all((done) => {
      this.#acked = (latencyMs, at) => {
        latencies.push(latencyMs);
        if (latencies.length === this.players.length) done(at);
      };
    }, 'an acknowledgement');
    const started = performance.now();
    sendAt(moments, (index) => {
      this.players[index]?.send(answers[index] ?? Buffer.alloc(0));
    });
    const ended = await all;
    return { p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99), ms: ended - started };
  }

  /** All connections are cut at once, and everybody comes back as the product's client does. */
  async storm(): Promise<Stormed> {
    const started = performance.now();
    const times: number[] = [];
    let snapshots = 0;
    this.#retries = 0;
    const all = this.#all((done) => {
      this.#greeted = (player, at) => {
        times.push(at - started);
        if (player.greeting === 'welcome') snapshots += 1;
        if (times.length === this.players.length) done(at);
      };
    }, 'a greeting');
    this.#attempts.clear();
    for (const player of this.players) player.cut();
    for (const player of this.players) this.#comeBack(player);
    const ms = (await all) - started;
    return { ms, p50: quantile(times, 0.5), retries: this.#retries, snapshots };
  }

  leave(): void {
    this.#leaving = true;
    for (const player of this.players) player.cut();
  }

  greeted(player: LeanPlayer, at: number, text: Buffer): void {
    if (player === this.players[0]) this.lastWelcome = text.toString();
    this.#greeted(player, at);
  }

  viewed(player: LeanPlayer, text: Buffer, at: number): void {
    if (player === this.players[0]) this.lastView = text.toString();
    this.#viewed(at);
  }

  acked(_player: LeanPlayer, latencyMs: number, at: number): void {
    this.#acked(latencyMs, at);
  }

  refused(_player: LeanPlayer, text: string): void {
    this.refusals.push(text);
  }

  closed(player: LeanPlayer, code: number, reason: string, was: PlayerState): void {
    if (this.#leaving) return;
    if (was === 'in') {
      this.dropped += 1;
      this.refusals.push(`dropped with ${String(code)} ${reason}`);
    }
    this.#retries += 1;
    this.#comeBack(player);
  }

  #comeBack(player: LeanPlayer) {
    const attempt = this.#attempts.get(player) ?? 0;
    this.#attempts.set(player, attempt + 1);
    const wait = Math.random() * Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempt);
    setTimeout(() => {
      if (!this.#leaving) player.enter();
    }, wait);
  }

  /** Something that everybody must have; in vain it says what went wrong instead. */
  async #all(begin: (done: (at: number) => void) => void, what: string): Promise<number> {
    const cancel = new AbortController();
    const late = after(PATIENCE_MS, cancel.signal).then(() => {
      const some = [...new Set(this.refusals)].slice(0, 3).join('; ');
      throw new Error(`some players waited in vain for ${what} (${some || 'nothing was refused'})`);
    });
    late.catch(() => undefined);
    try {
      return await Promise.race([new Promise<number>(begin), late]);
    } finally {
      cancel.abort();
    }
  }
}
