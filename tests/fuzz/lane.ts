import { connect } from 'node:net';
import { once } from 'node:events';
import { RawWebSocket } from '../support/raw-websocket.ts';
import { Random } from '../support/random.ts';
import { badUpgrade } from './bad-upgrades.ts';
import { nextFuzzFrame, type Material } from './frames.ts';

/** Frames on one connection, while it lives. */
const MOST_PER_CONNECTION = 12;
/** A connection that must be ended by the server is waited for so long, in ms. */
const END_MS = 5_000;
/** After a frame that the server may like, its next one waits so long, in ms: long enough to be told otherwise. */
const LISTEN_MS = 2;
const BAD_UPGRADES = 0.02;

export interface Tally {
  frames: number;
  connections: number;
  /** How connections ended, by close code. */
  readonly closes: Map<number, number>;
  /** What should not have happened. */
  readonly surprises: string[];
}

/** Codes with which the server may end a connection (docs/protocol.md, RFC 6455 §7.4.1). */
const EXPECTED = new Set([
  1_000, 1_002, 1_003, 1_005, 1_006, 1_007, 1_008, 1_009, 4_400, 4_401, 4_403, 4_404, 4_408, 4_409, 4_422,
  4_429, 4_503
]);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** One stream of connections that misbehave. */
export class Lane {
  readonly #url: string;
  readonly #seed: string;
  /** Of the connection at hand: how long one lasts must not change what the next one sends. */
  #random: Random;
  readonly #material: () => Material;
  readonly #tally: Tally;
  readonly #isDone: () => boolean;

  constructor(url: string, seed: string, material: () => Material, tally: Tally, isDone: () => boolean) {
    this.#url = url;
    this.#seed = seed;
    this.#random = new Random(seed);
    this.#material = material;
    this.#tally = tally;
    this.#isDone = isDone;
  }

  async run(): Promise<void> {
    for (let n = 0; !this.#isDone(); n++) {
      this.#random = new Random(`${this.#seed}/${String(n)}`);
      if (this.#random.chance(BAD_UPGRADES)) await this.#knockBadly();
      else await this.#connection();
    }
  }

  /** Ports of one address run out: each connection comes from another one of this machine. */
  #address(): string {
    const part = () => String(Math.floor(this.#random.between(1, 255)));
    return `127.${part()}.${part()}.${part()}`;
  }

  async #connection(): Promise<void> {
    let ended = false;
    let onEnd: () => void = () => undefined;
    const end = new Promise<void>((resolve) => (onEnd = resolve));
    const onClose = (code: number) => {
      ended = true;
      this.#tally.closes.set(code, (this.#tally.closes.get(code) ?? 0) + 1);
      if (!EXPECTED.has(code)) this.#surprise(`closed with ${String(code)}`);
      onEnd();
    };
    let socket: RawWebSocket;
    try {
      socket = await RawWebSocket.open(this.#url, { onClose }, { localAddress: this.#address() });
    } catch (error) {
      this.#surprise(`not let in: ${String(error)}`);
      await pause(100);
      return;
    }
    this.#tally.connections += 1;
    const isOver = () => ended || !socket.isOpen || this.#isDone();
    if (this.#random.chance(0.5)) {
      const material = this.#material();
      socket.sendText(
        JSON.stringify({ t: 'resume', code: material.code, token: this.#random.pick(material.tokens) })
      );
      await pause(LISTEN_MS);
    }
    for (let sent = 0; sent < MOST_PER_CONNECTION && !isOver(); sent++) {
      const frame = nextFuzzFrame(this.#random, this.#material());
      socket.sendBytes(frame.bytes);
      this.#tally.frames += 1;
      if (frame.isCut) break;
      if (frame.isFatal) {
        const late = pause(END_MS).then(() => {
          if (!ended) this.#surprise(`${frame.kind} was not ended`);
        });
        await Promise.race([end, late]);
        break;
      }
      await Promise.race([end, pause(LISTEN_MS)]);
    }
    if (this.#random.chance(0.5)) socket.socket.resetAndDestroy();
    else socket.destroy();
    await end;
  }

  async #knockBadly(): Promise<void> {
    const { port } = new URL(this.#url);
    const socket = connect({ host: '127.0.0.1', port: Number(port), localAddress: this.#address() });
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
    socket.on('error', () => undefined); // `close` follows
    socket.write(badUpgrade(this.#random));
    this.#tally.frames += 1;
    await Promise.race([once(socket, 'close'), pause(END_MS)]);
    if (answer.startsWith('HTTP/1.1 101')) this.#surprise('a bad upgrade was accepted');
    socket.destroy();
  }

  #surprise(what: string) {
    if (!this.#isDone() && this.#tally.surprises.length < 50) this.#tally.surprises.push(what);
  }
}
