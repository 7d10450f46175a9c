import { connect, type Socket } from 'node:net';
import { closePayload, maskedFrame, nextFrame, opcodes } from './websocket-frame.ts';

export { maskedFrame, opcodes } from './websocket-frame.ts';

/** Who hears a socket. One object for all three, so that ten thousand sockets need few closures. */
export interface RawListener {
  onOpen?(socket: RawWebSocket): void;
  /**
   * A whole text message. The bytes are only good during the call: copy what is to be kept. `at` is the moment of the
   * read on the monotonic clock (`performance.now()`).
   */
  onText?(text: Buffer, at: number, socket: RawWebSocket): void;
  /** Once. 1006 when the connection ended without a close frame, or never opened: then the reason is the status line. */
  onClose?(code: number, reason: string, socket: RawWebSocket): void;
}

export interface RawOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Subprotocol; `pq.v1` when absent. */
  readonly protocol?: string;
  /** Address to connect from: any of 127.0.0.0/8 has ports of its own. */
  readonly localAddress?: string;
}

const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
/** What a server must answer to this key: the example of RFC 6455 §1.3. */
const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';
const ABNORMAL = 1_006;
const NO_STATUS = 1_005;
const NOTHING = Buffer.alloc(0);
/** All sockets read into the same bytes: each read is dealt with before the next. */
const SHARED = Buffer.allocUnsafeSlow(256 * 1024);

/** A WebSocket client without comfort: load and faults for tests. It answers pings, and can send anything at all. */
export class RawWebSocket {
  readonly socket: Socket;
  readonly #listener: RawListener;
  #state: 'connecting' | 'open' | 'closed' = 'connecting';
  /** The beginning of a frame, or of the response to the upgrade. */
  #rest: Buffer = NOTHING;
  #fragments: Buffer[] | undefined;
  #code = ABNORMAL;
  #reason = '';
  /** Bytes of frames that came, headers included. */
  bytesIn = 0;
  framesIn = 0;

  constructor(url: string, listener: RawListener, options: RawOptions = {}) {
    const { hostname, port, pathname, search, host } = new URL(url);
    this.#listener = listener;
    this.socket = connect({
      host: hostname,
      port: Number(port),
      noDelay: true,
      ...(options.localAddress !== undefined && { localAddress: options.localAddress }),
      onread: { buffer: SHARED, callback: (size) => this.#read(SHARED.subarray(0, size)) }
    });
    const headers = {
      Host: host,
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': KEY,
      'Sec-WebSocket-Protocol': options.protocol ?? 'pq.v1',
      ...options.headers
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    // Written before the connection stands: Node.js keeps it until then.
    this.socket.write(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`);
    this.socket.on('error', ignore);
    this.socket.on('close', () => {
      this.#state = 'closed';
      this.#listener.onClose?.(this.#code, this.#reason, this);
    });
  }

  /** Connects, and resolves when the upgrade is done; rejects with the reason when it is not. */
  static open(url: string, listener: RawListener, options?: RawOptions): Promise<RawWebSocket> {
    return new Promise((resolve, reject) => {
      let opened = false;
      new RawWebSocket(
        url,
        {
          onOpen: (socket) => {
            opened = true;
            listener.onOpen?.(socket);
            resolve(socket);
          },
          onText: (text, at, socket) => listener.onText?.(text, at, socket),
          onClose: (code, reason, socket) => {
            if (opened) listener.onClose?.(code, reason, socket);
            else reject(new Error(`not upgraded: ${reason}`));
          }
        },
        options
      );
    });
  }

  get isOpen(): boolean {
    return this.#state === 'open';
  }

  sendText(text: string): void {
    this.sendBytes(maskedFrame(text));
  }

  /** A ready frame, or anything else. */
  sendBytes(bytes: Buffer): void {
    if (this.#state === 'open') this.socket.write(bytes);
  }

  /** Begins the closing handshake. */
  close(code = 1_000, reason = ''): void {
    this.sendBytes(maskedFrame(closePayload(code, reason), { opcode: opcodes.close }));
  }

  /** Cuts the connection without a word. */
  destroy(): void {
    this.socket.destroy();
  }

  /** Stops reading until `resume`: the server's bytes pile up. */
  pause(): void {
    this.socket.pause();
  }

  resume(): void {
    this.socket.resume();
  }

  #read(fresh: Buffer): boolean {
    const at = performance.now();
    let bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, fresh]) : fresh;
    if (this.#state === 'connecting') {
      const end = bytes.indexOf('\r\n\r\n');
      if (end >= 0) this.#upgraded(bytes.toString('latin1', 0, end));
      bytes = end < 0 ? bytes : bytes.subarray(end + 4);
    }
    let used = 0;
    while (this.#state === 'open') {
      const frame = nextFrame(bytes, used);
      if (!frame) break;
      this.framesIn += 1;
      this.bytesIn += frame.to - used;
      used = frame.to;
      this.#take(frame.opcode, frame.fin, bytes.subarray(frame.from, frame.to), at);
    }
    // A copy: the next socket reads into the same bytes.
    this.#rest = used < bytes.length ? Buffer.from(bytes.subarray(used)) : NOTHING;
    return true;
  }

  #upgraded(head: string) {
    const [status = ''] = head.split('\r\n', 1);
    if (status.startsWith('HTTP/1.1 101') && head.includes(ACCEPT)) {
      this.#state = 'open';
      this.#listener.onOpen?.(this);
      return;
    }
    this.#reason = status;
    this.socket.destroy();
  }

  #take(opcode: number, fin: boolean, payload: Buffer, at: number) {
    switch (opcode) {
      case opcodes.text:
      case opcodes.continuation:
        this.#text(fin, payload, at);
        return;
      case opcodes.ping:
        this.sendBytes(maskedFrame(payload, { opcode: opcodes.pong }));
        return;
      case opcodes.close:
        this.#code = payload.length >= 2 ? payload.readUInt16BE() : NO_STATUS;
        this.#reason = payload.toString('utf8', 2);
        this.sendBytes(maskedFrame(Buffer.from(payload), { opcode: opcodes.close }));
        this.socket.end();
    }
  }

  #text(fin: boolean, payload: Buffer, at: number) {
    if (fin && !this.#fragments) {
      this.#listener.onText?.(payload, at, this);
      return;
    }
    const fragments = (this.#fragments ??= []);
    fragments.push(Buffer.from(payload));
    if (!fin) return;
    this.#fragments = undefined;
    this.#listener.onText?.(Buffer.concat(fragments), at, this);
  }
}

// `close` follows every error and is what is listened to.
function ignore(): void {
  return undefined;
}
