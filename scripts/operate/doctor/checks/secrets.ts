import { findSecretFault, PUBLISHED, type SecretFault } from '#ops/secret-strength.ts';
import { error, orOk, warning, type Check, type Context, type Finding } from '../check.ts';

/** Of any of our secrets. */
const SHORTEST = 16;

/** Secrets that are none. */
export const secrets: Check = {
  id: 'secrets',
  title: 'Secrets',
  needs: [],
  isOutside: false,
  run: async (context) =>
    orOk(
      [
        ...judge(context, 'PARTYQUIZ_SECRET'),
        ...judge(context, 'METRICS_TOKEN'),
        ...databasePassword(context)
      ],
      'secrets',
      'None that is published or easy to guess.'
    )
};

const WHAT: Record<SecretFault, string> = {
  published: 'is one that stands in PartyQuiz’s own files',
  placeholder: 'looks like a placeholder that was never replaced',
  weak: 'is easy to guess: it repeats a few characters'
};

const NEW_SECRET = (name: string) =>
  name === 'PARTYQUIZ_SECRET'
    ? 'Make a new one with `openssl rand -base64 32`, set it as PARTYQUIZ_SECRET of web and worker, and deploy both. Everybody who hosts signs in again.'
    : `Make a new one with \`openssl rand -base64 32\` and set it as ${name}.`;

function judge(context: Context, name: string): Finding[] {
  const value = context.env[name]?.trim();
  // One that is too short, “Environment” refuses.
  if (value === undefined || value.length < SHORTEST) return [];
  // On a laptop of one's own this is no hole yet.
  const say = context.isProduction ? error : warning;
  const fault = findSecretFault(value);
  return fault ? [say(`secrets.${fault}`, `${name} ${WHAT[fault]}.`, NEW_SECRET(name))] : [];
}

function databasePassword({ env, isProduction }: Context): Finding[] {
  const isPublished = PUBLISHED.some((password) => env.DATABASE_URL?.includes(`:${password}@`) === true);
  if (!isProduction || !isPublished) return [];
  return [
    error(
      'secrets.database-password',
      'The password in DATABASE_URL is the one of docker-compose.yml, which everybody can read.',
      'Give the user another password (alter role … password …) and put it into DATABASE_URL of web and worker.'
    )
  ];
}
