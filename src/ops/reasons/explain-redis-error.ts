import { codeOf, messageOf, networkTrouble } from './cause.ts';
import { reasonsOf, type Reason } from './reason.ts';

const say = reasonsOf('redis', new Set(['password', 'rights', 'version', 'certificate']));

/** Why Redis does not do what it is asked, and what to do. */
export function explainRedisError(url: string, cause: unknown): Reason {
  const { hostname, port, protocol } = URL.canParse(url)
    ? new URL(url)
    : { hostname: url, port: '', protocol: 'redis:' };
  const host = `${hostname}:${port || '6379'}`;
  const text = messageOf(cause);

  if (/WRONGPASS|invalid password|invalid username-password/i.test(text))
    return say(
      'password',
      `Redis at ${host} refuses the password.`,
      'Correct user and password in REDIS_URL, as in redis://default:password@host:6379.'
    );
  if (text.includes('NOAUTH'))
    return say(
      'password',
      `Redis at ${host} asks for a password.`,
      'Put it into REDIS_URL, as in redis://default:password@host:6379.'
    );
  if (/without any password configured|AUTH.*called without/i.test(text))
    return say(
      'password',
      `Redis at ${host} knows no password, and REDIS_URL has one.`,
      'Remove it from REDIS_URL, or set requirepass.'
    );
  if (text.includes('NOPERM'))
    return say(
      'rights',
      `The user in REDIS_URL may not do what workers do: ${text}.`,
      'Allow it everything under its keys: ACL SETUSER … ~pq:* &pq:* +@all, or use the user “default” in REDIS_URL.'
    );
  if (text.startsWith('READONLY'))
    return say(
      'replica',
      `Redis at ${host} is a replica and takes no writes.`,
      'Let REDIS_URL lead to the primary.'
    );
  if (text.startsWith('OOM'))
    return say(
      'full',
      `Redis at ${host} has used up its maxmemory.`,
      'Raise maxmemory, or give PartyQuiz a Redis of its own in REDIS_URL.'
    );
  if (text.startsWith('MISCONF'))
    return say(
      'disk',
      `Redis at ${host} cannot write to its disk and refuses to store anything.`,
      'Free its disk, or repair the rights of its folder; its log names the cause. REDIS_URL is right.'
    );
  if (text.startsWith('LOADING'))
    return say(
      'loading',
      `Redis at ${host} is still loading its data.`,
      'Wait a minute. REDIS_URL is right.'
    );
  if (/unknown command/i.test(text))
    return say(
      'version',
      `Redis at ${host} is too old: ${text}.`,
      'Run Redis 7 (image redis:7-alpine) at REDIS_URL.'
    );

  switch (networkTrouble(cause)) {
    case 'dns':
      return say(
        'dns',
        `The name “${hostname}” in REDIS_URL does not exist here.`,
        'Correct the host in REDIS_URL. In Coolify use the “internal URL” of Redis, in the same project and network as the applications.'
      );
    case 'refused':
      return say(
        'unreachable',
        `Nothing listens at ${host}.`,
        'Start Redis, or correct host and port in REDIS_URL. Inside a container localhost is the container itself.'
      );
    case 'silent':
      // A Redis without TLS waits in silence for the rest of what it takes for a command.
      if (protocol === 'rediss:')
        return say(
          'silent',
          `Nobody answers in TLS at ${host}: Redis speaks none there, the address is wrong, or a firewall swallows what is sent.`,
          'Begin REDIS_URL with redis:// instead of rediss:// where Redis speaks no TLS; else correct host and port in it.'
        );
      return say(
        'silent',
        `Nobody answers at ${host}: the address is wrong, or a firewall swallows what is sent.`,
        'Correct host and port in REDIS_URL, or let this machine through the firewall.'
      );
    case 'certificate':
      return say(
        'certificate',
        `The certificate of Redis at ${host} is not trusted: ${text}.`,
        'Give Node the certificate authority in NODE_EXTRA_CA_CERTS, or use redis:// in REDIS_URL inside a private network.'
      );
    case 'not-tls':
      return say(
        'tls',
        `Redis at ${host} does not speak TLS.`,
        'Begin REDIS_URL with redis:// instead of rediss://.'
      );
    default:
      break;
  }
  const isCut = codeOf(cause) === 'ECONNRESET' || /closed|hang up|disconnected/i.test(text);
  if (isCut)
    return protocol === 'rediss:'
      ? say(
          'tls',
          `Redis at ${host} does not speak TLS.`,
          'Begin REDIS_URL with redis:// instead of rediss://.'
        )
      : say(
          'cut',
          `Redis at ${host} closes the connection at once: it may want TLS, or only trust its own machine (protected mode).`,
          'Begin REDIS_URL with rediss:// where it speaks TLS; else give it a password (requirepass) and put that into REDIS_URL.'
        );
  return say(
    'failed',
    `Redis at ${host} does not do what it is asked: ${text}.`,
    'Look at the log of Redis, and correct REDIS_URL.'
  );
}
