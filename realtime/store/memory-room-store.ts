import type { SequencedEvent } from '#core/game/events.ts';
import type { LiveSessionId } from '#core/ids.ts';
import type { FrozenQuiz } from '#core/quiz/quiz.ts';
import { StoreUnavailable, type Batch, type RoomStore, type TakenRoom } from './room-store.ts';

interface Row {
  readonly sessionId: LiveSessionId;
  readonly code: string;
  readonly quiz: FrozenQuiz;
  epoch: number;
  running: boolean;
  seenAt: number | undefined;
  events: Map<string, SequencedEvent>;
}

/** A store for tests of the room: same contract as PostgreSQL, and it can be switched off. */
export class MemoryRoomStore implements RoomStore {
  readonly #rows = new Map<LiveSessionId, Row>();
  /** While true every call fails as if the database were away. */
  down = false;
  /** It is down because its disk is full. */
  isFull = false;
  commits = 0;
  /** Hashes of the sign-ins that live. */
  readonly signIns = new Set<string>();
  /** Set to hold commits back until the returned function is called. */
  #gate: Promise<void> | undefined;

  add(sessionId: LiveSessionId, code: string, quiz: FrozenQuiz): void {
    this.#rows.set(sessionId, {
      sessionId,
      code,
      quiz,
      epoch: 0,
      running: true,
      seenAt: undefined,
      events: new Map()
    });
  }

  /** Holds every commit until the returned function is called. */
  holdCommits(): () => void {
    let open: () => void = () => undefined;
    this.#gate = new Promise((resolve) => (open = resolve));
    return () => {
      this.#gate = undefined;
      open();
    };
  }

  async findByCode(code: string): Promise<LiveSessionId | undefined> {
    this.#check();
    return [...this.#rows.values()].find((row) => row.running && row.code === code)?.sessionId;
  }

  async openCodes(): Promise<ReadonlyMap<string, LiveSessionId>> {
    this.#check();
    const running = [...this.#rows.values()].filter((row) => row.running);
    return new Map(running.map((row) => [row.code, row.sessionId]));
  }

  async endedSignIns(hashes: readonly string[]): Promise<ReadonlySet<string>> {
    this.#check();
    return new Set(hashes.filter((hash) => !this.signIns.has(hash)));
  }

  async take(sessionId: LiveSessionId): Promise<TakenRoom | undefined> {
    this.#check();
    const row = this.#rows.get(sessionId);
    if (!row) return undefined;
    row.epoch += 1;
    const events = structuredClone([...row.events.values()].sort((a, b) => a.seq - b.seq));
    const awayMs = row.seenAt === undefined ? 0 : Date.now() - row.seenAt;
    row.seenAt = Date.now();
    return { sessionId, code: row.code, quiz: row.quiz, epoch: row.epoch, awayMs, events };
  }

  async commit(batch: Batch): Promise<'committed' | 'fenced'> {
    this.#check();
    await this.#gate;
    this.#check();
    const row = this.#rows.get(batch.sessionId);
    if (!row || row.epoch !== batch.epoch) return 'fenced';
    row.seenAt = Date.now();
    this.commits += 1;
    for (const event of structuredClone(batch.events)) {
      const before = row.events.get(keyOf(event));
      const outdated =
        before?.type === 'answerAccepted' &&
        event.type === 'answerAccepted' &&
        event.revision <= before.revision;
      if (!outdated) row.events.set(keyOf(event), event);
      if (event.type === 'playerRenamed') rename(row, event);
      if (event.type === 'gameEnded') row.running = false;
    }
    return 'committed';
  }

  async now(): Promise<number> {
    this.#check();
    return Date.now();
  }

  #check() {
    if (this.isFull)
      throw new StoreUnavailable('full', { cause: Object.assign(new Error('full'), { code: '53100' }) });
    if (this.down) throw new StoreUnavailable('switched off');
  }
}

/** The name stands where the player joined, and nowhere else; the face there is the last one too. */
function rename(row: Row, { playerId, name, avatar }: Extract<SequencedEvent, { type: 'playerRenamed' }>) {
  for (const [key, event] of row.events) {
    if (!('playerId' in event) || event.playerId !== playerId) continue;
    if (event.type === 'playerJoined')
      row.events.set(key, { ...event, name, avatar: avatar ?? event.avatar });
    else if (event.type === 'playerRenamed') row.events.set(key, { ...event, name });
  }
}

const keyOf = (event: SequencedEvent) =>
  event.type === 'answerAccepted' ? `${event.itemId} ${event.playerId}` : String(event.seq);
