import { setTimeout as sleep } from 'node:timers/promises';
import { PROTOCOL, SOCKET_PATH } from '#core/protocol/server-frames.ts';
import { WebSocket } from 'ws';
import { messageOf } from '#ops/reasons/cause.ts';
import type { HttpAnswer } from './http-request.ts';

/** How a conversation with the worker went. */
export type Talk =
  | { readonly end: 'failed'; readonly cause: unknown }
  /** No socket was opened, but something answered. */
  | { readonly end: 'refused'; readonly answer: HttpAnswer }
  | { readonly end: 'protocol'; readonly what: string }
  /** Closed before we said a word. */
  | { readonly end: 'cut'; readonly afterMs: number; readonly code: number }
  /** `code` of the error frame, which is what a code that does not exist deserves. */
  | { readonly end: 'answered'; readonly code: string };

/** Below what a check may take, and enough for a proxy that looks for a worker for five seconds, in ms. */
const WHOLE_MS = 9_500;
const ANSWER_MS = 300;
/** Of the right form, and longer than any code that a session is given. */
const WRONG_CODE = { t: 'resume', code: 'AAAAAAAA', token: 'doctor' };

/** Opens a socket as a page of this address does, keeps it for a while, and asks for a session that does not exist. */
export function talk(address: string, idleMs: number): Promise<Talk> {
  const ws = new WebSocket(`${address.replace(/^http/, 'ws')}${SOCKET_PATH}`, PROTOCOL, {
    origin: address,
    handshakeTimeout: WHOLE_MS - ANSWER_MS - idleMs,
    perMessageDeflate: false
  });
  const started = performance.now();
  let hasSpoken = false;
  return new Promise<Talk>((resolve) => {
    const answerIn = AbortSignal.timeout(WHOLE_MS);
    answerIn.addEventListener('abort', () => {
      resolve({ end: 'protocol', what: 'no answer to the first frame' });
    });
    ws.on('unexpected-response', (request, response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      const done = () => {
        resolve({
          end: 'refused',
          answer: { status: response.statusCode ?? 0, headers: response.headers, body }
        });
        request.destroy();
      };
      response.once('end', done);
      response.once('error', done);
    });
    ws.on('error', (cause) => {
      // ws found a fault in the answer itself.
      if (/subprotocol|Sec-WebSocket|Upgrade header/i.test(cause.message))
        resolve({ end: 'protocol', what: messageOf(cause) });
      else resolve({ end: 'failed', cause });
    });
    ws.on('close', (code) => {
      if (hasSpoken) resolve({ end: 'answered', code: `closed with ${String(code)}` });
      else resolve({ end: 'cut', afterMs: performance.now() - started, code });
    });
    ws.on('message', (data) => {
      // Text frames are Buffers.
      resolve({ end: 'answered', code: codeOf((data as Buffer).toString()) });
    });
    ws.on('open', () => {
      void sleep(idleMs, undefined, { ref: false }).then(() => {
        if (ws.readyState !== WebSocket.OPEN) return;
        hasSpoken = true;
        ws.send(JSON.stringify(WRONG_CODE));
      });
    });
  }).finally(() => {
    ws.on('error', () => undefined);
    ws.terminate();
  });
}

function codeOf(frame: string): string {
  try {
    const json: unknown = JSON.parse(frame);
    return typeof json === 'object' && json !== null && 'code' in json
      ? String(json.code)
      : frame.slice(0, 80);
  } catch {
    return frame.slice(0, 80);
  }
}
