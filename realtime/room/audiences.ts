import type { SequencedEvent } from '#core/game/events.ts';
import { PersonalViews } from '#core/game/personal-view.ts';
import type { Vacated } from '#core/game/contestants/places.ts';
import type { GameState } from '#core/game/state.ts';
import { answerCounts } from '#core/game/answer-counts.ts';
import { viewFor } from '#core/game/view-for.ts';
import type { Audience } from '#core/game/views.ts';
import type { PlayerId } from '#core/ids.ts';
import { AudienceChannel } from './audience-channel.ts';
import { broadcast } from './broadcast.ts';
import { frameOf, type Client, type LastSeen, type Seat } from './client.ts';
import { Frame } from './frame.ts';
import { Roster } from './roster.ts';
import type { Seats } from './seats.ts';
import { Coalescer } from './timers.ts';

/** Counts and presence leave at most this often, in ms. */
const COUNT_INTERVAL_MS = 200;

/** After these everybody's score, place or answer to the item that is on may be another. */
const PERSONAL_EVENTS: ReadonlySet<SequencedEvent['type']> = new Set([
  'skipUndone',
  'itemRevealed',
  'podiumReached',
  'gameEnded',
  'playerKicked'
]);

const AUDIENCES: readonly Audience[] = ['host', 'display', 'players'];

/** What leaves a room: shared views, personal results, counts. Reads the state, never changes it. */
export class Audiences {
  readonly #state: GameState;
  readonly #seats: Seats;
  readonly #vacated: Vacated;
  readonly #epoch: number;
  readonly #now: () => number;
  readonly #channels: Record<Audience, AudienceChannel>;
  readonly #roster = new Roster();
  readonly #counts = new Coalescer(COUNT_INTERVAL_MS, () => {
    this.#sendCounts();
  });
  #personal: { readonly seq: number; readonly views: PersonalViews } | undefined;

  constructor(state: GameState, seats: Seats, vacated: Vacated, epoch: number, now: () => number) {
    this.#state = state;
    this.#seats = seats;
    this.#vacated = vacated;
    this.#epoch = epoch;
    this.#now = now;
    this.#channels = {
      players: new AudienceChannel(viewFor(state, 'players')),
      display: new AudienceChannel(viewFor(state, 'display')),
      host: new AudienceChannel(viewFor(state, 'host'))
    };
  }

  /** From now on the client hears what its audience hears, beginning with its greeting. */
  enter(client: Client, seat: Seat, greeting: readonly Frame[]): void {
    this.#channels[seat.role].members.add(client);
    client.sendAll(greeting);
    this.#seatChanged(seat);
    this.#counts.request();
  }

  leave(client: Client, seat: Seat): void {
    this.#channels[seat.role].members.delete(client);
    this.#seatChanged(seat);
    if (seat.role === 'players') this.#counts.request();
  }

  /** These gave up their places, or took them again [GAME-18]. */
  placesChanged(ids: readonly PlayerId[]): void {
    for (const id of ids) this.#roster.touch(id);
    this.#counts.request();
  }

  dispose(): void {
    this.#counts.dispose();
  }

  /** What a client needs to show the present state: the tail it misses, or a snapshot [ROOM-5]. */
  greeting(seat: Seat, token: string, last: LastSeen): readonly Frame[] {
    const channel = this.#channels[seat.role];
    const epoch = this.#epoch;
    const { seq } = channel;
    const now = this.#now();
    const personal = seat.role === 'players' ? this.#personalViews().of(seat.playerId) : undefined;
    const roster =
      seat.role === 'host'
        ? this.#roster.all(this.#state, this.#seats.isConnected, this.#vacated)
        : undefined;
    const tail = last.epoch === epoch && last.seq !== undefined ? channel.tailAfter(last.seq) : undefined;
    if (tail) {
      const own = [
        ...(personal ? [frameOf({ t: 'you', you: personal })] : []),
        // Rows that changed meanwhile may have gone to another host, or to this one's dead connection.
        ...(roster ? [frameOf({ t: 'roster', rows: roster })] : [])
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
    return [new Frame(JSON.stringify(parts).slice(0, -1), channel.snapshot())];
  }

  /** Makes the frames of a batch, on the state that it leads to; the returned function sends them. */
  prepare(events: readonly SequencedEvent[]): () => Promise<void> {
    this.#roster.note(events);
    if (!events.some((event) => event.type !== 'answerAccepted')) {
      return async () => {
        if (events.length > 0) this.#counts.request();
      };
    }
    const frames = AUDIENCES.map(
      (audience) => [audience, this.#channels[audience].advance(viewFor(this.#state, audience))] as const
    );
    const scored = events.some(({ type }) => PERSONAL_EVENTS.has(type));
    const personal = this.#personalFrames(scored ? this.#channels.players.members : this.#renamed(events));
    return async () => {
      for (const [audience, frame] of frames)
        await broadcast(this.#channels[audience].members, frame, personal);
      this.#counts.request();
    };
  }

  /** Everybody's views of the present state: sorted once, however many phones come back at once. */
  #personalViews(): PersonalViews {
    const { seq } = this.#state;
    if (this.#personal?.seq !== seq) this.#personal = { seq, views: new PersonalViews(this.#state) };
    return this.#personal.views;
  }

  /** Clients of those who got another name. */
  #renamed(events: readonly SequencedEvent[]): Client[] {
    return events.flatMap((event) =>
      event.type === 'playerRenamed' ? (this.#seats.clientOf(event.playerId) ?? []) : []
    );
  }

  #personalFrames(clients: Iterable<Client>): Map<Client, Frame> {
    const frames = new Map<Client, Frame>();
    for (const client of clients) {
      const views = this.#personalViews();
      const seat = this.#seats.seatOf(client);
      const you = seat?.role === 'players' ? views.of(seat.playerId) : undefined;
      if (you) frames.set(client, frameOf({ t: 'you', you }));
    }
    return frames;
  }

  #seatChanged(seat: Seat) {
    if (seat.role === 'players') this.#roster.touch(seat.playerId);
  }

  #sendCounts() {
    const { bars, ...counts } = answerCounts(this.#state, this.#vacated);
    const { host, display } = this.#channels;
    if (display.members.size > 0) {
      const frame = frameOf({ t: 'count', ...counts });
      for (const client of display.members) client.send(frame);
    }
    if (host.members.size === 0) this.#roster.forget();
    else {
      const rows = this.#roster.changes(this.#state, this.#seats.isConnected, this.#vacated);
      const frame = frameOf({ t: 'count', ...counts, ...(bars && { bars }) });
      const frames = rows.length > 0 ? [frame, frameOf({ t: 'roster', rows })] : [frame];
      for (const client of host.members) client.sendAll(frames);
    }
  }
}
