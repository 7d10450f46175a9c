import { codeOf, messageOf, networkTrouble } from './cause.ts';
import { reasonsOf, type Reason } from './reason.ts';

const say = reasonsOf(
  'database',
  new Set([
    'password',
    'refused-user',
    'missing',
    'tls-required',
    'no-tls',
    'startup-parameter',
    'certificate'
  ])
);

/** Why a database does not let us in, and what to do. */
export function explainDatabaseError(url: string, cause: unknown): Reason {
  // Several hosts are fine for PostgreSQL, and no address for a browser.
  const parts = URL.canParse(url) ? new URL(url) : new URL('postgres://several-hosts/');
  const { hostname, port, pathname, username, search } = parts;
  const [host, database] = [`${hostname}:${port || '5432'}`, decodeURIComponent(pathname.slice(1))];
  const code = codeOf(cause);
  const wantsTls = /ssl/i.test(search);

  switch (code) {
    case '28P01':
      return say(
        'password',
        `PostgreSQL at ${host} refuses the password of the user “${username}”.`,
        'Correct the user or the password in DATABASE_URL. Characters such as @ : / # must be percent-encoded there.'
      );
    case '28000':
      return /encryption|SSL off/i.test(messageOf(cause))
        ? say(
            'tls-required',
            `PostgreSQL at ${host} lets nobody in without TLS.`,
            'Append ?sslmode=require to DATABASE_URL.'
          )
        : say(
            'refused-user',
            `PostgreSQL at ${host} does not let the user “${username}” in: ${messageOf(cause)}.`,
            'Correct the user in DATABASE_URL, or allow it in pg_hba.conf of the server.'
          );
    case '3D000':
      return say(
        'missing',
        `PostgreSQL at ${host} has no database “${database}”.`,
        `Correct the name at the end of DATABASE_URL, or create it: create database "${database}".`
      );
    case '53300':
      return say(
        'full',
        `PostgreSQL at ${host} has no connection left.`,
        'Raise max_connections, or find out who holds them: select usename, application_name, count(*) from pg_stat_activity group by 1, 2.'
      );
    case '53100':
    case 'ENOSPC':
      return say(
        'disk-full',
        `The disk of PostgreSQL at ${host} is full: it can store nothing.`,
        'Make room on it: old logs and backups, `docker image prune -a`; or enlarge it. PostgreSQL goes on by itself, and so does PartyQuiz.'
      );
    case '57P03':
      return say('starting', `PostgreSQL at ${host} is starting or stopping.`, 'Wait a minute.');
    case '08P01':
      return say(
        'startup-parameter',
        `The pooler at ${host} refuses a setting that PartyQuiz sends: ${messageOf(cause)}.`,
        'Let DATABASE_URL lead to PostgreSQL itself. Or, with PgBouncer in session mode, set ignore_startup_parameters = statement_timeout,lock_timeout,extra_float_digits.'
      );
  }
  if (wantsTls && (code === 'ECONNRESET' || networkTrouble(cause) === 'not-tls'))
    return say(
      'no-tls',
      `PostgreSQL at ${host} does not speak TLS, and DATABASE_URL asks for it.`,
      'Remove sslmode from DATABASE_URL, which is fine inside a private network, or turn TLS on at the server.'
    );
  switch (networkTrouble(cause)) {
    case 'dns':
      return say(
        'dns',
        `The name “${hostname}” in DATABASE_URL does not exist here.`,
        'Correct the host in DATABASE_URL. In Coolify use the “internal URL” of the database, in the same project and network as the applications.'
      );
    case 'refused':
      return say(
        'unreachable',
        `Nothing listens at ${host}.`,
        'Start PostgreSQL, or correct host and port in DATABASE_URL. Inside a container localhost is the container itself.'
      );
    case 'silent':
      return say(
        'silent',
        `Nobody answers at ${host}: the address is wrong, or a firewall swallows what is sent.`,
        'Correct host and port in DATABASE_URL, or let this machine through the firewall.'
      );
    case 'certificate':
      return say(
        'certificate',
        `The certificate of PostgreSQL at ${host} is not trusted: ${messageOf(cause)}.`,
        'Use sslmode=require in DATABASE_URL, or give Node the certificate authority in NODE_EXTRA_CA_CERTS.'
      );
    default:
      return say(
        'failed',
        `PostgreSQL at ${host} does not let us in: ${messageOf(cause)}.`,
        'Look at the log of PostgreSQL, and correct DATABASE_URL.'
      );
  }
}
