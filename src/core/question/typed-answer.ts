import * as v from 'valibot';
import type { QuestionType } from './question-type.ts';
import { matchesText, normaliseText } from './text-match.ts';

export const MAX_TYPED_LENGTH = 80;
/** Bars in the chart: the accepted answer and the most frequent others. */
const MAX_BARS = 8;

const schema = v.object({
  type: v.literal('typedAnswer'),
  /** The first one is shown at the reveal; each of them counts. */
  accepted: v.pipe(
    v.array(
      v.pipe(
        v.string(),
        v.trim(),
        v.minLength(1, 'accepted_missing'),
        v.maxLength(MAX_TYPED_LENGTH, 'accepted_too_long')
      )
    ),
    v.minLength(1, 'accepted_missing'),
    v.maxLength(20, 'accepted_too_many')
  )
});
type TypedAnswer = v.InferOutput<typeof schema>;

const isAccepted = (q: TypedAnswer, answer: string) =>
  q.accepted.some((accepted) => matchesText(answer, accepted));

/** The player types; several spellings count and small typing errors are forgiven. */
export const typedAnswer: QuestionType<
  TypedAnswer,
  string,
  Record<never, never>,
  { accepted: readonly string[] }
> = {
  type: 'typedAnswer',
  schema,
  parseAnswer(_q, value) {
    if (typeof value !== 'string') return undefined;
    const text = value.replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ').trim();
    return text.length > 0 && text.length <= MAX_TYPED_LENGTH ? text : undefined;
  },
  publicView: () => ({}),
  solution: (q) => ({ accepted: q.accepted }),
  grade: (q, answer) => (isAccepted(q, answer) ? 1 : 0),
  summarise(q, answers) {
    const right = answers.filter((answer) => isAccepted(q, answer)).length;
    const others = new Map<string, { label: string; count: number }>();
    for (const answer of answers) {
      if (isAccepted(q, answer)) continue;
      const key = normaliseText(answer);
      const group = others.get(key) ?? { label: answer, count: 0 };
      group.count += 1;
      others.set(key, group);
    }
    const frequent = [...others.values()].sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
    return {
      bars: [
        { label: q.accepted[0] ?? '', count: right, right: true },
        ...frequent.slice(0, MAX_BARS - 1).map((group) => ({ ...group, right: false }))
      ],
      answered: answers.length
    };
  }
};
