import { noTracing } from '#ops/tracing.ts';
import { SESSION } from '#core/game/game.fixture.ts';
import type { HostCommandFrame } from '#core/protocol/client-frames.ts';
import type { CloseReason } from '#core/protocol/server-frames.ts';
import type { Rejection } from '#core/game/commands.ts';
import type { LiveSessionId } from '#core/ids.ts';
import { frozenQuiz, singleChoice, uuid } from '#core/quiz/quiz.fixture.ts';
import { vi } from 'vitest';
import { BusUnavailable, type Allowance, type Bus, type Ownership } from '../bus/bus.ts';
import { InProcessBus, type InProcessHub } from '../bus/in-process-bus.ts';
import { noMetrics } from '../ops/metrics.ts';
import { StoreUnavailable, type RoomStore } from '../store/room-store.ts';
import { MemoryRoomStore } from '../store/memory-room-store.ts';
import type { Entrance, Guest } from './client.ts';
import { Credentials } from './credentials.ts';
import type { Gateway } from './gateway.ts';
import { FakeClient, joinId, silent } from './room.fixture.ts';
import { RoomRegistry } from './room-registry.ts';
import { Doorkeeper } from '../socket/doorkeeper.ts';
import { SignInWatch } from '../socket/sign-in-watch.ts';

/** The bus of one worker, over a link that can fail. */
export class FaultyBus implements Bus {
  readonly shared = true;
  readonly workerId: string;
  heardSince = -Infinity;
  /** Cut off: every call fails, nothing is heard. */
  cut = false;
  /** Messages that will get lost on their way to this worker. */
  lose = 0;
  readonly #inner: InProcessBus;

  constructor(workerId: string, hub: InProcessHub) {
    this.workerId = workerId;
    this.#inner = new InProcessBus(workerId, hub, () => Date.now());
  }

  heal(): void {
    this.cut = false;
    this.heardSince = performance.now();
  }

  async start(): Promise<void> {
    await this.#inner.start();
  }
  async ping(): Promise<void> {
    this.#check();
    await this.#inner.ping();
  }
  async claim(session: LiveSessionId, ttlMs: number, over?: string): Promise<Ownership> {
    this.#check();
    return this.#inner.claim(session, ttlMs, over);
  }
  async release(session: LiveSessionId): Promise<void> {
    this.#check();
    await this.#inner.release(session);
  }
  async publish(channel: string, message: string): Promise<number> {
    this.#check();
    return this.#inner.publish(channel, message);
  }
  async subscribe(channel: string, listener: (message: string) => void): Promise<() => Promise<void>> {
    this.#check();
    return this.#inner.subscribe(channel, (message) => {
      if (this.cut) return;
      if (this.lose > 0) this.lose -= 1;
      else listener(message);
    });
  }
  async once(key: string, ttlMs: number): Promise<boolean> {
    return this.#inner.once(key, ttlMs);
  }
  async allow(key: string, allowance: Allowance): Promise<boolean> {
    return this.#inner.allow(key, allowance);
  }
  async close(): Promise<void> {
    await this.#inner.close();
  }

  #check() {
    if (this.cut) throw new BusUnavailable('cut off');
  }
}

export const SECRET = 'a secret that is long enough for a test';

/** One worker of several: its registry, and its links to bus and database. */
export class TestWorker {
  readonly bus: FaultyBus;
  readonly rooms: RoomRegistry;
  readonly doorkeeper: Doorkeeper;
  readonly signIns: SignInWatch;
  /** Cut off from the database. */
  databaseAway = false;
  /** How often the database was asked for a code, or for all of them. */
  lookUps = 0;

  constructor(name: string, hub: InProcessHub, store: MemoryRoomStore, newId: () => string) {
    this.bus = new FaultyBus(name, hub);
    const reach = <A extends readonly unknown[], T>(call: (...args: A) => Promise<T>) => {
      return async (...args: A): Promise<T> => {
        if (this.databaseAway) throw new StoreUnavailable('cut off');
        return call(...args);
      };
    };
    const own: RoomStore = {
      findByCode: reach((code) => {
        this.lookUps += 1;
        return store.findByCode(code);
      }),
      openCodes: reach(() => {
        this.lookUps += 1;
        return store.openCodes();
      }),
      endedSignIns: reach((hashes) => store.endedSignIns(hashes)),
      take: reach((session) => store.take(session)),
      commit: reach((batch) => store.commit(batch)),
      now: reach(() => store.now())
    };
    const credentials = new Credentials(SECRET);
    this.rooms = new RoomRegistry({
      room: {
        store: own,
        now: () => Date.now(),
        newId,
        credentials,
        maxPlayers: 50,
        log: silent,
        metrics: noMetrics,
        tracing: noTracing
      },
      bus: this.bus
    });
    this.signIns = new SignInWatch(own, silent);
    this.doorkeeper = new Doorkeeper({
      rooms: this.rooms,
      bus: this.bus,
      credentials,
      signIns: this.signIns,
      now: () => Date.now(),
      log: silent
    });
  }

