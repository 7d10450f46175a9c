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

/** Wrong codes from one address. A whole pub shares one, so only failures count. */
const WRONG_CODES = { limit: 60, windowMs: 60_000 };
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
      const room = await this.#rooms.byCode(frame.code);
      // While draining, no room is given out: that says nothing about the code.
      if (!room) return this.#rooms.draining ? refuse('unavailable') : await this.#wrongCode(address);
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

  async #wrongCode(address: string): Promise<Admission> {
    return refuse((await this.#bus.allow(`wrong-code:${address}`, WRONG_CODES)) ? 'notFound' : 'tooMany');
  }
}
