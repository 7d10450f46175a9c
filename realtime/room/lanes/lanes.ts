import type { Vacated } from '#core/game/contestants/places.ts';
import type { SequencedEvent } from '#core/game/events.ts';
import type { GameState } from '#core/game/state.ts';
import { viewFor } from '#core/game/view-for.ts';
import { isShared } from '#core/game/teams/team.ts';
import type { Audience } from '#core/game/views.ts';
import type { JUMP } from '#core/game/stage/reaction.ts';
import { isMarkable } from '#core/game/marks/markable.ts';
import type { PlayerId } from '#core/ids.ts';
import { questionsAmong } from '#core/item/item.ts';
import { frameOf, type Client, type LastSeen, type Seat } from '../client.ts';
import { Frame } from '../frame.ts';
import type { Seats } from '../seats.ts';
import { broadcast } from './broadcast.ts';
import { LookLane, type Looked } from './look-lane.ts';
import { CountLane } from './count-lane.ts';
import { CrowdLane } from './crowd-lane.ts';
import { Dared } from './dared.ts';
import { PersonalLane } from './personal-lane.ts';
import { ReactionLane } from './reaction-lane.ts';
import { RosterLane } from './roster-lane.ts';
import { TickLane } from './tick-lane.ts';
import { ViewLane } from './view-lane.ts';

const AUDIENCES: readonly Audience[] = ['host', 'marker', 'display', 'players'];

const NO_FRAMES: ReadonlyMap<Client, Frame> = new Map();

/** What leaves a room, lane by lane. Reads the state, never changes it. */
export class Lanes {
  readonly #state: GameState;
  readonly #epoch: number;
  readonly #now: () => number;
  readonly #views: Record<Audience, ViewLane>;
  readonly #personal: PersonalLane;
  readonly #roster: RosterLane;
  readonly #crowd: CrowdLane;
  readonly #dared: Dared;
  readonly #counts: CountLane;
  readonly #reactions: ReactionLane;
  readonly #ticks: TickLane;
  readonly #looks: LookLane;

