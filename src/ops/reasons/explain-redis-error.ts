import { codeOf, messageOf, networkTrouble, type NetworkTrouble } from './cause.ts';
import { reasonOf, type Reason, type ReasonTable } from './reason.ts';

interface Seen {
  readonly code: string;
  readonly text: string;
  readonly trouble: NetworkTrouble | undefined;
  readonly isTls: boolean;
  readonly hostname: string;
  readonly host: string;
}
const says =
  (words: RegExp) =>
  ({ text }: Seen) =>
    words.test(text);
const meets = (trouble: NetworkTrouble) => (seen: Seen) => seen.trouble === trouble;
const isCut = ({ code, text }: Seen) => code === 'ECONNRESET' || /closed|hang up|disconnected/i.test(text);

export const redisReasons: ReasonTable<Seen> = {
  service: 'redis',
  rules: [
    {
      id: 'password',
      when: says(/WRONGPASS|invalid password|invalid username-password/i),
      what: ({ host }) => `Redis at ${host} refuses the password.`,
      remedy: 'Correct user and password in REDIS_URL, as in redis://default:password@host:6379.',
      isLasting: true
    },
    {
      id: 'password',
      when: says(/NOAUTH/),
      what: ({ host }) => `Redis at ${host} asks for a password.`,
      remedy: 'Put it into REDIS_URL, as in redis://default:password@host:6379.',
      isLasting: true
    },
    {
      id: 'password',
      when: says(/without any password configured|AUTH.*called without/i),
      what: ({ host }) => `Redis at ${host} knows no password, and REDIS_URL has one.`,
      remedy: 'Remove it from REDIS_URL, or set requirepass.',
      isLasting: true
    },
    {
      id: 'rights',
      when: says(/NOPERM/),
      what: ({ text }) => `The user in REDIS_URL may not do what workers do: ${text}.`,
      remedy:
        'Allow it everything under its keys: ACL SETUSER … ~pq:* &pq:* +@all, or use the user “default” in REDIS_URL.',
      isLasting: true
    },
    {
      id: 'replica',
      when: says(/^READONLY/),
      what: ({ host }) => `Redis at ${host} is a replica and takes no writes.`,
      remedy: 'Let REDIS_URL lead to the primary.'
    },
    {
      id: 'full',
      when: says(/^OOM/),
      what: ({ host }) => `Redis at ${host} has used up its maxmemory.`,
      remedy: 'Raise maxmemory, or give PartyQuiz a Redis of its own in REDIS_URL.'
    },
    {
      id: 'disk',
      when: says(/^MISCONF/),
      what: ({ host }) => `Redis at ${host} cannot write to its disk and refuses to store anything.`,
      remedy:
        'Free its disk, or repair the rights of its folder; its log names the cause. REDIS_URL is right.'
    },
    {
      id: 'loading',
      when: says(/^LOADING/),
      what: ({ host }) => `Redis at ${host} is still loading its data.`,
      remedy: 'Wait a minute. REDIS_URL is right.'
    },
    {
      id: 'version',
      when: says(/unknown command/i),
      what: ({ host, text }) => `Redis at ${host} is too old: ${text}.`,
      remedy: 'Run Redis 7 (image redis:7-alpine) at REDIS_URL.',
      isLasting: true
    },
    {
      id: 'dns',
      when: meets('dns'),
      what: ({ hostname }) => `The name “${hostname}” in REDIS_URL does not exist here.`,
      remedy:
        'Correct the host in REDIS_URL. In Coolify use the “internal URL” of Redis, in the same project and network as the applications.'
    },
    {
      id: 'unreachable',
      when: meets('refused'),
      what: ({ host }) => `Nothing listens at ${host}.`,
      remedy:
        'Start Redis, or correct host and port in REDIS_URL. Inside a container localhost is the container itself.'
    },
    {
      id: 'silent',
      // A Redis without TLS waits in silence for the rest of what it takes for a command.
      when: ({ trouble, isTls }) => trouble === 'silent' && isTls,
      what: ({ host }) =>
        `Nobody answers in TLS at ${host}: Redis speaks none there, the address is wrong, or a firewall swallows what is sent.`,
      remedy:
        'Begin REDIS_URL with redis:// instead of rediss:// where Redis speaks no TLS; else correct host and port in it.'
    },
    {
      id: 'silent',
      when: meets('silent'),
      what: ({ host }) =>
        `Nobody answers at ${host}: the address is wrong, or a firewall swallows what is sent.`,
      remedy: 'Correct host and port in REDIS_URL, or let this machine through the firewall.'
    },
    {
      id: 'certificate',
      when: meets('certificate'),
      what: ({ host, text }) => `The certificate of Redis at ${host} is not trusted: ${text}.`,
      remedy:
        'Give Node the certificate authority in NODE_EXTRA_CA_CERTS, or use redis:// in REDIS_URL inside a private network.',
      isLasting: true
    },
    {
      id: 'tls',
      when: (seen) => seen.trouble === 'not-tls' || (isCut(seen) && seen.isTls),
      what: ({ host }) => `Redis at ${host} does not speak TLS.`,
      remedy: 'Begin REDIS_URL with redis:// instead of rediss://.'
    },
    {
      id: 'cut',
      when: isCut,
      what: ({ host }) =>
        `Redis at ${host} closes the connection at once: it may want TLS, or only trust its own machine (protected mode).`,
      remedy:
        'Begin REDIS_URL with rediss:// where it speaks TLS; else give it a password (requirepass) and put that into REDIS_URL.'
    }
  ],
  otherwise: {
    id: 'failed',
    what: ({ host, text }) => `Redis at ${host} does not do what it is asked: ${text}.`,
    remedy: 'Look at the log of Redis, and correct REDIS_URL.'
  }
};

/** Why Redis does not do what it is asked, and what to do. */
export function explainRedisError(url: string, cause: unknown): Reason {
  const { hostname, port, protocol } = URL.canParse(url)
    ? new URL(url)
    : { hostname: url, port: '', protocol: 'redis:' };
  return reasonOf(redisReasons, {
    code: codeOf(cause),
    text: messageOf(cause),
    trouble: networkTrouble(cause),
    isTls: protocol === 'rediss:',
    hostname,
    host: `${hostname}:${port || '6379'}`
  });
}