  get gateway(): Gateway {
    const gateway = this.rooms.bySession(SESSION);
    if (!gateway) throw new Error('draining');
    return gateway;
  }
}

/** A client at a worker, as its connection behaves: it leaves when it is ended, and keeps what brings it back. */
export class FakeGuest extends FakeClient implements Guest {
  entrance: Entrance;
  #gateway: Gateway | undefined;
  readonly acked: string[] = [];

  constructor(entrance: Entrance) {
    super();
    this.entrance = entrance;
  }

  enter(worker: TestWorker): void {
    this.#gateway?.leave(this);
    this.ended = undefined;
    this.since = Date.now();
    this.#gateway = worker.gateway;
    this.#gateway.enter(this);
  }

  leave(): void {
    this.#gateway?.leave(this);
    this.#gateway = undefined;
  }

  override seated(token: string): void {
    super.seated(token);
    if (this.entrance.kind !== 'attend') this.entrance = { kind: 'rejoin', token, last: {} };
  }

  override end(reason: CloseReason, detail?: Rejection): void {
    super.end(reason, detail);
    this.leave();
  }

  say(frame: Parameters<Gateway['receive']>[1]): void {
    this.#gateway?.receive(this, frame);
  }

  answer(id: string, value = 1): void {
    const item = (this.view?.['item'] as { id: string } | undefined)?.id ?? '';
    this.say({ t: 'answer', id, item, rev: 0, at: Date.now(), value });
  }
}

/** Several workers over one store and one bus in memory, on vitest's fake clock. */
export class WorkersTest {
  readonly store = new MemoryRoomStore();
  readonly workers: readonly TestWorker[];
  readonly host = new FakeGuest({ kind: 'attend', role: 'host', last: {} });
  #ids = 0;

  constructor(count: number, hub: InProcessHub) {
    this.store.add(
      SESSION,
      'ABCDE',
      frozenQuiz([singleChoice({ timeLimitSeconds: 60 }), singleChoice({ timeLimitSeconds: 60 })])
    );
    this.workers = Array.from(
      { length: count },
      (_, n) => new TestWorker(`w${String(n)}`, hub, this.store, () => uuid(6, ++this.#ids))
    );
  }

  worker(n: number): TestWorker {
    const worker = this.workers[n];
    if (!worker) throw new Error(`no worker ${String(n)}`);
    return worker;
  }

  player(n: number, worker: TestWorker): FakeGuest {
    const guest = new FakeGuest({ kind: 'join', id: joinId(n), name: `Player ${String(n)}`, avatar: '🦊' });
    guest.enter(worker);
    return guest;
  }

  async pass(ms = 5): Promise<void> {
    await vi.advanceTimersByTimeAsync(ms);
  }

  /** The workers that own the room right now, as they see it. */
  owners(): TestWorker[] {
    return this.workers.filter(({ rooms }) => rooms.size > 0);
  }

  order(command: HostCommandFrame): void {
    this.host.say({ t: 'do', id: `command-${String(++this.#ids)}`, command });
  }

  async next(): Promise<void> {
    this.order({ type: 'next', from: String(this.host.view?.['step']) });
    await this.pass(20);
  }

  async toOpen(): Promise<void> {
    while (this.host.view?.['phase'] !== 'open') {
      const { timing } = (this.host.view ?? {}) as { timing?: { opensAt: number } };
      if (this.host.view?.['phase'] === 'itemIntro')
        await this.pass(Math.max(0, (timing?.opensAt ?? 0) - Date.now()) + 40);
      else await this.next();
    }
  }

  async stop(): Promise<void> {
    for (const worker of this.workers) {
      worker.signIns.stop();
      worker.bus.heal();
      worker.databaseAway = false;
    }
    const stopped = Promise.all(this.workers.map(({ rooms }) => rooms.drain()));
    await this.pass(20_000);
    await stopped;
  }
}
