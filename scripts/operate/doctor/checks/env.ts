import { ONE_ORIGIN, readEnv as readWebEnv } from '#lib/server/env.ts';
import { readEnvironment } from '#scripts/operate/database/environment.ts';
import { GUESSABLE } from '#ops/env-fields.ts';
import { readEnv as readWorkerEnv } from '#realtime/env.ts';
import { messageOf } from '#ops/reasons/cause.ts';
import { error, ok, type Check, type Context, type Environment, type Finding } from '../check.ts';
import { findSlips } from '../known-variables.ts';
import { quotedNames } from './names.ts';

const REMEDIES: Readonly<Record<string, string>> = {
  DATABASE_URL:
    'Set DATABASE_URL for web and worker, as in postgresql://user:password@host:5432/partyquiz. In Coolify it is the “internal URL” of the database.',
  PARTYQUIZ_SECRET:
    'Make one with `openssl rand -base64 32` and set it as PARTYQUIZ_SECRET, the same for web and worker.',
  PARTYQUIZ_ENVIRONMENT: 'Set PARTYQUIZ_ENVIRONMENT to production or preview, or clear it.'
};

const FILE_REMEDY =
  'Let the variable name a file that the user of this process may read, with nothing but the secret in it; or set the variable without _FILE instead.';

/** The values, as both processes check them at their start. */
export const env: Check = {
  id: 'env',
  title: 'Environment',
  needs: [],
  isOutside: false,
  run: async (context) => {
    if (isNothingThere(context)) return [nothingThere];
    const findings = [
      ...context.fileFaults.map((fault) => error('env.file', `${fault}.`, FILE_REMEDY)),
      ...faultsOf(context.env)
        .filter(([name]) => !context.fileFaults.some((fault) => fault.startsWith(name)))
        .map(([name, message]) => toFinding(context, name, message))
    ];
    return findings.length > 0 ? findings : [ok('env', 'Web and worker can start with it.')];
  }
};

function toFinding({ env }: Context, name: string, message: string): Finding {
  return message === 'is not set'
    ? error('env.missing', `${name} is not set.`, REMEDIES[name] ?? `Set ${name}.`)
    : error('env.invalid', `${name} ${message}.`, remedyFor(name, env[name]));
}

/** From the sources, with nothing set at all: it is most likely a laptop on which the app does not run. */
const isNothingThere = ({ env, place, isProduction }: Context) =>
  place === 'sources' &&
  !isProduction &&
  env.DATABASE_URL === undefined &&
  env.PARTYQUIZ_SECRET === undefined &&
  findSlips(env).length === 0;

const nothingThere = error(
  'env.missing',
  'The app does not run in this folder, and DATABASE_URL says of no other one.',
  'Run `npm start` in another terminal: the doctor then finds its database and secret by itself (with the same PARTYQUIZ_DATA_DIR, where you set one). Or set DATABASE_URL and PARTYQUIZ_SECRET of the installation that you mean.'
);

function remedyFor(name: string, value: string | undefined): string {
  if (name === 'ORIGIN') {
    const first = value?.split(',')[0]?.trim() ?? '';
    const url = URL.canParse(first) ? new URL(first) : undefined;
    const suggestion = url?.protocol.startsWith('http') === true ? url.origin : 'https://quiz.example.org';
    return `Set ORIGIN to ${suggestion}: no slash at the end, no path.`;
  }
  return (
    REMEDIES[name] ?? `Correct ${name}, or clear it to use its default. .env.example says what it may hold.`
  );
}

/** Name and message of what the processes would refuse, without what another check explains better. */
function faultsOf(env: Environment): [name: string, message: string][] {
  const explained = new Set([...quotedNames(env), ...findSlips(env).map(({ meant }) => meant)]);
  const faults = new Map<string, string>();
  for (const read of [readWebEnv, readWorkerEnv])
    try {
      read({ ...env });
    } catch (cause) {
      for (const [, name = '', message = ''] of messageOf(cause).matchAll(/^ {2}(\w+) (.+)$/gm))
        // What is wrong with a secret, “Secrets” says, and of several addresses, “Settings”.
        if (!explained.has(name) && !faults.has(name) && message !== GUESSABLE && message !== ONE_ORIGIN)
          faults.set(name, message);
    }
  // The worker reads a panel's PORT under its own name.
  if (env.WS_PORT === undefined && faults.has('PORT')) faults.delete('WS_PORT');
  try {
    readEnvironment({ ...env });
  } catch {
    if (!explained.has('PARTYQUIZ_ENVIRONMENT'))
      faults.set('PARTYQUIZ_ENVIRONMENT', 'must be production or preview');
  }
  return [...faults];
}
