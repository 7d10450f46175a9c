import * as v from 'valibot';
import type { QuestionKind } from '#core/question/question-kind.ts';
import type { SummaryBar } from '#core/question/question-kind.ts';

const schema = v.object({ type: v.literal('echo'), sound: v.string() });
type Echo = v.InferOutput<typeof schema>;

/** A made-up kind: players send back a list of syllables; the part that is right counts. */
export const echo: QuestionKind<'echo', Echo, readonly string[], { type: 'echo'; length: number }, Echo> = {
  type: 'echo',
  schema,
  hasLiveBars: true,
  parseAnswer: (_q, value) =>
    Array.isArray(value) && value.every((part) => typeof part === 'string') ? value : undefined,
  publicView: ({ type, sound }) => ({ type, length: sound.split('-').length }),
  solution: ({ type, sound }) => ({ type, sound }),
  grade(q, syllables) {
    const right = q.sound.split('-');
    return right.filter((part, index) => part === syllables[index]).length / right.length;
  },
  summarise: (q, answers) => ({
    bars: [{ label: q.sound, count: answers.length, right: true }],
    answered: answers.length
  })
};

/** Its words, where results and exports speak. */
export const echoWords = {
  name: () => 'Echo',
  sign: { glyph: '~', colour: 'var(--answer-a)' },
  hasOwnTiles: false,
  tiles: () => [],
  rightTiles: () => [],
  solution: (_question: unknown, { sound }: Echo) => sound,
  accepted: (_question: unknown, { sound }: Echo) => sound,
  answer: (_question: unknown, syllables: readonly string[]) => syllables.join('-'),
  bar: (_question: unknown, { label }: SummaryBar) => label,
  task: () => 'Say it again'
};
