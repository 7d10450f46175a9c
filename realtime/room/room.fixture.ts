import { noTracing } from '#ops/tracing.ts';
import type { Rejection } from '#core/game/commands.ts';
import { SESSION } from '#core/game/game.fixture.ts';
import { LOCK_NOTICE_MS } from '#core/format/quick/timing.ts';
import { GRACE_MS } from '#core/game/clock/tap.ts';
import type { HostCommandFrame } from '#core/protocol/client-frames.ts';
import type { CloseReason, ServerFrame } from '#core/protocol/server-frames.ts';
import { applyViewFrame } from '#core/protocol/view-diff.ts';
import { answerTo, frozenQuiz, singleChoice, uuid } from '#core/quiz/quiz.fixture.ts';
import type { FrozenQuiz } from '#core/quiz/quiz.ts';
import { vi } from 'vitest';
import type { Log } from '../log.ts';
import { noMetrics, type Metrics } from '../ops/metrics.ts';
import { MemoryRoomStore } from '../store/memory-room-store.ts';
import type { Client, LastSeen } from './client.ts';
import { Credentials } from './credentials.ts';
import type { Frame, Tick } from './frame.ts';
import { Room, type RoomClosing } from './room.ts';

type Of<T extends ServerFrame['t']> = Extract<ServerFrame, { t: T }>;

/** A client in memory. It follows its view as a real one does, and throws when a shared frame is missing. */
export class FakeClient implements Client {
  rttMs = 0;
  since = 0;
  readonly frames: ServerFrame[] = [];
  ended: { reason: CloseReason; detail: Rejection | undefined } | undefined;
  view: Record<string, unknown> | undefined;
  token = '';
  last: { epoch: number; seq: number } | undefined;
  /** Frames of moving pictures. */
  readonly ticks: Uint8Array[] = [];

  constructor(last?: FakeClient) {
    // A device that comes back still has what it showed.
    this.view = last?.view;
    this.last = last?.last;
    this.token = last?.token ?? '';
  }

  send(frame: Frame): void {
    if (!this.ended) this.#take(JSON.parse(frame.text) as ServerFrame);
  }

  sendAll(frames: readonly Frame[]): void {
    for (const frame of frames) this.send(frame);
  }

  tick({ bytes }: Tick): void {
    this.ticks.push(bytes);
  }

  seated(token: string): void {
    this.token = token;
  }

  end(reason: CloseReason, detail?: Rejection): void {
    this.ended ??= { reason, detail };
  }

  all<T extends ServerFrame['t']>(t: T): Of<T>[] {
    return this.frames.filter((frame): frame is Of<T> => frame.t === t);
  }

  #take(frame: ServerFrame) {
    this.frames.push(frame);
    if (frame.t === 'welcome') {
      this.view = { ...frame.view };
      ({ token: this.token } = frame);
      this.last = { epoch: frame.epoch, seq: frame.seq };
    } else if (frame.t === 'view') {
      if (!this.view || !this.last || frame.seq !== this.last.seq + 1)
        throw new Error(`gap before ${String(frame.seq)}`);
      this.view = applyViewFrame(this.view, frame);
      this.last = { ...this.last, seq: frame.seq };
    }
  }
}

export const silent: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined
};

/** Rooms over one store in memory, on vitest's fake clock. */
export class RoomTest {
  readonly store = new MemoryRoomStore();
  readonly closed: RoomClosing[] = [];
  /** Whether the owner's claim is known to hold. */
  ownershipIsFresh = true;
  readonly host = new FakeClient();
  maxPlayers = 50;
  metrics: Metrics = noMetrics;
  #room: Room | undefined;
  #ids = 0;

  constructor(quiz: FrozenQuiz = frozenQuiz([singleChoice(), singleChoice()])) {
    this.store.add(SESSION, 'ABCDE', quiz);
  }

  /** What was logged as a warning. */
  readonly warnings: string[] = [];

  /** The newest owner. */
  get room(): Room {
    if (!this.#room) throw new Error('no room');
    return this.#room;
  }

  /** Takes the room, as a worker does that starts or takes over. */
  async open(): Promise<Room> {
    const taken = await this.store.take(SESSION);
    if (!taken) throw new Error('no session');
    return (this.#room = new Room(taken, {
      store: this.store,
      now: () => Date.now(),
      newId: () => uuid(6, ++this.#ids),
      credentials: new Credentials('a secret that is long enough for a test'),
      maxPlayers: this.maxPlayers,
      log: {
        ...silent,
        warn: (...args: unknown[]) => {
          this.warnings.push(String(args.at(-1)));
        }
      },
      metrics: this.metrics,
      tracing: noTracing,
      isOwnershipFresh: () => this.ownershipIsFresh,
      onClosed: (closing) => this.closed.push(closing)
    }));
  }

  /** A room with a host and players. */
  async start(players = 0): Promise<FakeClient[]> {
    await this.open();
    this.attend(this.host, 'host');
    const clients = Array.from({ length: players }, (_, index) => this.join(index + 1));
    await this.settle();
    return clients;
  }

  /** @param from print of the address that the player joins from, where it is known */
  join(number: number, client = new FakeClient(), from?: string): FakeClient {
    const name = `Player ${String(number)}`;
    const print = from !== undefined && { from };
    this.room.enter(client, { kind: 'join', id: joinId(number), name, avatar: '🦊', ...print });
    return client;
  }

  attend(client: FakeClient, role: 'host' | 'display', last: LastSeen = {}): void {
    this.room.enter(client, { kind: 'attend', role, last });
  }

  rejoin(client: FakeClient, token: string, last: LastSeen = {}): void {
    this.room.enter(client, { kind: 'rejoin', token, last });
  }

  /** Lets everything under way finish. */
  async settle(): Promise<void> {
    await vi.advanceTimersByTimeAsync(1);
  }

  async pass(ms: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(ms);
  }

  order(command: HostCommandFrame, client = this.host): boolean {
    return this.room.receive(client, { t: 'do', id: `command-${String(++this.#ids)}`, command });
  }

  /** The one button, on the step that the host sees. */
  async next(): Promise<void> {
    this.order({ type: 'next', from: String(this.host.view?.['step']) });
    await this.settle();
  }

  async toOpen(): Promise<void> {
    while (this.host.view?.['phase'] !== 'open') {
      const { timing } = (this.host.view ?? {}) as { timing?: { opensAt: number } };
      if (this.host.view?.['phase'] === 'itemIntro')
        await this.pass(Math.max(1, (timing?.opensAt ?? 0) - Date.now()));
      else await this.next();
    }
  }

  async toLocked(): Promise<void> {
    await this.next();
    await this.pass(LOCK_NOTICE_MS + GRACE_MS + 1);
  }

  /** Sends an answer to the current item, tapped now. */
  answer(
    client: FakeClient,
    id: string,
    part: { value?: number; rev?: number; at?: number; item?: string } = {}
  ): void {
    const item = (client.view?.['item'] as { id: string } | undefined)?.id ?? '';
    const frame = {
      t: 'answer',
      id,
      item,
      rev: 0,
      at: Date.now(),
      value: answerTo(singleChoice(), true) as number,
      ...part
    } as const;
    this.room.receive(client, frame);
  }

  /** What the database holds. Taking the room fences its owner: only for the end of a test. */
  async stored() {
    return (await this.store.take(SESSION))?.events ?? [];
  }
}

export const joinId = (number: number): string => `join-${String(number).padStart(20, '0')}`;
