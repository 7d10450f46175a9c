import * as v from 'valibot';

const port = v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number), v.maxValue(65_535));

const schema = v.object({
  DATABASE_URL: v.pipe(v.string('is not set'), v.regex(/^postgres(ql)?:\/\//, 'must start with postgres://')),
  REDIS_URL: v.optional(v.pipe(v.string(), v.regex(/^rediss?:\/\//, 'must start with redis://'))),
  PARTYQUIZ_SECRET: v.pipe(v.string('is not set'), v.minLength(32, 'must have at least 32 characters')),
  WS_HOST: v.optional(v.string(), '0.0.0.0'),
  WS_PORT: v.optional(port, '8080'),
  ORIGIN: v.optional(v.string()),
  ADDRESS_HEADER: v.optional(v.string()),
  XFF_DEPTH: v.optional(v.pipe(v.string(), v.regex(/^[1-9]\d?$/), v.transform(Number)), '1'),
  MAX_PLAYERS: v.optional(v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number)), '10000'),
  LOG_LEVEL: v.optional(v.picklist(['debug', 'info', 'warn', 'error', 'silent']), 'info')
});

export interface Env {
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  readonly secret: string;
  readonly host: string;
  readonly port: number;
  /** Origins that may open a socket; empty means: the page's own host only. */
  readonly origins: readonly string[];
  /** Header with the client's address, set only where a proxy is the only way in. */
  readonly addressHeader: string | undefined;
  /** How many proxies of ours add to that header. */
  readonly proxyDepth: number;
  readonly maxPlayers: number;
  readonly logLevel: string;
}

/** Reads and checks the environment. Throws one error that names every variable at fault. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  // Hosting panels hand every container a PORT; ours is the same thing under its own name.
  const result = v.safeParse(schema, { ...set, WS_PORT: set.WS_PORT ?? set.PORT });
  if (!result.success) {
    const faults = result.issues.map((issue) => `  ${v.getDotPath(issue) ?? '?'} ${issue.message}`);
    throw new Error(
      `The worker cannot start, its environment is not right:\n${faults.join('\n')}\nSee .env.example.`
    );
  }
  const env = result.output;
  return {
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    secret: env.PARTYQUIZ_SECRET,
    host: env.WS_HOST,
    port: env.WS_PORT,
    origins:
      env.ORIGIN?.split(',')
        .map((origin) => origin.trim())
        .filter(Boolean) ?? [],
    addressHeader: env.ADDRESS_HEADER?.toLowerCase(),
    proxyDepth: env.XFF_DEPTH,
    maxPlayers: env.MAX_PLAYERS,
    logLevel: env.LOG_LEVEL
  };
}
