import { findReason, reasonOf, type ReasonTable, type Rule } from '#ops/reasons/reason.ts';
import { asError, type Finding } from './check.ts';
import { explainProxyAnswer } from './explain-http.ts';
import { isPage, type HttpAnswer } from './http-request.ts';

const RULE =
  'Lead the path /ws of this name to the worker (port 8080), before the rule of the web app. In Coolify: the domain of the worker is https://<name>/ws; with a tunnel: path ^/ws(/|$) first.';

interface Seen {
  readonly address: string;
  /** Where the socket was asked for. */
  readonly at: string;
  readonly status: number;
  readonly isEmpty: boolean;
  readonly isPage: boolean;
  /** Only the web app puts an id on its answers. */
  readonly hasRequestId: boolean;
}

/** Answers of web app and worker, before those of proxies. */
export const ownSocketRules: readonly Rule<Seen>[] = [
  {
    id: 'web-app',
    when: ({ hasRequestId, status, isPage }) =>
      hasRequestId || (isPage && (status === 200 || status === 404)),
    what: ({ at, status }) => `${at} goes to the web app instead of the worker (${String(status)}).`,
    remedy: RULE
  },
  {
    id: 'origin',
    when: ({ status, isPage }) => status === 403 && !isPage,
    what: ({ address }) => `The worker refuses sockets from ${address} (403).`,
    remedy: ({ address }) => `Set ORIGIN of the worker to ${address} and deploy it again.`
  },
  {
    id: 'worker-down',
    when: ({ status, isPage, isEmpty }) => status === 503 && !isPage && isEmpty,
    what: ({ at }) => `No worker takes sockets at ${at} (503): it starts, waits for another one, or leaves.`,
    remedy: 'Read the log of the worker; it says what it waits for. ORIGIN is right.'
  }
];

/** What is left when no proxy is known by its answer. */
export const otherSocketReasons: ReasonTable<Seen> = {
  service: 'socket',
  rules: [
    {
      id: 'path',
      when: ({ status }) => status === 404,
      what: ({ at }) => `${at} does not arrive as /ws (404): the proxy strips or changes the path.`,
      remedy:
        'Turn “strip prefix” off for /ws in the proxy: in Coolify, “Strip Prefixes” of the worker. The worker itself expects /ws.'
    },
    {
      id: 'no-upgrade',
      when: ({ status }) => status === 426 || status === 400 || status === 200,
      what: ({ at, status }) => `A proxy before ${at} does not pass WebSockets on (${String(status)}).`,
      remedy:
        'Let it pass on Upgrade, Connection and Sec-WebSocket-Protocol. nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade". Cloudflare: Network → WebSockets on.'
    }
  ],
  otherwise: {
    id: 'refused',
    what: ({ at, status }) => `${at} refuses to open a socket (${String(status)}).`,
    remedy: RULE
  }
};

/** Why something answered and opened no socket. */
export function explainRefusedSocket(address: string, answer: HttpAnswer): Finding {
  const at = `${address}/ws`;
  const seen: Seen = {
    ...{ address, at, status: answer.status, isEmpty: answer.body === '', isPage: isPage(answer) },
    hasRequestId: answer.headers['x-request-id'] !== undefined
  };
  const own = findReason({ service: 'socket', rules: ownSocketRules }, seen);
  if (own) return asError(own);
  return explainProxyAnswer('socket', at, answer) ?? asError(reasonOf(otherSocketReasons, seen));
}
