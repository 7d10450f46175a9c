import { profileOf } from '#core/game/contestants/profile.ts';
import type { LiveSessionId } from '#core/ids.ts';
import type { EntranceFrame } from '#core/protocol/spoken.ts';
import type { CloseReason } from '#core/protocol/server-frames.ts';
import { readClaims, TICKET_LIFETIME_MS, type Claims } from '#core/protocol/ticket.ts';
import type { Allowance, Bus } from '../bus/bus.ts';
import type { Log } from '../log.ts';
import type { Entrance, LastSeen } from '../room/client.ts';
import type { Credentials } from '../room/credentials.ts';
import type { Gateway } from '../room/gateway.ts';
import type { RoomRegistry } from '../room/room-registry.ts';
import { StoreUnavailable } from '../store/room-store.ts';
import { BlockList } from './block-list.ts';
import type { SignInWatch } from './sign-in-watch.ts';

export type Admission =
  | { readonly ok: true; readonly gateway: Gateway; readonly entrance: Entrance }
  | { readonly ok: false; readonly reason: CloseReason };

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
/** About so long until a new player tries again for a turn, in ms. */
const TURN_MS = 1_000;
/**
 * New players in one room from one address [ROOM-17]: a whole company comes in at once. After that, whoever still comes
 * waits for a turn, as above.
 */
const JOINS_FROM = { limit: 1_500, windowMs: 5 * 60_000 };
const MORE_JOINS_FROM = { limit: 300, windowMs: 60_000 };

const lastSeen = ({ epoch, seq }: Extract<EntranceFrame, { t: 'resume' }>): LastSeen => ({ epoch, seq });
const refuse = (reason: CloseReason): Admission => ({ ok: false, reason });

export interface DoorkeeperDependencies {
  readonly rooms: RoomRegistry;
  readonly bus: Bus;
  readonly credentials: Credentials;
  readonly signIns: SignInWatch;
  /** ms since the epoch on the database's clock. */
  readonly now: () => number;
  readonly log: Log;
}

/** Decides who may enter which room, from a connection's first frame. */
export class Doorkeeper {
  readonly #rooms: RoomRegistry;
  readonly #bus: Bus;
  readonly #credentials: Credentials;
  readonly #signIns: SignInWatch;
  readonly #now: () => number;
  readonly #log: Log;
  /** Who may not ask for unknown codes for now. */
  readonly #guessers = new BlockList();

  constructor({ rooms, bus, credentials, signIns, now, log }: DoorkeeperDependencies) {
    this.#rooms = rooms;
    this.#bus = bus;
    this.#credentials = credentials;
    this.#signIns = signIns;
    this.#now = now;
    this.#log = log;
  }

  /** @param address what limits count of the client's address; `undefined` where it is not known: none holds then */
  async admit(frame: EntranceFrame, address: string | undefined): Promise<Admission> {
    try {
      if (frame.t === 'attend') return await this.#attend(frame.ticket);
      const { sign, equal } = this.#credentials;
      if (frame.t === 'resume' && frame.token.includes('.')) {
        const claims = readClaims(frame.token, 'seat', this.#now(), sign, equal);
        if (!claims) return refuse('unauthorised');
        return await this.#seat(claims, lastSeen(frame));
      }
      const gateway = await this.#findByCode(frame.t, frame.code, address);
      if (typeof gateway === 'string') return refuse(gateway);
      if (frame.t === 'resume')
        return { ok: true, gateway, entrance: { kind: 'rejoin', token: frame.token, last: lastSeen(frame) } };
      const { session } = gateway;
      if (!(await this.#isLetIn(session, address))) return refuse('tooMany');
      const { id } = frame;
      const from = address !== undefined && { from: this.#credentials.addressPrint(session, address) };
      return { ok: true, gateway, entrance: { kind: 'join', id, ...profileOf(frame), ...from } };
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) this.#log.error({ err: error }, 'admission failed');
      return refuse('unavailable');
    }
  }

  async #attend(ticket: string): Promise<Admission> {
    const { sign, equal } = this.#credentials;
    const claims = readClaims(ticket, 'ticket', this.#now(), sign, equal);
    if (!claims) return refuse('unauthorised');
    // A worker that drains gives nothing out, and uses no ticket up.
    if (this.#rooms.draining) return refuse('unavailable');
    if (!(await this.#bus.once(`ticket:${claims.nonce}`, TICKET_LIFETIME_MS))) return refuse('unauthorised');
    return this.#seat(claims, {});
  }

  async #seat(claims: Claims, last: LastSeen): Promise<Admission> {
    const { session, role } = claims;
    // A display shows what everybody may see, whoever opened it.
    const signIn = role === 'host' || role === 'marker' ? claims.signIn : undefined;
    if (signIn !== undefined && (await this.#signIns.isOver(signIn))) return refuse('unauthorised');
    const gateway = this.#rooms.bySession(session);
    if (!gateway) return refuse('unavailable');
    const entrance = { kind: 'attend', role, last, ...(signIn !== undefined && { signIn }) } as const;
    return { ok: true, gateway, entrance };
  }

  /**
   * The way to the room with this code, or why there is none. Whoever has missed too often, or cannot be told from
   * others, is answered from what is played anyway: a neighbour's wrong codes shut nobody's door [ROOM-16].
   */
  async #findByCode(
    kind: keyof typeof MISSES,
    code: string,
    address: string | undefined
  ): Promise<Gateway | CloseReason> {
    const guesser = address === undefined ? undefined : `miss:${kind}:${address}`;
    const isBlocked = guesser !== undefined && this.#guessers.isBlocked(guesser);
    const isCheap = guesser === undefined || isBlocked;
    const gateway = await (isCheap ? this.#rooms.byOpenCode(code) : this.#rooms.byCode(code));
    if (gateway) return gateway;
    // While draining, no room is given out: that says nothing about the code.
    if (this.#rooms.draining) return 'unavailable';
    if (isBlocked) return 'tooMany';
    return guesser === undefined || (await this.#missed(guesser, MISSES[kind])) ? 'notFound' : 'tooMany';
  }

  /** Waits for a new player's turn; false when it does not come. */
  async #isLetIn(session: LiveSessionId, address: string | undefined): Promise<boolean> {
    const until = performance.now() + JOIN_PATIENCE_MS;
    // The address first: a flood from one place takes nobody else's turn.
    return (
      (address === undefined || (await waitFor(() => this.#mayJoinFrom(session, address), until))) &&
      (await waitFor(() => this.#bus.allow(`joins:${session}`, JOINS), until))
    );
  }

  async #mayJoinFrom(session: LiveSessionId, address: string): Promise<boolean> {
    return (
      (await this.#bus.allow(`joins:${session}:${address}`, JOINS_FROM)) ||
      (await this.#bus.allow(`joins:${session}:${address}:more`, MORE_JOINS_FROM))
    );
  }

  /** Counts a code that was not found, here and at the other workers; false when there were too many. */
  async #missed(guesser: string, allowance: Allowance): Promise<boolean> {
    if (await this.#bus.allow(guesser, allowance)) return true;
    this.#guessers.block(guesser, allowance.windowMs);
    return false;
  }
}

/** Asks again and again until the answer is yes; false when the time is up. */
async function waitFor(isAllowed: () => Promise<boolean>, until: number): Promise<boolean> {
  while (!(await isAllowed())) {
    if (performance.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, TURN_MS * (0.5 + Math.random())));
  }
  return true;
}
