import { messageOf } from '#ops/failure.ts';
import { ObjectStoreError, type StoreProblem } from '#ops/object-store/object-store.ts';

/** What to do about it, in our variables. */
const ADVICE: Readonly<Record<StoreProblem, string>> = {
  missing: 'see `npm run backup -- --list` for what is there',
  notOurs: 'give the folder to the user that runs this, or choose another BACKUP_TARGET',
  unusable: 'choose another BACKUP_TARGET',
  full: 'free some space, or choose another BACKUP_TARGET',
  refused: 'check S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY and what this key may do in the bucket',
  noCredentials: 'set S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY',
  noBucket: 'create the bucket, or correct BACKUP_TARGET',
  wrongRegion: 'check S3_REGION',
  unreachable: 'check S3_ENDPOINT, and whether it can be reached from here'
};

/** What went wrong, and what to do about it, in a sentence. */
export const explainFailure = (error: unknown): string =>
  error instanceof ObjectStoreError ? `${error.message}: ${ADVICE[error.problem]}.` : messageOf(error);
