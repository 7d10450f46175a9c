import type { LiveSessionId } from '#core/ids.ts';
import type { SpokenFrame } from '#core/protocol/spoken.ts';
import type { Bus } from '../bus/bus.ts';
import { BusUnavailable } from '../bus/bus.ts';
import { EdgeLink } from '../relay/edge-link.ts';
import { RoomRelay } from '../relay/room-relay.ts';
import { RoomIsNewer, StoreUnavailable } from '../store/room-store.ts';
import { frameOf, type Guest } from './client.ts';
import { Room, type RoomClosing, type RoomDependencies } from './room.ts';

/** How long a claim on a room holds without renewal, in ms. */
export const LEASE_MS = 2_000;
/** After an interruption of the bus its other workers get this long to be heard again, in ms. */
const SETTLE_MS = 700;
/** Between two looks for the room, in ms. */
const LOOK_MS = 60;
/** Clients are told that nothing is stored when the room is away for longer than a blink, in ms. */
const TELL_MS = 400;
/** Clients are let go when the room is not found for so long, in ms: another worker may be closer to it. */
const PATIENCE_MS = 6_000;
/** Frames that wait for the room, at most. */
const MAX_HELD = 20_000;

export interface GatewayDependencies {
  readonly room: Omit<RoomDependencies, 'onClosed' | 'isOwnershipFresh'>;
  readonly bus: Bus;
  /** The room is owned, or not any more, by this worker. */
  readonly onOwned: (gateway: Gateway, room: Room | undefined) => void;
  /** The session is played under this code. */
  readonly onCode: (gateway: Gateway, code: string) => void;
}

type Place =
  | { readonly kind: 'looking' }
  | { readonly kind: 'own'; readonly room: Room; readonly relay: RoomRelay }
  | { readonly kind: 'remote'; readonly link: EdgeLink };

const LOOKING: Place = { kind: 'looking' };

/**
 * This worker's way to one live session, for its clients [ROOM-13]: the room is here, or at another worker, or has to
 * be found first. When it moves, the clients are brought in again on their living sockets.
 */
export class Gateway {
  readonly session: LiveSessionId;
  readonly #deps: GatewayDependencies;
  readonly #guests = new Set<Guest>();
  #place: Place = LOOKING;
  #held: { readonly guest: Guest; readonly frame: SpokenFrame; readonly receivedAt: number }[] = [];
  /** When the claim was confirmed last, on the monotonic clock; `undefined` without one. */
  #claimedAt: number | undefined;
  #renewing = false;
  #mayTake = true;
  #disposed = false;
  /** Whom the claim names that stood in our way last. */
  #inTheWay: string | undefined;

  constructor(session: LiveSessionId, deps: GatewayDependencies) {
    this.session = session;
    this.#deps = deps;
    void this.#look();
  }

  get guestCount(): number {
    return this.#guests.size;
  }

  get room(): Room | undefined {
    return this.#place.kind === 'own' ? this.#place.room : undefined;
  }

  enter(guest: Guest): void {
    this.#guests.add(guest);
    this.#bringIn(guest);
  }

