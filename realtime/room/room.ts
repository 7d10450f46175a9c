import { formatOf } from '#core/format/format-of.ts';
import type { Command, Context, HostCommand, Rejection } from '#core/game/commands.ts';
import { sentCount } from '#core/game/answers/answers.ts';
import { decide } from '#core/game/decide.ts';
import { sequenced, type GameEvent, type SequencedEvent } from '#core/game/events.ts';
import { evolve } from '#core/game/evolve.ts';
import { profileOf } from '#core/game/contestants/profile.ts';
import { mayComeBack } from '#core/game/contestants/places.ts';
import { whoSaid } from '#core/game/desk/who-said.ts';
import type { Marker } from '#core/game/marks/events.ts';
import { replay } from '#core/game/replay.ts';
import { initialState, type GameState } from '#core/game/state.ts';
import { deadlineOf } from '#core/game/clock/clock.ts';
import { asId, type LiveSessionId, type PlayerId } from '#core/ids.ts';
import type { HostCommandFrame } from '#core/protocol/client-frames.ts';
import { readLead } from '#core/protocol/lead.ts';
import { isForMarkers, isSigned, mayBeSpokenBy, type SpokenFrame } from '#core/protocol/spoken.ts';
import { SEAT_LIFETIME_MS, issueClaims } from '#core/protocol/ticket.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../ops/metrics.ts';
import type { Tracing } from '#ops/tracing.ts';
import type { RoomStore, TakenRoom } from '../store/room-store.ts';
import { ackFrame, frameOf, type Client, type Entrance, type LastSeen, type Seat } from './client.ts';
import { CommitQueue } from './commit-queue.ts';
import type { Credentials } from './credentials.ts';
import { HostRights } from './host-rights.ts';
import { Lanes } from './lanes/lanes.ts';
import { Places } from './places.ts';
import { Seats } from './seats.ts';
import { commandOfDeed, withNewTeams } from './team-orders.ts';
import { WrongKeys } from './wrong-keys.ts';
import { Ticker } from './ticker.ts';
import { Watches } from './watches.ts';

export interface RoomDependencies {
  readonly store: RoomStore;
  /** ms since the epoch on the database's clock. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly credentials: Credentials;
  readonly maxPlayers: number;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly tracing: Tracing;
  /** Whether a claim on the room is known to hold; otherwise the database is asked before anything leaves. */
  readonly isOwnershipFresh: () => boolean;
  /** The room does not go on here. Its clients are nobody's now. */
  readonly onClosed: (closing: RoomClosing) => void;
}

/** Why a room closed: given up, taken by another owner, or what it holds can never be stored. */
export type RoomClosing = 'released' | 'fenced' | 'failed';

/** While a question runs, the database hears within this time that the room has an owner, in ms. */
const QUIET_MS = 900;
/** A gap between two owners longer than this is given back to the players, in ms; a shorter one may be a pulse. */
const GAP_MS = 1_500;
/** Commits that take longer are all traced, in ms; of the others one in so many. */
const SLOW_COMMIT_MS = 50;
const TRACED_COMMITS = 100;
/** Clients of removed players that are let go in one turn of the event loop. */
const REMOVED_AT_ONCE = 200;
/** Most that a frame may have taken from the worker that received it to its room, in ms. */
const MAX_RELAY_MS = 5_000;
const DISK_FULL = 'the disk of the database is full: make room there; answers wait in memory until then';

/**
 * One live session in memory, with one writer [ROOM-1]: commands are decided one at a time, and their effects leave
 * only after the events are durable [ROOM-2].
 */
