import type { DisplayView, HostView } from '#core/game/views.ts';
import type { HostCommandFrame } from '#core/protocol/client-frames.ts';
import type { CloseReason, Counts, RosterRow, ServerFrame } from '#core/protocol/server-frames.ts';
import { Connection, type ConnectionStatus, type EntranceFrame } from './connection.ts';
import { randomId } from './random-id.ts';
import { ViewStream } from './view-stream.ts';

/** What it means when the web app gives no ticket, by the status of its answer; anything else passes. */
const REFUSALS: Partial<Record<number, CloseReason | 'signedOut'>> = {
  401: 'signedOut',
  403: 'unauthorised',
  404: 'notFound'
};

/** The connection of a host or display: comes in with a ticket, comes back with its seat. */
export class Attendance<V extends DisplayView | HostView> {
  view = $state.raw<V>();
  counts = $state.raw<Counts>({ answered: 0, of: 0 });
  roster = $state.raw<ReadonlyMap<string, RosterRow>>(new Map());
  status = $state.raw<ConnectionStatus>('connecting');
  saving = $state.raw(false);
  /** Why this page is out for good; `signedOut`: it comes back after signing in. */
  refusal = $state.raw<CloseReason | 'signedOut'>();
  /** Code of the last command that was refused, until the next one. */
  rejected = $state.raw<string>();
  readonly #stream = new ViewStream<V>();
  readonly #code: string;
  readonly #role: 'host' | 'display';
  #ticket: string | undefined;
  #seat: string | undefined;
  readonly #connection: Connection;

  constructor(role: 'host' | 'display', code: string, ticket: string) {
    this.#role = role;
    this.#code = code;
    this.#ticket = ticket;
    this.#connection = new Connection({
      entrance: () => this.#entrance(),
      frame: (frame) => {
        this.#receive(frame);
      },
      status: (status) => {
        this.status = status;
      },
      refused: (reason) => this.#refused(reason)
    });
  }

  get clock() {
    return this.#connection.clock;
  }

  open(): () => void {
    this.#connection.open();
    return () => {
      this.#connection.close();
    };
  }

  /** Orders something; what it leads to comes back as a new view. False when nobody can hear it. */
  order(command: HostCommandFrame): boolean {
    this.rejected = undefined;
    return this.#connection.send({ t: 'do', id: randomId(), command });
  }

  async #entrance(): Promise<EntranceFrame> {
    if (this.#seat) return { t: 'resume', code: this.#code, token: this.#seat, ...this.#stream.last };
    const ticket = this.#ticket ?? (await this.#fetchTicket());
    this.#ticket = undefined;
    return { t: 'attend', ticket };
  }

  async #fetchTicket(): Promise<string> {
    const response = await fetch(`/api/live/${this.#code}/ticket`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ role: this.#role })
    });
    if (REFUSALS[response.status]) {
      this.refusal = REFUSALS[response.status];
      this.#connection.close();
    }
    if (!response.ok) throw new Error(`no ticket: ${String(response.status)}`);
    return ((await response.json()) as { ticket: string }).ticket;
  }

  /** A ticket or seat that is no longer good is no tragedy: get a new one. */
  #refused(reason: CloseReason): boolean {
    if (reason === 'tooMany') return true;
    if (reason === 'unauthorised') {
      this.#seat = undefined;
      this.#stream.forget();
      return true;
    }
    this.refusal = reason;
    return false;
  }

  #receive(frame: ServerFrame) {
    switch (frame.t) {
      case 'welcome':
        this.#seat = frame.token;
        // The role of the ticket decides which view comes.
        this.view = this.#stream.snapshot(frame.epoch, frame.seq, frame.view as V);
        this.saving = false;
        this.roster = new Map((frame.roster ?? []).map((row) => [row[0], row]));
        return;
      case 'resumed':
        this.#seat = frame.token;
        this.saving = false;
        return;
      case 'view': {
        const view = this.#stream.apply(frame);
        if (view) this.view = view;
        else this.#restart();
        return;
      }
      case 'count':
        this.counts = frame;
        return;
      case 'roster': {
        const roster = new Map(this.roster);
        for (const row of frame.rows) roster.set(row[0], row);
        this.roster = roster;
        return;
      }
      case 'saving':
        this.saving = frame.on;
        return;
      case 'nack':
        this.rejected = frame.code;
    }
  }

  #restart() {
    this.#connection.close();
    this.#connection.open();
  }
}
