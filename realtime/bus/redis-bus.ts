import type { LiveSessionId } from '#core/ids.ts';
import { explainRedisError } from '#ops/reasons/explain-redis-error.ts';
import { sentence } from '#ops/reasons/reason.ts';
import { Seldom } from '#ops/seldom.ts';
import type { Log } from '../log.ts';
import { BusUnavailable, type Allowance, type Bus, type Ownership } from './bus.ts';
import { InProcessBus } from './in-process-bus.ts';
import { connectRedis, type RedisClients } from './redis-client.ts';

/** How often the listening connection is asked whether it still hears, in ms. */
const LISTEN_CHECK_MS = 500;

type Listener = (message: string) => void;

/**
 * The bus of several workers, on one Redis 7 or a Redis Cluster. Every command touches one key, and all keys and
 * channels of a session share its hash tag.
 */
export class RedisBus implements Bus {
  readonly workerId: string;
  readonly shared = true;
  readonly #url: string;
  readonly #log: Log;
  readonly #complaints: Seldom;
  /** Counts for this worker alone while Redis is away. */
  readonly #local: InProcessBus;
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #owned = new Set<LiveSessionId>();
  #clients: RedisClients | undefined;
  #listenCheck: NodeJS.Timeout | undefined;
  #heardSince = -Infinity;
  #closed = false;

  constructor(url: string, workerId: string, log: Log) {
    this.#url = url;
    this.workerId = workerId;
    this.#log = log;
    this.#complaints = new Seldom((text) => {
      log.warn(text);
    });
    this.#local = new InProcessBus(workerId);
  }

  get heardSince(): number {
    return this.#heardSince;
  }

  async start(): Promise<void> {
    const clients = await connectRedis(this.#url, (error) => {
      // Why it cannot be reached at the start, whoever starts it says; later it tries again all the time.
      if (this.#clients) this.#complaints.say(sentence(explainRedisError(this.#url, error)));
    });
    this.#clients = clients;
    this.#listen(clients);
  }

  async ping(): Promise<void> {
    // A command with a key, because in a cluster only those are sent to some node.
    await reaching(this.#connected().commands.exists('pq:ping'));
  }

  async claim(session: LiveSessionId, ttlMs: number, over = ''): Promise<Ownership> {
    const { commands } = this.#connected();
    const owner = await reaching(commands.pqClaim(ownerKey(session), this.workerId, ttlMs, over));
    if (owner !== this.workerId) return { mine: false, owner };
    this.#owned.add(session);
    return { mine: true };
  }

  async release(session: LiveSessionId): Promise<void> {
    this.#owned.delete(session);
    await reaching(this.#connected().commands.pqRelease(ownerKey(session), this.workerId));
  }

  async publish(channel: string, message: string): Promise<number> {
    // The union of both clients hides the type of the reply: a number.
    return Number(await reaching<unknown>(this.#connected().commands.spublish(channel, message)));
  }

  async subscribe(channel: string, listener: Listener): Promise<() => Promise<void>> {
    const listeners = this.#listeners.get(channel) ?? new Set();
    this.#listeners.set(channel, listeners);
    // A wrapper of its own, so that the same function may subscribe twice.
    const entry: Listener = (message) => {
      listener(message);
    };
    listeners.add(entry);
    const stop = async () => {
      listeners.delete(entry);
      if (listeners.size > 0 || this.#listeners.get(channel) !== listeners) return;
      this.#listeners.delete(channel);
      if (!this.#closed) await reaching(this.#connected().subscriber.sunsubscribe(channel));
    };
    try {
      if (listeners.size === 1) await reaching(this.#connected().subscriber.ssubscribe(channel));
    } catch (error) {
      await stop().catch(() => undefined);
      throw error;
    }
    return stop;
  }

  async once(key: string, ttlMs: number): Promise<boolean> {
    try {
      return (await this.#connected().commands.set(`pq:once:${key}`, '1', 'PX', ttlMs, 'NX')) === 'OK';
    } catch (error) {
      this.#log.debug({ err: error }, 'counting without redis');
      return this.#local.once(key, ttlMs);
    }
  }

  async allow(key: string, allowance: Allowance): Promise<boolean> {
    try {
      return (
        (await this.#connected().commands.pqHit(`pq:hits:${key}`, allowance.windowMs)) <= allowance.limit
      );
    } catch (error) {
      this.#log.debug({ err: error }, 'counting without redis');
      return this.#local.allow(key, allowance);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#listenCheck);
    // One by one: the channels of one call would have to share a slot of the cluster.
    await Promise.allSettled([
      ...[...this.#owned].map((session) => this.release(session)),
      ...[...this.#listeners.keys()].map((channel) => this.#clients?.subscriber.sunsubscribe(channel))
    ]);
    this.#clients?.subscriber.disconnect();
    this.#clients?.commands.disconnect();
  }

  #connected(): RedisClients {
    if (!this.#clients) throw new BusUnavailable('Redis is not connected yet.');
    return this.#clients;
  }

  #listen({ subscriber, isCluster }: RedisClients) {
    subscriber.on('smessage', (channel: string, message: string) => {
      for (const listener of [...(this.#listeners.get(channel) ?? [])]) listener(message);
    });
    const restored = () => {
      if (this.#heardSince === Infinity) this.#heardSince = performance.now();
    };
    const interrupted = () => {
      this.#heardSince = Infinity;
    };
    for (const event of ['close', '-node']) subscriber.on(event, interrupted);
    for (const event of ['ready', 'subscribersReady']) subscriber.on(event, restored);
    this.#listenCheck = setInterval(() => {
      if (subscriber.status !== 'ready') return;
      // The answer does not matter: without one ioredis ends the connection and makes a new one.
      if (!isCluster) subscriber.ping().catch(() => undefined);
      restored();
    }, LISTEN_CHECK_MS);
  }
}

const ownerKey = (session: LiveSessionId) => `pq:{${session}}:owner`;

/** Every failure of a command means the same to us: Redis is not to be reached right now. */
async function reaching<T>(reply: Promise<T>): Promise<T> {
  try {
    return await reply;
  } catch (error) {
    throw new BusUnavailable('Redis cannot be reached.', { cause: error });
  }
}
