import type { Audience, DisplayView, HostView, MarkerView } from '#core/game/views.ts';
import type { AnswerJson } from '#core/protocol/answer-json.ts';
import type { HostCommandFrame } from '#core/protocol/client-frames.ts';
import type { CloseReason, Counts, Face, RosterRow, ServerFrame } from '#core/protocol/server-frames.ts';
import { browser } from './browser.ts';
import type { EntranceFrame } from './connection.ts';
import type { Platform } from './platform.ts';
import { randomId } from './random-id.ts';
import { RoomFeed, type StreamPlace, type Visitor } from './room-feed.svelte.ts';
import { withRows, type ListedPlayer } from './roster.ts';

/** What it means when the web app gives no ticket, by the status of its answer; anything else passes. */
const REFUSALS: Partial<Record<number, CloseReason | 'signedOut'>> = {
  401: 'signedOut',
  403: 'unauthorised',
  404: 'notFound'
};

/** An order without a reply by then makes it ask whether anybody is still there, in ms. */
const REPLY_MS = 1_500;

/** Where an attendance runs, and which web app gives it tickets. */
export interface AttendancePlace {
  readonly platform: Platform;
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
}

const here: AttendancePlace = { platform: browser, fetch: (path, init) => fetch(path, init) };

type AttendingRole = Exclude<Audience, 'players'>;

/** The connection of a host, marker or display: comes in with a ticket, comes back with its seat. */
export class Attendance<V extends DisplayView | HostView | MarkerView> implements Visitor {
  counts = $state.raw<Counts>({ answered: 0, of: 0 });
  /** Of a display in the lobby: everybody's face by player, in the order in which they came. */
  crowd = $state.raw<ReadonlyMap<string, Face>>(new Map());
  /** Of a display: what was sent up last. */
  reactions = $state.raw<Extract<ServerFrame, { t: 'reactions' }>>();
  /** Of a host alone. */
  players = $state.raw<readonly ListedPlayer[]>([]);
  /** Of a host alone: who was removed, the latest last. */
  removed = $state.raw<readonly ListedPlayer[]>([]);
  /** Of a marker: groups, by item and key, that other markers have before them. */
  looks = $state.raw<readonly (readonly [item: string, key: string])[]>([]);
  /** Who said what was asked about last. */
  who = $state.raw<Extract<ServerFrame, { t: 'who' }>>();
  /** Why this page is out for good; `signedOut`: it comes back after signing in. */
  refusal = $state.raw<CloseReason | 'signedOut'>();
  /** Code of the last command that was refused, until the next one. */
  rejected = $state.raw<string>();
  #roster: ReadonlyMap<string, ListedPlayer> = new Map();
  readonly #code: string;
  readonly #role: AttendingRole;
  #ticket: string | undefined;
  #seat: string | undefined;
  readonly #place: AttendancePlace;
  readonly #feed: RoomFeed<V>;
  #stopDoubt: (() => void) | undefined;

  constructor(role: AttendingRole, code: string, ticket: string, place = here) {
    this.#role = role;
    this.#code = code;
    this.#ticket = ticket;
    this.#place = place;
    this.#feed = new RoomFeed<V>(this, place.platform);
  }

  get view() {
    return this.#feed.view;
  }

  get status() {
    return this.#feed.status;
  }

  get saving() {
    return this.#feed.saving;
  }

  get clock() {
    return this.#feed.connection.clock;
  }

  open(): () => void {
    this.#feed.connection.open();
    return () => {
      this.#stopDoubt?.();
      this.#feed.connection.close();
    };
  }

  /**
   * Orders something; what it leads to comes back as a new view. False when nobody can hear it.
   *
   * @param id the same for an order that is given again
   */
  order(command: HostCommandFrame, id = randomId()): boolean {
    this.rejected = undefined;
    if (!this.#feed.connection.send({ t: 'do', id, command })) return false;
    this.#stopDoubt?.();
    this.#stopDoubt = this.#place.platform.after(REPLY_MS, () => {
      this.#feed.connection.probe();
    });
    return true;
  }

  /** Asks the room to look now who may still host; nobody answers. */
  recheck(): void {
    this.#feed.connection.send({ t: 'recheck' });
  }

  /** Tells the other markers what this one has before it. */
  look(at: { readonly item: string; readonly key: string } | undefined): void {
    this.#feed.connection.send(at ? { t: 'look', at } : { t: 'look' });
  }

  /** Asks who said the same as this; the answer is `who` with this id. */
  askWho(id: string, item: string, value: unknown): void {
    this.#feed.connection.send({ t: 'who', id, item, value: value as AnswerJson });
  }

  async entrance(last: StreamPlace | undefined): Promise<EntranceFrame> {
    if (this.#seat) return { t: 'resume', code: this.#code, token: this.#seat, ...last };
    const ticket = this.#ticket ?? (await this.#fetchTicket());
    this.#ticket = undefined;
    return { t: 'attend', ticket };
  }

  async #fetchTicket(): Promise<string> {
    const response = await this.#place.fetch(`/api/live/${this.#code}/ticket`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ role: this.#role })
    });
    if (REFUSALS[response.status]) {
      this.refusal = REFUSALS[response.status];
      this.#feed.connection.close();
    }
    if (!response.ok) throw new Error(`no ticket: ${String(response.status)}`);
    return ((await response.json()) as { ticket: string }).ticket;
  }

  /** A ticket or seat that is no longer good is no tragedy: get a new one. */
  refused(reason: CloseReason): boolean {
    if (reason === 'tooMany') return true;
    if (reason === 'unauthorised') {
      this.#seat = undefined;
      this.#feed.forget();
      return true;
    }
    this.refusal = reason;
    return false;
  }

  heard(frame: ServerFrame): void {
    switch (frame.t) {
      case 'welcome':
        this.#seat = frame.token;
        this.#list(new Map(), frame.roster);
        return;
      case 'resumed':
        this.#seat = frame.token;
        return;
      case 'count':
        this.counts = frame;
        return;
      case 'crowd':
        this.#crowd(frame);
        return;
      case 'reactions':
        this.reactions = frame;
        return;
      case 'roster':
        this.#list(this.#roster, frame.rows);
        return;
      case 'looks':
        this.looks = frame.at;
        return;
      case 'who':
        this.who = frame;
        return;
      case 'ack':
        this.#stopDoubt?.();
        return;
      case 'nack':
        this.#stopDoubt?.();
        this.rejected = frame.code;
    }
  }

  #crowd({ faces, gone = [], all }: Extract<ServerFrame, { t: 'crowd' }>) {
    const crowd = new Map(all ? [] : this.crowd);
    for (const face of faces) crowd.set(face[0], face);
    for (const id of gone) crowd.delete(id);
    this.crowd = crowd;
  }

  #list(before: ReadonlyMap<string, ListedPlayer>, rows: readonly RosterRow[] = []) {
    this.#roster = withRows(before, rows);
    const all = [...this.#roster.values()];
    this.players = all.filter(({ removed }) => !removed);
    this.removed = all.filter(({ removed }) => removed);
  }
}
