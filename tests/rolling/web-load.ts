import type postgres from 'postgres';
import type { Random } from '../support/random.ts';
import { WebClient, type Answer } from './web-client.ts';

const PASSWORD = 'correct horse battery';
/** Requests under way at once, at most: a machine that is busy with other things gets fewer, instead of a queue. */
const MOST_AT_ONCE = 8;
/** From so many on, quizzes are also deleted: the page that lists them stays as long as it is. */
const ENOUGH_QUIZZES = 12;

interface Errand {
  readonly path: string;
  readonly status: number;
  readonly cookie?: string;
  readonly form?: Readonly<Record<string, string>>;
  /** What else must be true of the answer. */
  readonly check?: (answer: Answer) => boolean;
  readonly onDone?: (answer: Answer) => void;
}

export interface WebLoadOptions {
  readonly url: string;
  readonly rps: number;
  readonly random: Random;
  /** Pages of live sessions are asked for under this code. */
  readonly code: () => string;
}

/** Somebody with an account. */
interface Maker {
  readonly cookie: string;
  /** Path of his list of quizzes. */
  readonly quizzes: string;
  /** Quizzes that are there, the oldest first. */
  readonly living: string[];
}

/** One request in seven writes: with so many requests a second for each, a maker writes about once a second. */
const REQUESTS_PER_MAKER = 7;

/**
 * Visitors of the web app: pages, files and forms, at a steady rate as far as answers come. One half keeps its connections,
 * the other makes new ones.
 */
export class WebLoad {
  /** From the first byte sent to the last one received, in ms. */
  readonly latencies: number[] = [];
  readonly reasons = new Map<string, number>();
  requests = 0;
  failed = 0;
  /** Ids of quizzes that the web app said it has made, and of those that it said it has deleted. */
  readonly made: string[] = [];
  readonly deleted: string[] = [];
  readonly #options: WebLoadOptions;
  readonly #clients: readonly WebClient[];
  readonly #open = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  readonly #makers: Maker[] = [];
  #turns = 0;
  #asset = '';

  constructor(options: WebLoadOptions) {
    this.#options = options;
    this.#clients = [true, false].map((keepAlive) => new WebClient(options.url, { keepAlive }));
  }

  /** Registers makers of quizzes, so many that none writes more than an account may [OPS-21], and begins. */
  async start(): Promise<void> {
    const makers = Math.ceil(this.#options.rps / REQUESTS_PER_MAKER);
    while (this.#makers.length < makers) this.#makers.push(await this.#register(this.#makers.length));
    this.#timer = setInterval(() => {
      if (this.#open.size >= MOST_AT_ONCE) return;
      const errand = this.#run();
      this.#open.add(errand);
      void errand.finally(() => this.#open.delete(errand));
    }, 1_000 / this.#options.rps);
  }

  /** No new requests; waits for those under way. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all(this.#open);
    for (const client of this.#clients) client.close();
  }

  /** How many quizzes are not there although they were made, or still there although they were deleted. */
  async countLost(sql: postgres.Sql): Promise<number> {
    const rows = await sql<{ id: string; gone: boolean }[]>`
      select id, deleted_at is not null as gone from quiz`;
    const gone = new Map(rows.map((row) => [row.id, row.gone]));
    const isLost = (id: string) => !gone.has(id);
    return this.made.filter(isLost).length + this.deleted.filter((id) => gone.get(id) !== true).length;
  }

  async #register(index: number): Promise<Maker> {
    const client = this.#options.random.pick(this.#clients);
    const form = { name: 'Maker', email: `maker-${String(index)}@example.org`, password: PASSWORD };
    const registered = await client.fetch('/register', '', form);
    const cookie = (registered.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');
    const studio = await client.fetch('/studio', cookie);
    const quizzes = studio.headers.location ?? '';
    const { body } = await client.fetch('/login');
    this.#asset = /_app\/immutable\/[^"']+\.js/.exec(body)?.[0] ?? '';
    if (!quizzes.startsWith('/w/') || this.#asset === '')
      throw new Error(
        `no account to work with: /register answered ${String(registered.status)}, /studio ${String(studio.status)}`
      );
    return { cookie, quizzes, living: [] };
  }

  async #run(): Promise<void> {
    const { random } = this.#options;
    const errand = this.#choose();
    this.requests += 1;
    const since = performance.now();
    try {
      const answer = await random.pick(this.#clients).fetch(errand.path, errand.cookie, errand.form);
      if (answer.status !== errand.status || errand.check?.(answer) === false)
        // What the proxy answers by itself has no words.
        this.#fail(
          `${errand.form ? 'POST' : 'GET'}: ${String(answer.status)} from ${answer.body === '' ? 'the proxy' : 'the web app'}`
        );
      else errand.onDone?.(answer);
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code ?? String(error);
      this.#fail(`${errand.form ? 'POST' : 'GET'}: ${reason}`);
    }
    this.latencies.push(performance.now() - since);
  }

  #choose(): Errand {
    const { random, code } = this.#options;
    const maker = this.#maker();
    const says = (text: string) => (answer: Answer) => answer.body.includes(text);
    // A change is made up only when it is its turn.
    return random.pick<() => Errand>([
      () => ({ path: '/', status: 200, check: says('</html>') }),
      () => ({ path: '/login', status: 200, check: says('</html>') }),
      () => ({ path: '/register', status: 200, check: says('</html>') }),
      () => ({ path: `/play/${code()}`, status: 200, check: says('</html>') }),
      () => ({ path: `/${this.#asset}`, status: 200, check: (answer) => answer.body.length > 0 }),
      () => ({ path: maker.quizzes, status: 200, cookie: maker.cookie, check: says('</html>') }),
      () => this.#change(maker)
    ])();
  }

  /** The next one: they take turns. */
  #maker(): Maker {
    const maker = this.#makers[this.#turns++ % this.#makers.length];
    if (!maker) throw new Error('Nobody has registered.');
    return maker;
  }

  /** Makes a quiz, or deletes one. */
  #change({ cookie, quizzes, living }: Maker): Errand {
    const shared = { status: 303, cookie };
    const quiz = living.length >= ENOUGH_QUIZZES ? living.shift() : undefined;
    if (quiz !== undefined)
      return {
        ...shared,
        path: `${quizzes}?/delete`,
        form: { quiz },
        onDone: () => this.deleted.push(quiz)
      };
    return {
      ...shared,
      path: `${quizzes}?/create`,
      form: { title: `Rolling ${String(this.requests)}`, language: 'en' },
      onDone: ({ headers }) => {
        const id = headers.location?.split('/').at(-1) ?? '';
        this.made.push(id);
        living.push(id);
      }
    };
  }

  #fail(reason: string) {
    this.failed += 1;
    this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
  }
}
