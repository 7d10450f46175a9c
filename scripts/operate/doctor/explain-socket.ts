import { error, type Finding } from './check.ts';
import { explainProxyAnswer } from './explain-http.ts';
import { isPage, type HttpAnswer } from './http-request.ts';

const RULE =
  'Lead the path /ws of this name to the worker (port 8080), before the rule of the web app. In Coolify: the domain of the worker is https://<name>/ws; with a tunnel: path ^/ws(/|$) first.';

/** Why something answered and opened no socket. */
export function explainRefusedSocket(address: string, answer: HttpAnswer): Finding {
  const { status, headers } = answer;
  const at = `${address}/ws`;
  const say = (part: string, what: string, remedy: string) => error(`socket.${part}`, what, remedy);
  // Only the web app puts an id on its answers.
  if (
    headers['x-request-id'] !== undefined ||
    (status === 200 && isPage(answer)) ||
    (status === 404 && isPage(answer))
  )
    return say('web-app', `${at} goes to the web app instead of the worker (${String(status)}).`, RULE);
  if (status === 403 && !isPage(answer))
    return say(
      'origin',
      `The worker refuses sockets from ${address} (403).`,
      `Set ORIGIN of the worker to ${address} and deploy it again.`
    );
  if (status === 503 && !isPage(answer) && answer.body === '')
    return say(
      'worker-down',
      `No worker takes sockets at ${at} (503): it starts, waits for another one, or leaves.`,
      'Read the log of the worker; it says what it waits for. ORIGIN is right.'
    );
  const proxy = explainProxyAnswer('socket', at, answer);
  if (proxy) return proxy;
  if (status === 404)
    return say(
      'path',
      `${at} does not arrive as /ws (404): the proxy strips or changes the path.`,
      'Turn “strip prefix” off for /ws in the proxy: in Coolify, “Strip Prefixes” of the worker. The worker itself expects /ws.'
    );
  if (status === 426 || status === 400 || status === 200)
    return say(
      'no-upgrade',
      `A proxy before ${at} does not pass WebSockets on (${String(status)}).`,
      'Let it pass on Upgrade, Connection and Sec-WebSocket-Protocol. nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade". Cloudflare: Network → WebSockets on.'
    );
  return say('refused', `${at} refuses to open a socket (${String(status)}).`, RULE);
}
