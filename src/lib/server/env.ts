import * as v from 'valibot';

const schema = v.object({
  DATABASE_URL: v.pipe(v.string('is not set'), v.regex(/^postgres(ql)?:\/\//, 'must start with postgres://')),
  PARTYQUIZ_SECRET: v.pipe(v.string('is not set'), v.minLength(32, 'must have at least 32 characters')),
  JOIN_ORIGIN: v.optional(v.pipe(v.string(), v.url('must be an address such as http://192.168.1.20:3000'))),
  LOG_LEVEL: v.optional(v.picklist(['debug', 'info', 'warn', 'error', 'silent']), 'info')
});

export interface WebEnv {
  readonly databaseUrl: string;
  readonly secret: string;
  /** Address for phones, where the host's own address (localhost) is of no use to them. */
  readonly joinOrigin: string | undefined;
  readonly logLevel: string;
}

let cached: WebEnv | undefined;

/** The checked environment. Throws one error that names every variable at fault. */
export function env(): WebEnv {
  cached ??= readEnv(process.env);
  return cached;
}

export function readEnv(source: NodeJS.ProcessEnv): WebEnv {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = v.safeParse(schema, set);
  if (!result.success) {
    const faults = result.issues.map((issue) => `  ${v.getDotPath(issue) ?? '?'} ${issue.message}`);
    throw new Error(
      `The web app cannot start, its environment is not right:\n${faults.join('\n')}\nSee .env.example.`
    );
  }
  const { DATABASE_URL, PARTYQUIZ_SECRET, JOIN_ORIGIN, LOG_LEVEL } = result.output;
  return {
    databaseUrl: DATABASE_URL,
    secret: PARTYQUIZ_SECRET,
    joinOrigin: JOIN_ORIGIN,
    logLevel: LOG_LEVEL
  };
}
