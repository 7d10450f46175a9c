import { error, ok, type Check, type Context, type Finding } from '../check.ts';
import { explainUnreachable } from '../explain-http.ts';
import { explainRefusedSocket } from '../explain-socket.ts';
import { talk, type Talk } from '../talk.ts';

/** Whether a phone gets to the worker. */
export const socket: Check = {
  id: 'socket',
  title: 'WebSocket',
  needs: ['origin'],
  isOutside: true,
  run: async (context) => {
    const { address = '', socketIdleMs } = context;
    const finding = explain(context, await talk(address, socketIdleMs));
    return [finding];
  }
};

function explain({ address = '', socketIdleMs }: Context, said: Talk): Finding {
  switch (said.end) {
    case 'failed':
      return explainUnreachable('socket', address, said.cause);
    case 'refused':
      return explainRefusedSocket(address, said.answer);
    case 'protocol':
      return error(
        'socket.protocol',
        `${address}/ws opens a socket that does not speak pq.v1: ${said.what}.`,
        'Something else than the worker answers there, or a proxy drops the header Sec-WebSocket-Protocol: correct the rule for /ws.'
      );
    case 'cut':
      return error(
        'socket.cut',
        `${address}/ws was cut after ${String(Math.round(said.afterMs / 100) / 10)} s (${String(said.code)}).`,
        'Raise the time after which your proxy ends idle connections (nginx: proxy_read_timeout 120s) for /ws.'
      );
    case 'answered':
      return answered(address, said.code, socketIdleMs);
  }
}

/** The worker was asked for a code that does not exist. */
function answered(address: string, code: string, idleMs: number): Finding {
  if (code === 'notFound' || code === 'tooMany')
    return ok(
      'socket',
      `${address}/ws reaches the worker and stays open${idleMs >= 1_000 ? ` (${String(idleMs / 1_000)} s)` : ''}.`
    );
  if (code === 'unavailable')
    return error(
      'socket.unavailable',
      `${address}/ws reaches a worker that cannot serve: its database or Redis is away, or it leaves.`,
      'Compare DATABASE_URL and REDIS_URL of the worker with those here, and read its log.'
    );
  return error(
    'socket.answer',
    `${address}/ws answers in another way than expected (${code}).`,
    'Deploy web and worker from the same commit, and look at the rule for /ws in the proxy.'
  );
}
