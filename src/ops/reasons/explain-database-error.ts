import { codeOf, messageOf, networkTrouble, type NetworkTrouble } from './cause.ts';
import { reasonOf, type Reason, type ReasonTable } from './reason.ts';

interface Seen {
  readonly code: string;
  readonly text: string;
  readonly trouble: NetworkTrouble | undefined;
  readonly wantsTls: boolean;
  readonly hostname: string;
  readonly host: string;
  readonly user: string;
  readonly database: string;
}
const is =
  (...codes: readonly string[]) =>
  ({ code }: Seen) =>
    codes.includes(code);
const meets = (trouble: NetworkTrouble) => (seen: Seen) => seen.trouble === trouble;

export const databaseReasons: ReasonTable<Seen> = {
  service: 'database',
  rules: [
    {
      id: 'password',
      when: is('28P01'),
      what: ({ host, user }) => `PostgreSQL at ${host} refuses the password of the user “${user}”.`,
      remedy:
        'Correct the user or the password in DATABASE_URL. Characters such as @ : / # must be percent-encoded there.',
      isLasting: true
    },
    {
      id: 'tls-required',
      when: ({ code, text }) => code === '28000' && /encryption|SSL off/i.test(text),
      what: ({ host }) => `PostgreSQL at ${host} lets nobody in without TLS.`,
      remedy: 'Append ?sslmode=require to DATABASE_URL.',
      isLasting: true
    },
    {
      id: 'refused-user',
      when: is('28000'),
      what: ({ host, user, text }) => `PostgreSQL at ${host} does not let the user “${user}” in: ${text}.`,
      remedy: 'Correct the user in DATABASE_URL, or allow it in pg_hba.conf of the server.',
      isLasting: true
    },
    {
      id: 'missing',
      when: is('3D000'),
      what: ({ host, database }) => `PostgreSQL at ${host} has no database “${database}”.`,
      remedy: ({ database }) =>
        `Correct the name at the end of DATABASE_URL, or create it: create database "${database}".`,
      isLasting: true
    },
    {
      id: 'full',
      when: is('53300'),
      what: ({ host }) => `PostgreSQL at ${host} has no connection left.`,
      remedy:
        'Raise max_connections, or find out who holds them: select usename, application_name, count(*) from pg_stat_activity group by 1, 2.'
    },
    {
      id: 'disk-full',
      when: is('53100', 'ENOSPC'),
      what: ({ host }) => `The disk of PostgreSQL at ${host} is full: it can store nothing.`,
      remedy:
        'Make room on it: old logs and backups, `docker image prune -a`; or enlarge it. PostgreSQL goes on by itself, and so does PartyQuiz.'
    },
    {
      id: 'starting',
      when: is('57P03'),
      what: ({ host }) => `PostgreSQL at ${host} is starting or stopping.`,
      remedy: 'Wait a minute.'
    },
    {
      id: 'startup-parameter',
      when: is('08P01'),
      what: ({ host, text }) => `The pooler at ${host} refuses a setting that PartyQuiz sends: ${text}.`,
      remedy:
        'Let DATABASE_URL lead to PostgreSQL itself. Or, with PgBouncer in session mode, set ignore_startup_parameters = statement_timeout,lock_timeout,extra_float_digits.',
      isLasting: true
    },
    {
      id: 'no-tls',
      when: ({ wantsTls, code, trouble }) => wantsTls && (code === 'ECONNRESET' || trouble === 'not-tls'),
      what: ({ host }) => `PostgreSQL at ${host} does not speak TLS, and DATABASE_URL asks for it.`,
      remedy:
        'Remove sslmode from DATABASE_URL, which is fine inside a private network, or turn TLS on at the server.',
      isLasting: true
    },
    {
      id: 'dns',
      when: meets('dns'),
      what: ({ hostname }) => `The name “${hostname}” in DATABASE_URL does not exist here.`,
      remedy:
        'Correct the host in DATABASE_URL. In Coolify use the “internal URL” of the database, in the same project and network as the applications.'
    },
    {
      id: 'unreachable',
      when: meets('refused'),
      what: ({ host }) => `Nothing listens at ${host}.`,
      remedy:
        'Start PostgreSQL, or correct host and port in DATABASE_URL. Inside a container localhost is the container itself.'
    },
    {
      id: 'silent',
      when: meets('silent'),
      what: ({ host }) =>
        `Nobody answers at ${host}: the address is wrong, or a firewall swallows what is sent.`,
      remedy: 'Correct host and port in DATABASE_URL, or let this machine through the firewall.'
    },
    {
      id: 'certificate',
      when: meets('certificate'),
      what: ({ host, text }) => `The certificate of PostgreSQL at ${host} is not trusted: ${text}.`,
      remedy:
        'Use sslmode=require in DATABASE_URL, or give Node the certificate authority in NODE_EXTRA_CA_CERTS.',
      isLasting: true
    }
  ],
  otherwise: {
    id: 'failed',
    what: ({ host, text }) => `PostgreSQL at ${host} does not let us in: ${text}.`,
    remedy: 'Look at the log of PostgreSQL, and correct DATABASE_URL.'
  }
};

/** Why a database does not let us in, and what to do. */
export function explainDatabaseError(url: string, cause: unknown): Reason {
  // Several hosts are fine for PostgreSQL, and no address for a browser.
  const parts = URL.canParse(url) ? new URL(url) : new URL('postgres://several-hosts/');
  const { hostname, port, pathname, username, search } = parts;
  return reasonOf(databaseReasons, {
    code: codeOf(cause),
    text: messageOf(cause),
    trouble: networkTrouble(cause),
    wantsTls: /ssl/i.test(search),
    hostname,
    host: `${hostname}:${port || '5432'}`,
    user: username,
    database: decodeURIComponent(pathname.slice(1))
  });
}
