import { error, orOk, warning, type Check, type Context, type Environment, type Finding } from '../check.ts';

/** A process has ended by then, because Docker kills after ten seconds. */
const LONGEST_STOP_SECONDS = 9;
const LOCAL = /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[?::1)/;

/** Values that are right by themselves and wrong together. */
export const settings: Check = {
  id: 'settings',
  title: 'Settings',
  needs: [],
  isOutside: false,
  run: async (context) =>
    orOk([...address(context), ...mail(context), ...times(context.env)], 'settings', 'They fit together.')
};

function address({ env, place, isProduction }: Context): Finding[] {
  const { ORIGIN: origin } = env;
  if (origin === undefined) {
    if (!isProduction || (env.PROTOCOL_HEADER !== undefined && env.HOST_HEADER !== undefined)) return [];
    return [
      warning(
        'settings.no-origin',
        'ORIGIN is not set: the web app guesses its address from each request, and nothing is checked from outside.',
        'Set ORIGIN of web and worker to the address in the browser, as in https://quiz.example.org.'
      )
    ];
  }
  if (origin.includes(',') && place !== 'worker')
    return [
      error(
        'settings.origin-list',
        'ORIGIN holds several addresses. The web app knows one only; a list is for the worker.',
        'Set ORIGIN of the web app to its one address, without a comma.'
      )
    ];
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  if (isProduction && url?.protocol === 'http:' && !LOCAL.test(url.hostname))
    return [
      warning(
        'settings.http-origin',
        'ORIGIN begins with http:// : cookies travel in the open, and screens of phones go dark during the game.',
        `Set ORIGIN of web and worker to https://${url.host}, where a proxy or tunnel speaks TLS for it.`
      )
    ];
  return [];
}

function mail({ env, place }: Context): Finding[] {
  const { SMTP_URL: smtp, ERROR_MAIL_TO: to, MAIL_FROM: from, ORIGIN: origin } = env;
  if (smtp === undefined && (to ?? from) !== undefined)
    return [
      error(
        'settings.mail-without-server',
        `${to === undefined ? 'MAIL_FROM' : 'ERROR_MAIL_TO'} is set without SMTP_URL: no mail leaves.`,
        'Set SMTP_URL, as in smtp://user:password@host:587, or clear ERROR_MAIL_TO and MAIL_FROM.'
      )
    ];
  // Where a link in a mail leads is never taken from a request.
  const noLinks =
    smtp !== undefined && origin === undefined && place !== 'worker'
      ? [
          warning(
            'settings.mail-without-origin',
            'SMTP_URL is set without ORIGIN: nobody who forgot his password gets a link by mail.',
            'Set ORIGIN to the address in the browser, as in https://quiz.example.org.'
          )
        ]
      : [];
  if (smtp !== undefined && to === undefined)
    return [
      ...noLinks,
      warning(
        'settings.mail-without-recipient',
        from === undefined
          ? 'SMTP_URL is set without ERROR_MAIL_TO and MAIL_FROM: no mail leaves, neither of errors nor to who forgot his password.'
          : 'SMTP_URL is set without ERROR_MAIL_TO: errors are not mailed to anybody.',
        'Set ERROR_MAIL_TO to your own address, and MAIL_FROM where the sender is another one.'
      )
    ];
  return noLinks;
}

function times(env: Environment): Finding[] {
  const seconds = (name: string, fallback: number) => Number(env[name] ?? fallback);
  const stop = seconds('DRAIN_SECONDS', 0) + seconds('SHUTDOWN_TIMEOUT', 3);
  const isStopLong = stop >= LONGEST_STOP_SECONDS;
  const isCut = seconds('HEADERS_TIMEOUT', 100) <= seconds('KEEP_ALIVE_TIMEOUT', 95);
  return [
    ...(isStopLong
      ? [
          warning(
            'settings.stop-too-long',
            `DRAIN_SECONDS and SHUTDOWN_TIMEOUT are ${String(stop)} s together: the process is killed before.`,
            'Keep DRAIN_SECONDS + SHUTDOWN_TIMEOUT below 9, as in 5 and 3.'
          )
        ]
      : []),
    ...(isCut
      ? [
          warning(
            'settings.headers-timeout',
            'HEADERS_TIMEOUT is not above KEEP_ALIVE_TIMEOUT: connections that the proxy uses again are cut.',
            'Set HEADERS_TIMEOUT a few seconds above KEEP_ALIVE_TIMEOUT, as in 100 and 95.'
          )
        ]
      : [])
  ];
}