export class Room {
  readonly sessionId: LiveSessionId;
  readonly code: string;
  readonly epoch: number;
  readonly #deps: RoomDependencies;
  readonly #state: GameState;
  readonly #queue: CommitQueue;
  readonly #lanes: Lanes;
  readonly #seats = new Seats();
  readonly #places: Places;
  readonly #hostRights: HostRights;
  /** Each player's last answer that was refused: a repeat that comes later is no better [GAME-6]. */
  readonly #refused = new Map<PlayerId, { readonly id: string; readonly code: Rejection }>();
  readonly #wrongKeys = new WrongKeys();
  readonly #watches: Watches;
  readonly #ticker = new Ticker((picture) => {
    const bytes = picture.draw(this.#state, this.#deps.now());
    if (bytes) this.#lanes.tick(bytes);
  });
  /** When those who are not here left, in ms on the room's clock. Whoever has not come back to a new owner left just then. */
  readonly #leftAt = new Map<PlayerId, number>();
  readonly #takenAt: number;
  #closed = false;
  #commits = 0;
  /** When the last client left, on the monotonic clock; `undefined` while somebody is here. */
  emptySince: number | undefined = performance.now();

  constructor(taken: TakenRoom, deps: RoomDependencies) {
    this.sessionId = taken.sessionId;
    this.code = taken.code;
    this.epoch = taken.epoch;
    this.#deps = deps;
    this.#takenAt = deps.now();
    this.#state = replay(initialState(taken.sessionId, taken.code, taken.quiz), taken.events);
    this.#places = new Places(this.#state, (ids) => {
      this.#lanes.placesChanged(ids);
    });
    this.#hostRights = new HostRights(this.#seats, deps.store, deps.log, (client) => {
      this.leave(client);
      client.end('unauthorised');
    });
    this.#lanes = new Lanes(this.#state, this.#seats, this.#places, this.epoch, deps.now);
    this.#queue = new CommitQueue({
      commit: (events) => deps.store.commit({ sessionId: this.sessionId, epoch: this.epoch, events }),
      isOwnershipFresh: deps.isOwnershipFresh,
      prepare: (events) => this.#prepare(events),
      onSaving: (saving, outageMs, isDiskFull) => {
        this.#onSaving(saving, outageMs, isDiskFull);
      },
      onLost: (reason, error) => {
        if (reason === 'fenced')
          deps.log.info({ room: this.sessionId, epoch: this.epoch }, 'room taken by another owner');
        else deps.log.error({ room: this.sessionId, err: error }, 'room lost');
        this.#close(reason);
      },
      onStored: (size, since, until) => {
        deps.metrics.committed(size, until - since);
        this.#commits += 1;
        if (until - since > SLOW_COMMIT_MS || this.#commits % TRACED_COMMITS === 0)
          deps.tracing.record('room.commit', since, until, { room: this.sessionId, events: size });
      },
      metrics: deps.metrics
    });
    this.#watches = new Watches({
      now: deps.now,
      deadline: () => (this.#state.paused ? undefined : deadlineOf(this.#state)),
      hasHost: () => this.#seats.hosts > 0,
      onDeadline: () => {
        // While nothing can be stored, no deadline comes: it is moved by the outage afterwards [GAME-10].
        if (this.#queue.saving) return;
        this.#decide({ type: 'tick' });
        this.#watches.armDeadline();
      },
      onHostAway: () => {
        this.#decide({ type: 'hostAway' });
      },
      onSlowPulse: () => {
        if (!this.#queue.saving) this.#decide({ type: 'watchCaptains' });
      },
      onPulse: () => {
        if (!this.#queue.saving) this.#decide({ type: 'watchAnswers' });
        this.#queue.prove(QUIET_MS);
      }
    });
    this.#ticker.show(formatOf(this.#state)?.picture);
    // Who led may not be back yet, and a step that passed unseen is gone [GAME-34].
    this.#decide({ type: 'holdAll' });
    // Nobody shall pay for the time in which nobody kept the room [GAME-10].
    if (taken.awayMs > GAP_MS) this.#decide({ type: 'coverOutage', ms: Math.round(taken.awayMs) });
  }

  get clientCount(): number {
    return this.#seats.size;
  }

  /** Whether nothing can be stored right now. */
  get isSaving(): boolean {
    return this.#queue.saving;
  }

  /** A client comes in; it hears whether it may, and what there is to see, once all of that is durable. */
  enter(client: Client, entrance: Entrance): void {
    // Who was let in just before the room closed has to knock again [ROOM-12].
    if (this.#closed) client.end('unavailable');
    else if (entrance.kind === 'join') this.#join(client, entrance);
    else if (entrance.kind === 'rejoin') this.#rejoin(client, entrance.token, entrance.last);
    else this.#attend(client, entrance);
  }

  #join(client: Client, frame: Extract<Entrance, { kind: 'join' }>) {
    const token = this.#deps.credentials.resumeToken(this.sessionId, frame.id);
    const credential = this.#deps.credentials.hash(token);
    const command: Command = {
      type: 'join',
      playerId: asId<PlayerId>(this.#deps.newId()),
      profile: profileOf(frame),
      credential,
      from: frame.from
    };
    const code = this.#decide(command);
    const playerId = this.#state.credentials.get(credential);
    if (code !== undefined || playerId === undefined) {
      this.#after(() => () => {
        if (code === 'kicked') client.end('kicked');
        else client.end('refused', code ?? 'badName');
      });
      return;
    }
    this.#admit(client, { role: 'players', playerId }, token);
  }

  #rejoin(client: Client, token: string, last: LastSeen) {
    const playerId = this.#state.credentials.get(this.#deps.credentials.hash(token));
    const player = playerId && this.#state.players.get(playerId);
    if (!player || player.kicked) {
      // Only once it is certain: the phone forgets its token on hearing this.
      const reason = player ? 'kicked' : 'unauthorised';
      this.#after(() => () => {
        client.end(reason);
      });
    } else if (!mayComeBack(this.#state, this.#context(this.#deps.now()), player)) {
      this.#after(() => () => {
        client.end('refused', 'roomFull');
      });
    } else this.#admit(client, { role: 'players', playerId: player.id }, token, last);
  }

  #attend(client: Client, { role, last, signIn }: Extract<Entrance, { kind: 'attend' }>) {
    const { sign } = this.#deps.credentials;
    const expires = this.#deps.now() + SEAT_LIFETIME_MS;
    const nonce = this.#deps.newId();
    const seat = issueClaims(
      { use: 'seat', session: this.sessionId, role, expires, nonce, ...(signIn !== undefined && { signIn }) },
      sign
    );
    this.#admit(
      client,
      role === 'host' || role === 'marker' ? { role, ...(signIn !== undefined && { signIn }) } : { role },
      seat,
      last
    );
  }

  /**
   * A frame from a client that has a seat. `false` when its role may not send it.
   *
   * @param receivedAt when the frame reached us, in ms on the room's clock, where that was not just now
   */
  receive(client: Client, frame: SpokenFrame, receivedAt = this.#deps.now()): boolean {
    const seat = this.#seats.seatOf(client);
    if (!seat) return true;
    if (!mayBeSpokenBy[frame.t].includes(seat.role)) return false;
    if (frame.t === 'do') {
      const { command } = frame;
      if (seat.role === 'marker' && !isForMarkers(command)) return false;
      this.#reply(client, frame.id, this.#order(command, seat.role === 'marker' ? 'marker' : 'host'));
    } else if (frame.t === 'look') this.#lanes.look(client, frame.at);
    else if (frame.t === 'who') this.#tellWho(client, frame);
    else if (frame.t === 'recheck') void this.#hostRights.recheck();
    else if (seat.role === 'players') {
      if (frame.t === 'answer') this.#answer(client, seat.playerId, frame, receivedAt);
      else if (frame.t === 'profile')
        this.#reply(
          client,
          frame.id,
          this.#decide({ type: 'changeProfile', playerId: seat.playerId, profile: profileOf(frame) })
        );
      else if (frame.t === 'challenge')
        this.#reply(
          client,
          frame.id,
          this.#decide({
            type: 'challenge',
            playerId: seat.playerId,
            itemId: asId(frame.item),
            text: frame.text
          })
        );
      else if (frame.t === 'joker' || frame.t === 'wager' || frame.t === 'tie')
        this.#stake(client, seat.playerId, frame);
      else if (frame.t === 'team') this.#team(client, seat.playerId, frame);
      else if (frame.t === 'react') this.#lanes.react(seat.playerId, frame.with);
      else this.#decide({ type: 'play', playerId: seat.playerId, input: frame.input }, receivedAt);
    }
    return true;
  }

  #team(client: Client, playerId: PlayerId, frame: Extract<SpokenFrame, { t: 'team' }>) {
    const code = this.#decide(commandOfDeed(playerId, frame.do, this.#deps.newId));
    if (code === 'unknownTeam' && this.#wrongKeys.note(playerId)) {
      this.leave(client);
      client.end('tooMany');
    } else this.#reply(client, frame.id, code);
  }

  #stake(client: Client, playerId: PlayerId, frame: Extract<SpokenFrame, { t: 'joker' | 'wager' | 'tie' }>) {
    const command: Command =
      frame.t === 'tie'
        ? { type: 'guessTie', playerId, value: frame.value }
        : frame.t === 'joker'
          ? { type: 'playJoker', playerId, on: frame.on, isPlayed: frame.played }
          : { type: 'placeWager', playerId, on: frame.on, points: frame.points };
    this.#reply(client, frame.id, this.#decide(command));
  }

  #order(command: HostCommandFrame, by: Marker): Rejection | undefined {
    // The protocol's commands are the machine's commands; ids were checked to be ids.
    if (isSigned(command)) return this.#decide({ ...command, by } as HostCommand);
    if (command.type !== 'goOn') return this.#decide(withNewTeams(command, this.#deps.newId) as HostCommand);
    const { sign, equal } = this.#deps.credentials;
    const code = readLead(command.lead, this.sessionId, this.#deps.now(), sign, equal);
    return code === undefined ? 'notNow' : this.#decide({ type: 'goOn', code });
  }

  /** Who said the same as this, to a marker or host who asks [GAME-80]; once all of them are stored. */
  #tellWho(client: Client, { id, item, value }: Extract<SpokenFrame, { t: 'who' }>) {
    this.#after(() => {
      const frame = frameOf({ t: 'who', id, ...whoSaid(this.#state, asId(item), value) });
      return () => {
        client.send(frame);
      };
    });
  }

  leave(client: Client): void {
    const seat = this.#seats.leave(client);
    if (!seat) return;
    this.#lanes.leave(client, seat);
    if (seat.role === 'players' && !this.#seats.isConnected(seat.playerId)) {
      this.#places.left(seat.playerId);
      this.#leftAt.set(seat.playerId, this.#deps.now());
    }
    if (this.#seats.size === 0) this.emptySince = performance.now();
    if (seat.role === 'host') this.#watches.watchHost();
  }

  /** Finishes what is under way, then lets everybody go. */
  async release(): Promise<void> {
    if (this.#closed) return;
    await Promise.race([this.#queue.settled(), new Promise((resolve) => setTimeout(resolve, 3_000).unref())]);
    this.#close('released');
  }

  /** Another owner has the room. */
  lose(): void {
    this.#close('fenced');
  }

  /** Asks the database whether the room is still ours, where nothing else tells it. */
  prove(): void {
    this.#queue.prove();
  }

  #answer(
    client: Client,
    playerId: PlayerId,
    frame: Extract<SpokenFrame, { t: 'answer' }>,
    receivedAt: number
  ) {
    const { id, item, rev, value, at, draft: isDraft } = frame;
    const answeredAt = performance.now();
    const refused = this.#refused.get(playerId);
    if (refused?.id === id) {
      this.#reply(client, id, refused.code);
      return;
    }
    const now = this.#deps.now();
    const rejection = this.#decide(
      {
        type: 'submitAnswer',
        playerId,
        itemId: asId(item),
        value,
        revision: rev,
        isDraft: isDraft === true,
        commandId: id,
        tapAt: at,
        rttMs: client.rttMs
      },
      Math.min(now, Math.max(receivedAt, now - MAX_RELAY_MS))
    );
    if (rejection !== undefined) {
      this.#refused.set(playerId, { id, code: rejection });
      this.#deps.metrics.answerRefused();
    }
    const given = isDraft ? undefined : sentCount(this.#state, asId(item));
    this.#reply(client, id, rejection, answeredAt, given);
  }

  /** @param given of an answer, how many there are by now */
  #reply(client: Client, id: string, rejection: Rejection | undefined, answeredAt?: number, given?: number) {
    if (rejection === undefined) this.#queue.reply(client, ackFrame(id, given), answeredAt);
    else this.#queue.reply(client, frameOf({ t: 'nack', id, code: rejection }));
  }

  /** Decides a command now, on the state in memory; its events are in the open batch. */
  #decide(command: Command, now = this.#deps.now()): Rejection | undefined {
    const { phase: before } = this.#state;
    const decision = decide(this.#state, command, this.#context(now));
    if (!decision.ok) return decision.code;
    const events = decision.events.map((event) => this.#apply(event, now));
    if (events.length > 0) {
      this.#queue.add(events);
      this.#watches.armDeadline();
      if (this.#state.phase !== before) this.#ticker.show(formatOf(this.#state)?.picture);
    }
    return undefined;
  }

  #context(now: number): Context {
    const { maxPlayers } = this.#deps;
    const [goneSince, hereSince] = [this.#goneSince, this.#hereSince];
    return { now, maxPlayers, vacated: this.#places, goneSince, hereSince };
  }

  readonly #hereSince = (id: PlayerId): number | undefined => this.#seats.clientOf(id)?.since;

  readonly #goneSince = (id: PlayerId): number | undefined =>
    this.#seats.isConnected(id) ? undefined : (this.#leftAt.get(id) ?? this.#takenAt);

  #apply(event: GameEvent, now: number): SequencedEvent {
    const happened = sequenced(event, this.#state.seq + 1, now);
    evolve(this.#state, happened);
    if (event.type === 'playerKicked') this.#places.settled(event.playerId);
    // Who is given back has the place of somebody who has just gone.
    if (event.type === 'playerReadmitted') this.#places.left(event.playerId);
    return happened;
  }

  #after(effect: () => () => void) {
    this.#queue.add([], effect);
  }

  /** Gives a client its seat, and everything it needs to show, once all that it shows is durable. */
  #admit(client: Client, seat: Seat, token: string, last: LastSeen = {}) {
    const newer = seat.role === 'players' ? this.#seats.clientOf(seat.playerId) : undefined;
    if (newer && newer.since > client.since) {
      // This connection was brought in again after the room moved; the player has opened another one since.
      client.end('replaced');
      return;
    }
    // Who is shown everything anew hears nothing before that.
    this.leave(client);
    const before = this.#seats.take(client, seat);
    if (before) {
      this.leave(before);
      before.end('replaced');
    }
    this.emptySince = undefined;
    if (seat.role === 'players' && this.#places.settled(seat.playerId))
      this.#lanes.placesChanged([seat.playerId]);
    if (seat.role === 'host') this.#watches.watchHost();
    if (this.#queue.saving) client.send(frameOf({ t: 'saving', on: true }));
    this.#after(() => {
      const frames = this.#lanes.greeting(seat, token, last);
      return () => {
        if (this.#seats.seatOf(client) !== seat) return;
        client.seated(token);
        this.#lanes.enter(client, seat, frames);
      };
    });
  }

  #prepare(events: readonly SequencedEvent[]): () => Promise<void> {
    const deliver = this.#lanes.prepare(events);
    const kicked: PlayerId[] = [];
    let joined = 0;
    for (const event of events)
      if (event.type === 'playerKicked') kicked.push(event.playerId);
      else if (event.type === 'playerJoined') joined += 1;
    return async () => {
      if (joined > 0) this.#deps.metrics.joined(joined);
      await deliver();
      for (const [index, playerId] of kicked.entries()) {
        // A whole flood may be removed at once; the other rooms go on meanwhile.
        if (index > 0 && index % REMOVED_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
        this.#remove(playerId);
      }
    };
  }

  #remove(playerId: PlayerId) {
    const client = this.#seats.clientOf(playerId);
    if (!client) return;
    this.leave(client);
    client.end('kicked');
  }

  #onSaving(saving: boolean, outageMs: number, isDiskFull: boolean) {
    this.#deps.log.warn(
      { room: this.sessionId, saving, outageMs },
      saving ? (isDiskFull ? DISK_FULL : 'database away') : 'database stores again'
    );
    const frame = frameOf({ t: 'saving', on: saving });
    for (const client of this.#seats.clients()) client.send(frame);
    if (saving) return;
    this.#decide({ type: 'holdAll' });
    this.#decide({ type: 'coverOutage', ms: outageMs });
    this.#watches.armDeadline();
  }

  #close(closing: RoomClosing) {
    if (this.#closed) return;
    this.#closed = true;
    this.#queue.abandon();
    this.#watches.dispose();
    this.#ticker.show(undefined);
    this.#lanes.dispose();
    this.#places.dispose();
    this.#deps.onClosed(closing);
  }
}
