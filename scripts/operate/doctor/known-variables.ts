import { editDistance } from '#core/question/typed-answer/edit-distance.ts';
import { SECRET_VARIABLES } from '#ops/load-environment.ts';

/** Every variable of .env.example; a test compares. */
export const OWN_VARIABLES: readonly string[] = [
  ...['DATABASE_URL', 'PARTYQUIZ_SECRET', 'ORIGIN', 'ADDRESS_HEADER', 'XFF_DEPTH', 'REDIS_URL'],
  ...['PARTYQUIZ_ENVIRONMENT', 'LOG_LEVEL', 'METRICS_TOKEN', 'ERROR_WEBHOOK_URL', 'SENTRY_DSN'],
  ...['SMTP_URL', 'MAIL_FROM', 'ERROR_MAIL_TO', 'OTEL_EXPORTER_OTLP_ENDPOINT'],
  ...['HOST', 'PORT', 'JOIN_ORIGIN', 'PROTOCOL_HEADER', 'HOST_HEADER', 'BODY_SIZE_LIMIT'],
  ...['DRAIN_SECONDS', 'SHUTDOWN_TIMEOUT', 'KEEP_ALIVE_TIMEOUT', 'HEADERS_TIMEOUT'],
  ...['REGISTRATION', 'DISK_FOLDER'],
  ...['WS_HOST', 'WS_PORT', 'REDIS_GRACE_SECONDS', 'MAX_PLAYERS'],
  ...['BACKUP_TARGET', 'BACKUP_AGE_RECIPIENT', 'BACKUP_AGE_IDENTITY_FILE'],
  ...['BACKUP_KEEP_DAILY', 'BACKUP_KEEP_WEEKLY', 'BACKUP_KEEP_MONTHLY'],
  ...['S3_ENDPOINT', 'S3_REGION', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
  ...['PG_DUMP', 'PG_RESTORE', 'PARTYQUIZ_DATA_DIR']
];

/** Read by scripts, tests and the images, and nobody's slip of the pen. */
const OTHER_VARIABLES = ['APP_FOLDER', 'MIGRATIONS_FOLDER', 'DEMO_PASSWORD', 'REDIS_SERVER_PATH'];

/** From this length on a name may be two letters off, in a shorter one only a single letter. */
const LONG_NAME = 8;
const SHORTEST_NAME = 6;

export interface Slip {
  readonly name: string;
  readonly meant: string;
}

const isNear = (a: string, b: string, limit: number) => editDistance(a, b, limit) <= limit;

/** Names that look like one of ours which is not set. */
export function findSlips(env: Readonly<Record<string, string | undefined>>): Slip[] {
  const free = OWN_VARIABLES.filter((name) => env[name] === undefined && name.length >= SHORTEST_NAME);
  return Object.keys(env).flatMap((name) => {
    if (SECRET_VARIABLES.some((own) => name === `${own}_FILE`)) return [];
    if (OWN_VARIABLES.includes(name) || OTHER_VARIABLES.includes(name) || name !== name.toUpperCase())
      return [];
    const meant = free.find((own) => isNear(name, own, own.length >= LONG_NAME ? 2 : 1));
    return meant === undefined ? [] : [{ name, meant }];
  });
}