  /** Shows a client everything anew, because it could not be told what changed. */
  bringBack(guest: Guest): void {
    if (!this.#guests.has(guest)) return;
    if (this.#place.kind === 'remote') this.#place.link.leave(guest);
    this.#bringIn(guest);
  }

  /** A frame of a client that is in. False when its role may not send it, as far as is known here. */
  receive(guest: Guest, frame: SpokenFrame): boolean {
    const place = this.#place;
    if (place.kind === 'own') return place.room.receive(guest, frame);
    const receivedAt = this.#deps.room.now();
    if (place.kind === 'remote') place.link.say(guest, frame, receivedAt);
    else if (this.#held.length < MAX_HELD) this.#held.push({ guest, frame, receivedAt });
    return true;
  }

  leave(guest: Guest): void {
    if (!this.#guests.delete(guest)) return;
    const place = this.#place;
    if (place.kind === 'own') place.room.leave(guest);
    else if (place.kind === 'remote') place.link.leave(guest);
  }

  /** Confirms the claim; to be called well within `LEASE_MS`. */
  async renew(): Promise<void> {
    if (this.#claimedAt === undefined || this.#renewing) return;
    this.#renewing = true;
    const at = performance.now();
    try {
      const claim = await this.#deps.bus.claim(this.session, LEASE_MS);
      if (claim.mine) this.#claimedAt = at;
      else this.room?.lose();
    } catch {
      // Without the bus the database tells whether the room is still ours.
      if (!this.#isOwnershipFresh()) this.room?.prove();
    } finally {
      this.#renewing = false;
    }
  }

  /** Gives the room up and takes none any more; clients here are relayed to the next owner. */
  async drain(): Promise<void> {
    this.#mayTake = false;
    await this.room?.release();
  }

  /** Tells every client to come back after a while of its own. */
  sayGoodbye(inMs: () => number): void {
    for (const guest of this.#guests) guest.send(frameOf({ t: 'bye', inMs: inMs() }));
  }

  /** Lets go of all clients and of the room. */
  dispose(): void {
    this.#disposed = true;
    const place = this.#place;
    this.#place = LOOKING;
    if (place.kind === 'remote') place.link.close();
    for (const guest of [...this.#guests]) guest.end('unavailable');
    this.#guests.clear();
    this.#held = [];
  }

  readonly #isOwnershipFresh = (): boolean =>
    this.#claimedAt !== undefined && performance.now() - this.#claimedAt < LEASE_MS;

  #bringIn(guest: Guest) {
    const place = this.#place;
    if (place.kind === 'own') place.room.enter(guest, guest.entrance);
    else if (place.kind === 'remote') place.link.enter(guest);
  }

  #settle(place: Place) {
    this.#place = place;
    this.#inTheWay = undefined;
    for (const guest of [...this.#guests]) this.#bringIn(guest);
    const held = this.#held;
    this.#held = [];
    for (const { guest, frame, receivedAt } of held) {
      if (!this.#guests.has(guest)) continue;
      if (place.kind === 'remote') place.link.say(guest, frame, receivedAt);
      else if (place.kind === 'own' && !place.room.receive(guest, frame, receivedAt)) guest.end('badFrame');
    }
  }

  /** Looks for the room until it is found; at most one look is under way, because it begins where a place is lost. */
  async #look(): Promise<void> {
    const { log } = this.#deps.room;
    const since = performance.now();
    let told = false;
    let refused: RoomIsNewer | undefined;
    while (!this.#disposed) {
      try {
        const place = await this.#find();
        if (place) {
          if (this.#disposed) await this.#abandon(place);
          else this.#settle(place);
          return;
        }
      } catch (error) {
        if (error instanceof RoomIsNewer) refused ??= error;
        else if (!(error instanceof BusUnavailable || error instanceof StoreUnavailable))
          log.error({ room: this.session, err: error }, 'room not found');
      }
      const away = performance.now() - since;
      if (away > TELL_MS && !told) {
        told = true;
        if (refused) log.error({ room: this.session, err: refused }, 'room not taken');
        for (const guest of this.#guests) guest.send(frameOf({ t: 'saving', on: true }));
      }
      if (away > PATIENCE_MS) for (const guest of [...this.#guests]) guest.end('unavailable');
      // Not in step with the other workers, which look for the same room.
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS * (0.5 + Math.random())));
    }
  }

  /** One look: at another worker, else here. `undefined`: not now. */
  async #find(): Promise<Place | undefined> {
    const { bus } = this.#deps;
    const link = new EdgeLink(this.session, bus, (greeting) => {
      if (greeting === 'silent') this.#deps.room.metrics.relayReset();
      this.#lost();
    });
    const greeting = await link.open();
    if (greeting === 'open') {
      if (link.code !== undefined) this.#deps.onCode(this, link.code);
      return { kind: 'remote', link };
    }
    if (!this.#mayTake || this.#disposed) return undefined;
    // After an interruption the owner may only not be heard again yet.
    if (performance.now() - bus.heardSince < SETTLE_MS) return undefined;
    return this.#take(greeting === 'none' ? this.#inTheWay : undefined);
  }

  /** @param gone whose claim does not count: an owner listens before it claims, and this one does not listen */
  async #take(gone: string | undefined): Promise<Place | undefined> {
    const { bus, room: deps } = this.#deps;
    const relay = await RoomRelay.open(this.session, bus, deps.log);
    try {
      const at = performance.now();
      const claim = await bus.claim(this.session, LEASE_MS, gone);
      if (!claim.mine) {
        this.#inTheWay = claim.owner;
        await relay.close();
        return undefined;
      }
      this.#claimedAt = at;
      const taken = await deps.store.take(this.session);
      const took = performance.now();
      if (!taken) {
        for (const guest of [...this.#guests]) guest.end('notFound');
        await this.#giveUp(relay);
        return undefined;
      }
      const room = new Room(taken, {
        ...deps,
        isOwnershipFresh: this.#isOwnershipFresh,
        onClosed: (closing) => {
          this.#closed(closing, relay);
        }
      });
      relay.serve(room);
      deps.metrics.roomOpened(room.epoch);
      const { epoch } = room;
      deps.tracing.record('room.take', at, took, { room: this.session, epoch, events: taken.events.length });
      deps.log.info({ room: this.session, epoch, events: taken.events.length }, 'room opened');
      this.#deps.onOwned(this, room);
      this.#deps.onCode(this, room.code);
      return { kind: 'own', room, relay };
    } catch (error) {
      await this.#giveUp(relay);
      throw error;
    }
  }

  async #giveUp(relay: RoomRelay): Promise<void> {
    this.#claimedAt = undefined;
    await relay.close();
    await this.#deps.bus.release(this.session).catch((error: unknown) => {
      this.#deps.room.log.debug({ room: this.session, err: error }, 'claim not released');
    });
  }

  async #abandon(place: Place): Promise<void> {
    if (place.kind === 'remote') place.link.close();
    else if (place.kind === 'own') await place.room.release();
  }

  /** Our room has closed: its clients go where it goes on. */
  #closed(closing: RoomClosing, relay: RoomRelay) {
    this.#deps.onOwned(this, undefined);
    if (closing === 'fenced') this.#deps.room.metrics.roomFenced();
    void this.#giveUp(relay).then(() => {
      // What can never be stored would fail at the next owner too: the clients come back in a while.
      if (closing === 'failed') for (const guest of [...this.#guests]) guest.end('unavailable');
      this.#lost();
    });
    if (this.#place.kind === 'own') this.#place = LOOKING;
  }

  #lost() {
    if (this.#disposed) return;
    this.#place = LOOKING;
    void this.#look();
  }
}
