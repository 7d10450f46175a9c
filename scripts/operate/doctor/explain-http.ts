import { messageOf, networkTrouble } from '#ops/reasons/cause.ts';
import { error, type Finding } from './check.ts';
import { isPage, type HttpAnswer } from './http-request.ts';

/** Why the address cannot be reached at all. */
export function explainUnreachable(id: string, address: string, cause: unknown): Finding {
  const { hostname } = new URL(address);
  const say = (part: string, what: string, remedy: string) => error(`${id}.${part}`, what, remedy);
  switch (networkTrouble(cause)) {
    case 'dns':
      return say(
        'dns',
        `The name ${hostname} does not exist.`,
        `Add ${hostname} to your DNS (with a tunnel: as a public hostname of it), or correct ORIGIN.`
      );
    case 'refused':
      return say(
        'refused',
        `Nothing listens at ${address}.`,
        'Start the proxy or tunnel in front of the app, or correct ORIGIN.'
      );
    case 'silent':
      return say(
        'silent',
        `${address} does not answer.`,
        'Look at the proxy or tunnel and at the firewall. When phones can open it, only this machine cannot reach its own address: run the doctor with --offline.'
      );
    case 'certificate':
      return say(
        'certificate',
        `The certificate of ${address} is not trusted: ${messageOf(cause)}.`,
        'Let the proxy get a certificate for this name, or correct ORIGIN.'
      );
    case 'not-tls':
      return say(
        'no-tls',
        `${address} does not speak TLS.`,
        'Turn TLS on in the proxy; ORIGIN begins with http:// only on a network of your own.'
      );
    default:
      return say(
        'failed',
        `${address} cannot be reached: ${messageOf(cause)}.`,
        'Open ORIGIN in a browser and look at the log of the proxy or tunnel.'
      );
  }
}

/** What an answer tells of the proxies before the app; undefined where it may be the app’s own. */
export function explainProxyAnswer(id: string, address: string, answer: HttpAnswer): Finding | undefined {
  const { status, headers, body } = answer;
  const say = (part: string, what: string, remedy: string) => error(`${id}.${part}`, what, remedy);
  const location = headers.location;
  if (status >= 300 && status < 400 && location !== undefined) {
    const target = new URL(location, address);
    const isCloser = target.host === new URL(address).host;
    return isCloser
      ? say(
          'redirect',
          `${address} only redirects to ${target.href}.`,
          'With a tunnel: turn “redirect HTTP to HTTPS” off in Coolify’s proxy (the tunnel speaks HTTP to it). Otherwise correct ORIGIN.'
        )
      : say(
          'elsewhere',
          `${address} sends everybody on to ${target.host}.`,
          `Correct ORIGIN, or take ${new URL(address).hostname} out of whatever asks for a login there (such as Cloudflare Access).`
        );
  }
  if (status === 530 || /error code: 1033|Argo Tunnel error/i.test(body))
    return say(
      'tunnel-down',
      `Cloudflare knows ${address}, and no tunnel is connected (${String(status)}).`,
      'Start cloudflared and look at its log. ORIGIN is right.'
    );
  if (status >= 520 && status <= 526)
    return say(
      'cloudflare',
      `Cloudflare does not reach the server behind ${address} (${String(status)}).`,
      status >= 525
        ? 'Set SSL/TLS to “Full” at Cloudflare, with a certificate on the server, or use a tunnel. ORIGIN is right.'
        : 'Open the ports 80 and 443 of the server, or use a tunnel. ORIGIN is right.'
    );
  if (status === 502 || status === 504)
    return say(
      'bad-gateway',
      `The proxy at ${address} does not reach the app (${String(status)}).`,
      'Start the application; compare the port in the proxy with PORT (web: 3000, worker: 8080). With a tunnel: its service is http://localhost:80, Coolify’s proxy. ORIGIN is right.'
    );
  if (/^404 page not found/.test(body))
    return say(
      'no-route',
      `The proxy at ${address} has no rule for this name.`,
      `Set the domain of the application in Coolify to ${address}, and deploy again; or correct ORIGIN.`
    );
  if (status === 503 && (/^no available server/.test(body) || isPage(answer)))
    return say(
      'no-server',
      `The proxy at ${address} has no healthy container to send this to.`,
      'Look at the health and the log of the application. ORIGIN is right.'
    );
  if (status === 401 || (status === 403 && isPage(answer)))
    return say(
      'locked',
      `Something in front of ${address} lets nobody in (${String(status)}).`,
      'Turn the login or the bot protection off for this name. ORIGIN is right.'
    );
  return undefined;
}
