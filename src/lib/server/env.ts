import { parseEnv, sharedFields, toSharedEnv, wholeNumber, type SharedEnv } from '#ops/env-fields.ts';
import * as v from 'valibot';

const headerName = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]+$/, 'must be the name of a header'));

export const ONE_ORIGIN = 'must be one address, the one in the browser; a list is for the worker';

const schema = v.object({
  ...sharedFields,
  ORIGIN: v.pipe(
    sharedFields.ORIGIN,
    v.check((origins) => (origins?.length ?? 0) <= 1, ONE_ORIGIN)
  ),
  JOIN_ORIGIN: v.optional(v.pipe(v.string(), v.url('must be an address such as http://192.168.1.20:3000'))),
  REGISTRATION: v.optional(v.picklist(['open', 'closed'], 'must be open or closed'), 'closed'),
  DISK_FOLDER: v.optional(v.string()),
  // Read by adapter-node or by the server around it; checked here, so that a slip is seen at the start.
  HOST: v.optional(v.string()),
  PORT: v.optional(wholeNumber(0, 65_535)),
  PROTOCOL_HEADER: v.optional(headerName),
  HOST_HEADER: v.optional(headerName),
  BODY_SIZE_LIMIT: v.optional(
    v.pipe(v.string(), v.regex(/^(\d+[KMG]?|Infinity)$/, 'must be a size such as 6M'))
  ),
  SHUTDOWN_TIMEOUT: v.optional(wholeNumber(1, 3_600)),
  DRAIN_SECONDS: v.optional(wholeNumber(0, 3_600)),
  KEEP_ALIVE_TIMEOUT: v.optional(wholeNumber(1, 3_600)),
  HEADERS_TIMEOUT: v.optional(wholeNumber(1, 3_600))
});

/** What mail to people with accounts needs. */
export interface MailSettings {
  readonly smtpUrl: string;
  readonly from: string;
  /**
   * Where its links lead. Only what the environment says: the address of a request is what somebody typed, and a link to
   * his own server would bring him the token.
   */
  readonly origin: string;
}

export interface WebEnv extends SharedEnv {
  /** Absent where no mail server, no sender or no address of the app is set. */
  readonly mail: MailSettings | undefined;
  /** Address for phones, where the host's own address (localhost) is of no use to them. */
  readonly joinOrigin: string | undefined;
  /** What holds for new accounts, the first one included, where no owner has decided. */
  readonly registration: 'open' | 'closed';
  /** Whose disk is watched. */
  readonly diskFolder: string;
}

let cached: WebEnv | undefined;

/** The checked environment. Throws one error that names every variable at fault. */
export function env(): WebEnv {
  cached ??= readEnv(process.env);
  return cached;
}

export function readEnv(source: NodeJS.ProcessEnv): WebEnv {
  const env = parseEnv('The web app', schema, source);
  const shared = toSharedEnv(env);
  const { SMTP_URL: smtpUrl, MAIL_FROM: from = env.ERROR_MAIL_TO } = env;
  const [origin] = shared.origins;
  const canMail = smtpUrl !== undefined && from !== undefined && origin !== undefined;
  return {
    ...shared,
    joinOrigin: env.JOIN_ORIGIN,
    registration: env.REGISTRATION,
    diskFolder: env.DISK_FOLDER ?? process.cwd(),
    mail: canMail ? { smtpUrl, from, origin } : undefined
  };
}
