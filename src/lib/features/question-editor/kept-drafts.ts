import type { QuestionFormValues } from './question-form.ts';

/** The part of the browser's storage that is used. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** A question that was typed and not saved. */
export interface KeptDraft {
  readonly quizId: string;
  /** `new` for a question that is in no quiz yet. */
  readonly itemId: string;
  /** Round that a new question goes into. */
  readonly round: string;
  /** Time at which it was typed, in ms. */
  readonly at: number;
  readonly values: QuestionFormValues;
}

const PREFIX = 'pq.draft.';
const keyOf = ({ quizId, itemId }: Pick<KeptDraft, 'quizId' | 'itemId'>) => `${PREFIX}${quizId}.${itemId}`;

/** How long a draft is kept, in ms. */
const KEPT_MS = 60 * 24 * 3_600_000;

/** Keeps what was typed in this browser; it is worth nothing where there is no room. */
export function keepDraft(storage: DraftStorage, draft: KeptDraft): void {
  try {
    storage.setItem(keyOf(draft), JSON.stringify(draft));
  } catch {
    // A full or forbidden storage: the page still holds what was typed.
  }
}

export function dropDraft(storage: DraftStorage, of: Pick<KeptDraft, 'quizId' | 'itemId'>): void {
  storage.removeItem(keyOf(of));
}

/** Forgets all of them, for who signs out. */
export function dropAllDrafts(storage: DraftStorage): void {
  for (const key of keys(storage)) storage.removeItem(key);
}

/**
 * What was kept of a question.
 * @param empty of the same shape: tells what a draft of an earlier release lacks
 */
export function findDraft(
  storage: DraftStorage,
  of: Pick<KeptDraft, 'quizId' | 'itemId'>,
  empty: QuestionFormValues,
  now: number
): KeptDraft | undefined {
  return read(storage.getItem(keyOf(of)), empty, now);
}

/** Everything that was kept of a quiz, the latest first; what is too old goes. */
export function listDrafts(
  storage: DraftStorage,
  quizId: string,
  empty: QuestionFormValues,
  now: number
): KeptDraft[] {
  const drafts: KeptDraft[] = [];
  for (const key of keys(storage)) {
    const draft = read(storage.getItem(key), empty, now);
    if (!draft) storage.removeItem(key);
    else if (draft.quizId === quizId) drafts.push(draft);
  }
  return drafts.sort((a, b) => b.at - a.at);
}

const keys = (storage: DraftStorage): string[] =>
  Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((key) =>
    key.startsWith(PREFIX)
  );

function read(text: string | null, empty: QuestionFormValues, now: number): KeptDraft | undefined {
  try {
    const found = JSON.parse(text ?? '') as Partial<Record<keyof KeptDraft, unknown>>;
    const { quizId, itemId, round, at, values } = found;
    if (typeof quizId !== 'string' || typeof itemId !== 'string' || typeof round !== 'string')
      return undefined;
    if (typeof at !== 'number' || now - at > KEPT_MS || typeof values !== 'object' || !values)
      return undefined;
    return { quizId, itemId, round, at, values: withKnown(empty, values) };
  } catch {
    // No JSON: nothing that was kept here.
    return undefined;
  }
}

/** The fields of `empty` as far as the other has them in the same form. */
function withKnown(empty: QuestionFormValues, other: object): QuestionFormValues {
  const known = Object.entries(other).filter(([name, value]) => {
    const like = empty[name as keyof QuestionFormValues] as unknown;
    return Array.isArray(like) ? Array.isArray(value) : typeof value === typeof like;
  });
  return { ...empty, ...Object.fromEntries(known) };
}
