import * as v from 'valibot';
import { findSecretFault } from './secret-strength.ts';
import { addressFault } from './service-address.ts';

/** A whole number within bounds, from text. */
export const wholeNumber = (min: number, max: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,9}$/, `must be a whole number from ${String(min)} to ${String(max)}`),
    v.transform(Number),
    v.minValue(min, `must be at least ${String(min)}`),
    v.maxValue(max, `must be at most ${String(max)}`)
  );

const address = (example: string) => v.pipe(v.string(), v.url(`must be an address such as ${example}`));

/** The address of a service with a password in it, which no message may hold. */
const service = (scheme: RegExp, message: string) =>
  v.pipe(
    v.string('is not set'),
    v.regex(scheme, message),
    v.check(
      (text) => addressFault(text) === undefined,
      (issue) => addressFault(issue.input) ?? 'is no address'
    )
  );

/** An address without a path, as browsers send it in `Origin`. */
const origin = (text: string): boolean => URL.canParse(text) && new URL(text).origin === text;

/** What web and worker have in common. Empty counts as absent. */
export const sharedFields = {
  DATABASE_URL: service(/^postgres(ql)?:\/\/./, 'must start with postgres://'),
  REDIS_URL: v.optional(service(/^rediss?:\/\/./, 'must start with redis:// or rediss://')),
  PARTYQUIZ_SECRET: v.pipe(v.string('is not set'), v.minLength(32, 'must have at least 32 characters')),
  ORIGIN: v.optional(
    v.pipe(
      v.string(),
      v.transform((text) =>
        text
          .split(',')
          .map((part) => part.trim())
          .filter(Boolean)
      ),
      v.everyItem(origin, 'must be an address without a path, such as https://quiz.example.org')
    )
  ),
  ADDRESS_HEADER: v.optional(v.pipe(v.string(), v.toLowerCase())),
  XFF_DEPTH: v.optional(wholeNumber(1, 99), '1'),
  LOG_LEVEL: v.optional(
    v.picklist(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent'),
    'info'
  ),
  METRICS_TOKEN: v.optional(v.pipe(v.string(), v.minLength(16, 'must have at least 16 characters'))),
  ERROR_WEBHOOK_URL: v.optional(address('https://chat.example.org/hooks/abc')),
  SENTRY_DSN: v.optional(address('https://key@sentry.example.org/1')),
  SMTP_URL: v.optional(service(/^smtps?:\/\/./, 'must start with smtp:// or smtps://')),
  MAIL_FROM: v.optional(v.pipe(v.string(), v.includes('@', 'must be an e-mail address'))),
  ERROR_MAIL_TO: v.optional(v.pipe(v.string(), v.includes('@', 'must be an e-mail address'))),
  OTEL_EXPORTER_OTLP_ENDPOINT: v.optional(address('http://collector:4318'))
};

/** What the processes say of a secret that anybody could guess: with it he hosts every evening. */
export const GUESSABLE =
  'is easy to guess; make one with `openssl rand -base64 32`, the same for web and worker';

/** In production only: `npm run dev` and tests have secrets that everybody may read. */
function guessableSecret({ NODE_ENV, PARTYQUIZ_SECRET: secret }: Source): string[] {
  const isGuessable = NODE_ENV === 'production' && secret && findSecretFault(secret.trim()) !== undefined;
  return isGuessable ? [`  PARTYQUIZ_SECRET ${GUESSABLE}`] : [];
}

type Source = Readonly<Record<string, string | undefined>>;

type SharedSchema = v.ObjectSchema<typeof sharedFields, undefined>;

/** Where errors are reported to, besides the log; nowhere by default. */
export interface ReportTargets {
  readonly webhookUrl: string | undefined;
  readonly sentryDsn: string | undefined;
  readonly mail: { readonly smtpUrl: string; readonly from: string; readonly to: string } | undefined;
}

export interface SharedEnv {
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  readonly secret: string;
  /** Addresses of the app in the browser; empty where the environment does not say. */
  readonly origins: readonly string[];
  /** Header with the client's address, set only where a proxy is the only way in. */
  readonly addressHeader: string | undefined;
  /** How many proxies of ours add to that header. */
  readonly proxyDepth: number;
  readonly logLevel: string;
  /** Who knows it may read `/metrics`; without one nobody may. */
  readonly metricsToken: string | undefined;
  readonly reports: ReportTargets;
  /** Base address of an OpenTelemetry collector (OTLP over HTTP); without one nothing is traced. */
  readonly tracesUrl: string | undefined;
}

export function toSharedEnv(env: v.InferOutput<SharedSchema>): SharedEnv {
  const { SMTP_URL: smtpUrl, ERROR_MAIL_TO: to } = env;
  return {
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    secret: env.PARTYQUIZ_SECRET,
    origins: env.ORIGIN ?? [],
    addressHeader: env.ADDRESS_HEADER,
    proxyDepth: env.XFF_DEPTH,
    logLevel: env.LOG_LEVEL,
    metricsToken: env.METRICS_TOKEN,
    reports: {
      webhookUrl: env.ERROR_WEBHOOK_URL,
      sentryDsn: env.SENTRY_DSN,
      mail: smtpUrl !== undefined && to !== undefined ? { smtpUrl, from: env.MAIL_FROM ?? to, to } : undefined
    },
    tracesUrl: env.OTEL_EXPORTER_OTLP_ENDPOINT
  };
}

/**
 * Checks an environment. Throws one error that names every variable at fault.
 *
 * @param who what cannot start, as in “The worker”
 */
export function parseEnv<const S extends v.GenericSchema<Record<string, unknown>>>(
  who: string,
  schema: S,
  source: Source
): v.InferOutput<S> {
  const result = v.safeParse(schema, withoutEmpty(source));
  const guessable = guessableSecret(source);
  if (result.success && guessable.length === 0) return result.output;
  const faults = (result.issues ?? []).map(
    (issue) =>
      // Valibot's own words for an absent key are none for an operator.
      `  ${v.getDotPath(issue)?.split('.')[0] ?? '?'} ${issue.received === 'undefined' ? 'is not set' : issue.message}`
  );
  throw new Error(
    `${who} cannot start, its environment is not right:\n${[...faults, ...guessable].join('\n')}\nSee .env.example.`
  );
}

const withoutEmpty = (source: Source) =>
  Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== '')
  );
