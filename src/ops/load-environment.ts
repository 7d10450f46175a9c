import { readFileSync } from 'node:fs';

/** What Docker and Kubernetes hand over as a file: the variable with `_FILE` at its end names it. */
export const SECRET_VARIABLES: readonly string[] = [
  ...['DATABASE_URL', 'PARTYQUIZ_SECRET', 'REDIS_URL', 'METRICS_TOKEN', 'ERROR_WEBHOOK_URL', 'SENTRY_DSN'],
  ...['SMTP_URL', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY']
];

/**
 * Puts what stands in files into an environment, and takes out what is empty, so that everybody who reads it later sees
 * the same.
 *
 * @returns what is wrong, a sentence for each variable at fault
 */
export function readSecretFiles(env: NodeJS.ProcessEnv): string[] {
  for (const [name, value] of Object.entries(env))
    if (value?.trim() === '') Reflect.deleteProperty(env, name);
  return SECRET_VARIABLES.flatMap((name) => {
    const path = env[`${name}_FILE`];
    if (path === undefined) return [];
    if (env[name] !== undefined) return [`${name} and ${name}_FILE are both set: clear one of them`];
    try {
      const content = readFileSync(path, 'utf8').trim();
      if (content === '') return [`${name}_FILE names ${path}, which is empty`];
      env[name] = content;
      // Whom we start would find both.
      Reflect.deleteProperty(env, `${name}_FILE`);
      return [];
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      return [`${name}_FILE names ${path}, which cannot be read (${code})`];
    }
  });
}

/**
 * The same for the environment of a process, as its first step.
 *
 * @param who what cannot start, as in “The worker”
 * @throws Error that names every variable at fault
 */
export function loadEnvironment(who: string, env: NodeJS.ProcessEnv = process.env): void {
  const faults = readSecretFiles(env);
  if (faults.length > 0)
    throw new Error(
      `${who} cannot start, its environment is not right:\n${faults.map((fault) => `  ${fault}`).join('\n')}`
    );
}
