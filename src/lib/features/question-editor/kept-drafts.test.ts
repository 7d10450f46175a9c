import { beforeEach, describe, expect, it } from 'vitest';
import {
  dropAllDrafts,
  dropDraft,
  findDraft,
  keepDraft,
  listDrafts,
  type DraftStorage
} from './kept-drafts.ts';
import { emptyQuestionForm } from './question-form.ts';

const empty = emptyQuestionForm('singleChoice');
const NOW = Date.UTC(2026, 10, 1);
const DAY = 24 * 3_600_000;

class FakeStorage implements DraftStorage {
  readonly #items = new Map<string, string>();
  get length() {
    return this.#items.size;
  }
  key = (index: number) => [...this.#items.keys()][index] ?? null;
  getItem = (key: string) => this.#items.get(key) ?? null;
  setItem = (key: string, value: string) => void this.#items.set(key, value);
  removeItem = (key: string) => void this.#items.delete(key);
}

let storage: FakeStorage;
beforeEach(() => {
  storage = new FakeStorage();
});
const draft = (itemId: string, prompt: string, at = NOW, quizId = 'quiz') => ({
  ...{ quizId, itemId, round: 'one', at },
  values: { ...empty, prompt }
});

describe('[STUDIO-1] what was typed and not saved', () => {
  it('is there again, question by question', () => {
    keepDraft(storage, draft('new', 'Half a question'));
    keepDraft(storage, draft('item', 'Another'));
    expect(findDraft(storage, { quizId: 'quiz', itemId: 'new' }, empty, NOW)?.values.prompt).toBe(
      'Half a question'
    );
    expect(findDraft(storage, { quizId: 'quiz', itemId: 'gone' }, empty, NOW)).toBeUndefined();
  });

  it('is listed for its quiz, the latest first', () => {
    keepDraft(storage, draft('new', 'first', NOW - 2));
    keepDraft(storage, draft('item', 'second', NOW - 1));
    keepDraft(storage, draft('new', 'elsewhere', NOW, 'other'));
    expect(listDrafts(storage, 'quiz', empty, NOW).map(({ values }) => values.prompt)).toEqual([
      'second',
      'first'
    ]);
  });

  it('goes once it is saved, and all of it when somebody signs out', () => {
    storage.setItem('another', 'stays');
    keepDraft(storage, draft('new', 'one'));
    keepDraft(storage, draft('item', 'two'));
    dropDraft(storage, { quizId: 'quiz', itemId: 'new' });
    expect(listDrafts(storage, 'quiz', empty, NOW)).toHaveLength(1);
    dropAllDrafts(storage);
    expect(listDrafts(storage, 'quiz', empty, NOW)).toEqual([]);
    expect(storage.getItem('another')).toBe('stays');
  });

  it('is forgotten after 60 days', () => {
    keepDraft(storage, draft('new', 'old', NOW - 61 * DAY));
    expect(findDraft(storage, { quizId: 'quiz', itemId: 'new' }, empty, NOW)).toBeUndefined();
    expect(listDrafts(storage, 'quiz', empty, NOW)).toEqual([]);
    expect(storage.length).toBe(0);
  });

  it.each(['', 'null', '{}', '[1]', '{"quizId":"quiz","itemId":"new","round":"one","at":1}'])(
    'is nothing where %j stands',
    (text) => {
      storage.setItem('pq.draft.quiz.new', text);
      expect(findDraft(storage, { quizId: 'quiz', itemId: 'new' }, empty, 2)).toBeUndefined();
    }
  );

  it('of an earlier release lacks nothing', () => {
    const values = { prompt: 'old', options: 'none', unknown: 1 };
    storage.setItem(
      'pq.draft.quiz.new',
      JSON.stringify({ quizId: 'quiz', itemId: 'new', round: '', at: NOW, values })
    );
    expect(findDraft(storage, { quizId: 'quiz', itemId: 'new' }, empty, NOW)?.values).toMatchObject({
      prompt: 'old',
      options: empty.options,
      points: empty.points
    });
  });

  it('is no trouble where the browser keeps nothing', () => {
    const full = Object.assign(new FakeStorage(), {
      setItem: () => {
        throw new Error('quota');
      }
    });
    expect(() => {
      keepDraft(full, draft('new', 'x'));
    }).not.toThrow();
  });
});
