import { error, orOk, warning, type Check, type Context, type Finding } from '../check.ts';

/** Secrets that stand in our own files: anybody can read them there. */
export const PUBLISHED = [
  'only-for-development-never-for-a-real-party',
  'partyquiz_dev_password',
  'a secret for tests that is long enough'
];
const PLACEHOLDER =
  /change.?me|replace.?(me|this)|your.?secret|example|placeholder|to.?be.?set|secret.?(key|here)|<.*>|x{6}/i;
/** Random characters of base64 have more than four bits each, of hex more than three. */
const LOWEST_BITS = 2.9;
/** Of any of our secrets. */
const SHORTEST = 16;
const LONGEST_PATTERN = 12;

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
  if (PUBLISHED.includes(value))
    return [
      say('secrets.published', `${name} is one that stands in PartyQuiz’s own files.`, NEW_SECRET(name))
    ];
  if (PLACEHOLDER.test(value))
    return [
      say(
        'secrets.placeholder',
        `${name} looks like a placeholder that was never replaced.`,
        NEW_SECRET(name)
      )
    ];
  if (isWeak(value))
    return [say('secrets.weak', `${name} is easy to guess: it repeats a few characters.`, NEW_SECRET(name))];
  return [];
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

/** Few different characters, or one pattern again and again. */
export function isWeak(value: string): boolean {
  for (let length = 1; length <= Math.min(LONGEST_PATTERN, value.length / 2); length++)
    if (value === value.slice(0, length).repeat(value.length).slice(0, value.length)) return true;
  return bitsPerCharacter(value) < LOWEST_BITS;
}

/** Shannon’s entropy of its characters, in bits. */
function bitsPerCharacter(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}
