import type { ClientFrame } from '#core/protocol/client-frames.ts';
import type { CloseReason } from '#core/protocol/server-frames.ts';
import { readClaims, TICKET_LIFETIME_MS } from '#core/protocol/ticket.ts';
import type { Bus } from '../bus/bus.ts';
import type { Log } from '../log.ts';
import type { Client } from '../room/client.ts';
import type { Credentials } from '../room/credentials.ts';
import type { RoomRegistry } from '../room/room-registry.ts';
import type { Room } from '../room/room.ts';
import { StoreUnavailable } from '../store/room-store.ts';

export type Admission =
  | { readonly ok: true; readonly room: Room; readonly seat: (client: Client) => void }
  | { readonly ok: false; readonly reason: CloseReason };

type Entrance = Extract<ClientFrame, { t: 'join' | 'resume' | 'attend' }>;

/**
 * Looks for codes that are not open here, per address. A whole pub shares one address, but its code is open from the
 * first guest on; after a restart all its phones come back at once, each with a token.
 */
const LOOK_UPS = {
  join: { limit: 120, windowMs: 60_000 },
  resume: { limit: 2_000, windowMs: 60_000 }
} as const;
/** New players in one room: far more than people can type, far less than a script can send. */
const JOINS = { limit: 3_000, windowMs: 10_000 };

const refuse = (reason: CloseReason): Admission => ({ ok: false, reason });

/** Decides who may enter which room, from a connection's first frame. */
export class Doorkeeper {
  readonly #rooms: RoomRegistry;
  readonly #bus: Bus;
  readonly #credentials: Credentials;
  readonly #now: () => number;
  readonly #log: Log;

  constructor(rooms: RoomRegistry, bus: Bus, credentials: Credentials, now: () => number, log: Log) {
    this.#rooms = rooms;
    this.#bus = bus;
    this.#credentials = credentials;
    this.#now = now;
    this.#log = log;
  }

  async admit(frame: Entrance, address: string): Promise<Admission> {
    try {
      if (frame.t === 'attend') return await this.#attend(frame.ticket);
      const { sign, equal } = this.#credentials;
      if (frame.t === 'resume' && frame.token.includes('.')) {
        const claims = readClaims(frame.token, 'seat', this.#now(), sign, equal);
        const room = claims && (await this.#rooms.bySession(claims.session));
        if (!claims) return refuse('unauthorised');
        if (!room) return refuse('unavailable');
        return {
          ok: true,
          room,
          seat: (client) => {
            room.attend(client, claims.role, frame);
          }
        };
      }
      if (!this.#rooms.isOpen(frame.code) && !(await this.#mayLookUp(frame.t, address)))
        return refuse('tooMany');
      const room = await this.#rooms.byCode(frame.code);
      // While draining, no room is given out: that says nothing about the code.
      if (!room) return refuse(this.#rooms.draining ? 'unavailable' : 'notFound');
      if (frame.t === 'resume')
        return {
          ok: true,
          room,
          seat: (client) => {
            room.rejoin(client, frame.token, frame);
          }
        };
      if (!(await this.#bus.allow(`joins:${room.sessionId}`, JOINS))) return refuse('tooMany');
      return {
        ok: true,
        room,
        seat: (client) => {
          room.join(client, frame);
        }
      };
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) this.#log.error({ err: error }, 'admission failed');
      return refuse('unavailable');
    }
  }

  async #attend(ticket: string): Promise<Admission> {
    const { sign, equal } = this.#credentials;
    const claims = readClaims(ticket, 'ticket', this.#now(), sign, equal);
    if (!claims) return refuse('unauthorised');
    const room = await this.#rooms.bySession(claims.session);
    if (!room) return refuse('unavailable');
    // Spent only once it can be honoured: a ticket is not lost to a database that was away.
    if (!(await this.#bus.once(`ticket:${claims.nonce}`, TICKET_LIFETIME_MS))) return refuse('unauthorised');
    return {
      ok: true,
      room,
      seat: (client) => {
        room.attend(client, claims.role);
      }
    };
  }

  /** A code of no open room costs a look into the database; who guesses may not do that for ever. */
  #mayLookUp(kind: 'join' | 'resume', address: string): Promise<boolean> {
    return this.#bus.allow(`look-up:${kind}:${address}`, LOOK_UPS[kind]);
  }
}
