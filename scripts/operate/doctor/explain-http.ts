import { messageOf, networkTrouble, type NetworkTrouble } from '#ops/reasons/cause.ts';
import { findReason, reasonOf, type ReasonTable, type Rule } from '#ops/reasons/reason.ts';
import { asError, type Finding } from './check.ts';
import { isPage, type HttpAnswer } from './http-request.ts';

interface Away {
  readonly address: string;
  readonly hostname: string;
  readonly text: string;
  readonly trouble: NetworkTrouble | undefined;
}
const meets = (trouble: NetworkTrouble) => (seen: Away) => seen.trouble === trouble;

/** Why an address cannot be reached at all. */
export const unreachableReasons = (service: string): ReasonTable<Away> => ({
  service,
  rules: [
    {
      id: 'dns',
      when: meets('dns'),
      what: ({ hostname }) => `The name ${hostname} does not exist.`,
      remedy: ({ hostname }) =>
        `Add ${hostname} to your DNS (with a tunnel: as a public hostname of it), or correct ORIGIN.`
    },
    {
      id: 'refused',
      when: meets('refused'),
      what: ({ address }) => `Nothing listens at ${address}.`,
      remedy: 'Start the proxy or tunnel in front of the app, or correct ORIGIN.'
    },
    {
      id: 'silent',
      when: meets('silent'),
      what: ({ address }) => `${address} does not answer.`,
      remedy:
        'Look at the proxy or tunnel and at the firewall. When phones can open it, only this machine cannot reach its own address: run the doctor with --offline.'
    },
    {
      id: 'certificate',
      when: meets('certificate'),
      what: ({ address, text }) => `The certificate of ${address} is not trusted: ${text}.`,
      remedy: 'Let the proxy get a certificate for this name, or correct ORIGIN.'
    },
    {
      id: 'no-tls',
      when: meets('not-tls'),
      what: ({ address }) => `${address} does not speak TLS.`,
      remedy: 'Turn TLS on in the proxy; ORIGIN begins with http:// only on a network of your own.'
    }
  ],
  otherwise: {
    id: 'failed',
    what: ({ address, text }) => `${address} cannot be reached: ${text}.`,
    remedy: 'Open ORIGIN in a browser and look at the log of the proxy or tunnel.'
  }
});

export const explainUnreachable = (service: string, address: string, cause: unknown): Finding =>
  asError(
    reasonOf(unreachableReasons(service), {
      address,
      hostname: new URL(address).hostname,
      text: messageOf(cause),
      trouble: networkTrouble(cause)
    })
  );

interface Answered {
  readonly address: string;
  readonly hostname: string;
  readonly status: number;
  readonly body: string;
  readonly isPage: boolean;
  /** Where a redirect leads; '' for other answers. */
  readonly targetHost: string;
  readonly target: string;
  readonly isSameHost: boolean;
}

/** What an answer tells of the proxies before the app. */
export const proxyRules: readonly Rule<Answered>[] = [
  {
    id: 'redirect',
    when: ({ target, isSameHost }) => target !== '' && isSameHost,
    what: ({ address, target }) => `${address} only redirects to ${target}.`,
    remedy:
      'With a tunnel: turn “redirect HTTP to HTTPS” off in Coolify’s proxy (the tunnel speaks HTTP to it). Otherwise correct ORIGIN.'
  },
  {
    id: 'elsewhere',
    when: ({ target }) => target !== '',
    what: ({ address, targetHost }) => `${address} sends everybody on to ${targetHost}.`,
    remedy: ({ hostname }) =>
      `Correct ORIGIN, or take ${hostname} out of whatever asks for a login there (such as Cloudflare Access).`
  },
  {
    id: 'tunnel-down',
    when: ({ status, body }) => status === 530 || /error code: 1033|Argo Tunnel error/i.test(body),
    what: ({ address, status }) =>
      `Cloudflare knows ${address}, and no tunnel is connected (${String(status)}).`,
    remedy: 'Start cloudflared and look at its log. ORIGIN is right.'
  },
  {
    id: 'cloudflare',
    when: ({ status }) => status >= 520 && status <= 526,
    what: ({ address, status }) =>
      `Cloudflare does not reach the server behind ${address} (${String(status)}).`,
    remedy: ({ status }) =>
      status >= 525
        ? 'Set SSL/TLS to “Full” at Cloudflare, with a certificate on the server, or use a tunnel. ORIGIN is right.'
        : 'Open the ports 80 and 443 of the server, or use a tunnel. ORIGIN is right.'
  },
  {
    id: 'bad-gateway',
    when: ({ status }) => status === 502 || status === 504,
    what: ({ address, status }) => `The proxy at ${address} does not reach the app (${String(status)}).`,
    remedy:
      'Start the application; compare the port in the proxy with PORT (web: 3000, worker: 8080). With a tunnel: its service is http://localhost:80, Coolify’s proxy. ORIGIN is right.'
  },
  {
    id: 'no-route',
    when: ({ body }) => /^404 page not found/.test(body),
    what: ({ address }) => `The proxy at ${address} has no rule for this name.`,
    remedy: ({ address }) =>
      `Set the domain of the application in Coolify to ${address}, and deploy again; or correct ORIGIN.`
  },
  {
    id: 'no-server',
    when: ({ status, body, isPage }) => status === 503 && (/^no available server/.test(body) || isPage),
    what: ({ address }) => `The proxy at ${address} has no healthy container to send this to.`,
    remedy: 'Look at the health and the log of the application. ORIGIN is right.'
  },
  {
    id: 'locked',
    when: ({ status, isPage }) => status === 401 || (status === 403 && isPage),
    what: ({ address, status }) => `Something in front of ${address} lets nobody in (${String(status)}).`,
    remedy: 'Turn the login or the bot protection off for this name. ORIGIN is right.'
  }
];

/** What an answer tells of the proxies before the app; undefined where it may be the app’s own. */
export function explainProxyAnswer(
  service: string,
  address: string,
  answer: HttpAnswer
): Finding | undefined {
  const { status, headers, body } = answer;
  const here = new URL(address);
  const isRedirect = status >= 300 && status < 400 && headers.location !== undefined;
  const target = isRedirect ? new URL(headers.location ?? '', address) : undefined;
  const reason = findReason(
    { service, rules: proxyRules },
    {
      ...{ address, status, body, hostname: here.hostname, isPage: isPage(answer) },
      ...{
        target: target?.href ?? '',
        targetHost: target?.host ?? '',
        isSameHost: target?.host === here.host
      }
    }
  );
  return reason && asError(reason);
}