  constructor(state: GameState, seats: Seats, vacated: Vacated, epoch: number, now: () => number) {
    this.#state = state;
    this.#epoch = epoch;
    this.#now = now;
    this.#views = {
      players: new ViewLane(viewFor(state, 'players')),
      display: new ViewLane(viewFor(state, 'display')),
      host: new ViewLane(viewFor(state, 'host')),
      marker: new ViewLane({})
    };
    const { players, display, host, marker } = this.#views;
    this.#personal = new PersonalLane(state, seats);
    this.#roster = new RosterLane(state, seats, vacated);
    this.#crowd = new CrowdLane(state);
    this.#dared = new Dared(state);
    this.#reactions = new ReactionLane(state, display.members);
    this.#counts = new CountLane(state, vacated, this.#roster, this.#crowd, this.#dared, {
      display: display.members,
      host: host.members
    });
    this.#ticks = new TickLane(players.members, display.members);
    this.#looks = new LookLane(marker.members);
  }

  /** From now on the client hears what its audience hears, beginning with its greeting. */
  enter(client: Client, seat: Seat, greeting: readonly Frame[]): void {
    this.#views[seat.role].members.add(client);
    client.sendAll(greeting);
    if (seat.role === 'marker') this.#looks.tell(client);
    this.#seatChanged(seat);
    this.#counts.request();
  }

  leave(client: Client, seat: Seat): void {
    this.#views[seat.role].members.delete(client);
    if (seat.role === 'marker') this.#looks.look(client, undefined);
    this.#seatChanged(seat);
    // Hosts are told how many of everybody there are.
    this.#counts.request();
  }

  /** These gave up their places, or took them again [GAME-18]. */
  placesChanged(ids: readonly PlayerId[]): void {
    for (const id of ids) this.#roster.touch(id);
    this.#counts.request();
  }

  /** A frame of the moving picture, to players and displays. */
  tick(bytes: Uint8Array): void {
    this.#ticks.send(bytes);
  }

  /** A reaction of a player, to displays. */
  react(from: PlayerId, what: number | typeof JUMP): void {
    this.#reactions.take(from, what);
  }

  /** What a marker has before him, to the others. */
  look(from: Client, at: Looked | undefined): void {
    this.#looks.look(from, at);
  }

  dispose(): void {
    this.#reactions.dispose();
    this.#counts.dispose();
  }

  /** What a client needs to show the present state: the tail it misses, or a snapshot [ROOM-5]. */
  greeting(seat: Seat, token: string, last: LastSeen): readonly Frame[] {
    const lane = this.#views[seat.role];
    // While no marker is here, nobody lays out the desk.
    if (seat.role === 'marker' && lane.members.size === 0) lane.advance(viewFor(this.#state, 'marker'));
    const epoch = this.#epoch;
    const { seq } = lane;
    const now = this.#now();
    const personal = seat.role === 'players' ? this.#personal.of(seat.playerId) : undefined;
    const roster = seat.role === 'host' ? this.#roster.all() : undefined;
    const crowd = seat.role === 'display' ? this.#crowd.all() : undefined;
    const tail = last.epoch === epoch && last.seq !== undefined ? lane.tailAfter(last.seq) : undefined;
    if (tail) {
      const own = [
        ...(personal ? [frameOf({ t: 'you', you: personal })] : []),
        // Rows that changed meanwhile may have gone to another host, or to this one's dead connection.
        ...(roster ? [frameOf({ t: 'roster', rows: roster })] : []),
        ...(crowd ? [crowd] : [])
      ];
      return [frameOf({ t: 'resumed', epoch, seq: last.seq ?? seq, now, token }), ...tail, ...own];
    }
    const parts = {
      t: 'welcome',
      role: seat.role,
      epoch,
      seq,
      now,
      token,
      ...(personal && { you: personal }),
      ...(roster && { roster })
    };
    const welcome = new Frame(JSON.stringify(parts).slice(0, -1), lane.snapshot());
    return crowd ? [welcome, crowd] : [welcome];
  }

  /** Makes the frames of a batch, on the state that it leads to; the returned function sends them. */
  prepare(events: readonly SequencedEvent[]): () => Promise<void> {
    this.#roster.note(events);
    this.#crowd.note(events);
    this.#dared.note(events);
    if (!events.some((event) => event.type !== 'answerAccepted')) {
      const late = events.length > 0 && this.#isMarked(events) ? this.#advance('marker') : undefined;
      // An answer changes no view, but for those who share it.
      const shared = isShared(this.#state) ? this.#personal.framesAfter(events, new Set()) : NO_FRAMES;
      return async () => {
        if (late) await broadcast(this.#views.marker.members, late, NO_FRAMES);
        for (const [client, frame] of shared) client.send(frame);
        if (events.length > 0) this.#counts.request();
      };
    }
    const frames = AUDIENCES.map((audience) => [audience, this.#advance(audience)] as const);
    const personal = this.#personal.framesAfter(events, this.#views.players.members);
    return async () => {
      for (const [audience, frame] of frames) await broadcast(this.#views[audience].members, frame, personal);
      this.#counts.request();
    };
  }

  /** While no marker is here, nobody lays out the desk. */
  #advance(audience: Audience): Frame | undefined {
    const lane = this.#views[audience];
    if (audience === 'marker' && lane.members.size === 0) return undefined;
    return lane.advance(viewFor(this.#state, audience));
  }

  /** Whether a marker has one of these answers before him: late ones come to items that are closed. */
  #isMarked(events: readonly SequencedEvent[]): boolean {
    if (this.#views.marker.members.size === 0) return false;
    const items = new Set<string>(events.flatMap((event) => ('itemId' in event ? event.itemId : [])));
    return questionsAmong(this.#state.quiz.items).some(
      (item) => items.has(item.id) && isMarkable(this.#state, item)
    );
  }

  #seatChanged(seat: Seat) {
    if (seat.role === 'players') this.#roster.touch(seat.playerId);
  }
}
