import type { LiveSessionId } from '#core/ids.ts';
import type { ClientFrame } from '#core/protocol/client-frames.ts';
import type { CloseReason } from '#core/protocol/server-frames.ts';
import { readClaims, TICKET_LIFETIME_MS } from '#core/protocol/ticket.ts';
import type { Allowance, Bus } from '../bus/bus.ts';
import type { Log } from '../log.ts';
import type { Entrance, LastSeen } from '../room/client.ts';
import type { Credentials } from '../room/credentials.ts';
import type { Gateway } from '../room/gateway.ts';
import type { RoomRegistry } from '../room/room-registry.ts';
import { StoreUnavailable } from '../store/room-store.ts';
import { BlockList } from './block-list.ts';

export type Admission =
  | { readonly ok: true; readonly gateway: Gateway; readonly entrance: Entrance }
  | { readonly ok: false; readonly reason: CloseReason };

type FirstFrame = Extract<ClientFrame, { t: 'join' | 'resume' | 'attend' }>;

/**
 * Codes that nobody plays, asked for by one address. Only misses count, so that a whole pub behind one address may mistype
 * for an hour; after a restart all its phones come back at once, each with a token.
 */
const MISSES = {
  join: { limit: 120, windowMs: 60_000 },
  resume: { limit: 300, windowMs: 60_000 }
} as const;
/**
 * New players in one room: far more than people can type. Whoever comes beyond that waits a moment, so that a script
 * that floods the room delays guests and turns none away.
 */
const JOINS = { limit: 2_000, windowMs: 1_000 };
const JOIN_PATIENCE_MS = 8_000;

const lastSeen = ({ epoch, seq }: Extract<FirstFrame, { t: 'resume' }>): LastSeen => ({ epoch, seq });
const refuse = (reason: CloseReason): Admission => ({ ok: false, reason });

/** Decides who may enter which room, from a connection's first frame. */
export class Doorkeeper {
  readonly #rooms: RoomRegistry;
  readonly #bus: Bus;
  readonly #credentials: Credentials;
  readonly #now: () => number;
  readonly #log: Log;
  /** Who may not ask for unknown codes for now. */
  readonly #guessers = new BlockList();

  constructor(rooms: RoomRegistry, bus: Bus, credentials: Credentials, now: () => number, log: Log) {
    this.#rooms = rooms;
    this.#bus = bus;
    this.#credentials = credentials;
    this.#now = now;
    this.#log = log;
  }

  async admit(frame: FirstFrame, address: string): Promise<Admission> {
    try {
      if (frame.t === 'attend') return await this.#attend(frame.ticket);
      const { sign, equal } = this.#credentials;
      if (frame.t === 'resume' && frame.token.includes('.')) {
        const claims = readClaims(frame.token, 'seat', this.#now(), sign, equal);
        if (!claims) return refuse('unauthorised');
        const gateway = this.#rooms.bySession(claims.session);
        if (!gateway) return refuse('unavailable');
        return { ok: true, gateway, entrance: { kind: 'attend', role: claims.role, last: lastSeen(frame) } };
      }
      const guesser = `miss:${frame.t}:${address}`;
      if (!this.#rooms.isOpen(frame.code) && this.#guessers.isBlocked(guesser)) return refuse('tooMany');
      const gateway = await this.#rooms.byCode(frame.code);
      // While draining, no room is given out: that says nothing about the code.
      if (!gateway && this.#rooms.draining) return refuse('unavailable');
      if (!gateway) return refuse((await this.#missed(guesser, MISSES[frame.t])) ? 'notFound' : 'tooMany');
      if (frame.t === 'resume')
        return { ok: true, gateway, entrance: { kind: 'rejoin', token: frame.token, last: lastSeen(frame) } };
      if (!(await this.#isLetIn(gateway.session))) return refuse('tooMany');
      const { id, name, avatar } = frame;
      return { ok: true, gateway, entrance: { kind: 'join', id, name, avatar } };
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) this.#log.error({ err: error }, 'admission failed');
      return refuse('unavailable');
    }
  }

  async #attend(ticket: string): Promise<Admission> {
    const { sign, equal } = this.#credentials;
    const claims = readClaims(ticket, 'ticket', this.#now(), sign, equal);
    if (!claims) return refuse('unauthorised');
    const gateway = this.#rooms.bySession(claims.session);
    if (!gateway) return refuse('unavailable');
    if (!(await this.#bus.once(`ticket:${claims.nonce}`, TICKET_LIFETIME_MS))) return refuse('unauthorised');
    return { ok: true, gateway, entrance: { kind: 'attend', role: claims.role, last: {} } };
  }

  /** Waits for a new player's turn; false when it does not come. */
  async #isLetIn(session: LiveSessionId): Promise<boolean> {
    const until = performance.now() + JOIN_PATIENCE_MS;
    while (!(await this.#bus.allow(`joins:${session}`, JOINS))) {
      if (performance.now() > until) return false;
      await new Promise((resolve) => setTimeout(resolve, JOINS.windowMs * (0.5 + Math.random())));
    }
    return true;
  }

  /** Counts a code that was not found, here and at the other workers; false when there were too many. */
  async #missed(guesser: string, allowance: Allowance): Promise<boolean> {
    if (await this.#bus.allow(guesser, allowance)) return true;
    this.#guessers.block(guesser, allowance.windowMs);
    return false;
  }
}
