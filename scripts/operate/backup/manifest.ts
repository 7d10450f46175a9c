import * as v from 'valibot';
import { BackupError } from './backup-error.ts';

/** The last file of a backup: without it the others are none. */
export const MANIFEST = 'manifest.json';

/** Beside it: no retention deletes this backup. */
export const KEEP = 'keep';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const schema = v.object({
  format: v.literal(1),
  name: v.string(),
  /** PartyQuiz that made it. */
  appVersion: v.string(),
  createdAt: v.pipe(v.string(), v.isoTimestamp()),
  /** Version of the server, as in `16.14`. */
  postgres: v.string(),
  /** Major version of pg_dump; pg_restore must not be older. */
  pgDump: count,
  /** Null when this build did not know the name of it. */
  newestMigration: v.object({ when: v.number(), tag: v.nullable(v.string()) }),
  encryption: v.nullable(v.object({ kind: v.literal('age'), recipient: v.string() })),
  tables: v.record(v.string(), v.object({ rows: count, checksum: v.string() })),
  /** Files besides the database. PartyQuiz keeps everything in the database, so there are none. */
  media: v.pipe(
    v.array(v.object({ key: v.string(), bytes: count, sha256 })),
    v.maxLength(0, 'has media files, which this PartyQuiz does not know')
  ),
  files: v.array(v.object({ name: v.picklist(['database.dump', 'database.dump.age']), bytes: count, sha256 }))
});

export type Manifest = v.InferOutput<typeof schema>;

export const writeManifest = (manifest: Manifest): string => `${JSON.stringify(manifest, undefined, 2)}\n`;

/** @throws BackupError when it is none, or of a newer PartyQuiz */
export function readManifest(name: string, text: string): Manifest {
  const result = v.safeParse(schema, parse(name, text));
  if (!result.success) {
    const { issues } = result;
    throw new BackupError(
      `The manifest of ${name} cannot be read (${v.getDotPath(issues[0]) ?? 'it'}: ${issues[0].message}). It is damaged, or a newer PartyQuiz made it: use that one.`
    );
  }
  if (result.output.name !== name)
    throw new BackupError(
      `The manifest in ${name} belongs to ${result.output.name}: somebody mixed them up.`
    );
  return result.output;
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BackupError(`The manifest of ${name} is damaged. Use another backup.`, { cause });
  }
}
