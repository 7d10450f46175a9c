import * as v from 'valibot';
import { isRight } from '../../scoring/is-right.ts';
import { visibleText } from '../../text/visible-text.ts';
import type { QuestionKind } from '../question-kind.ts';
import { answerKeyOf } from './answer-key.ts';
import { readPhrase } from './phrase.ts';
import { readsTheSame } from './typing-errors.ts';

export const MAX_TYPED_LENGTH = 80;
/** Texts that count, and as many that do not. */
const MAX_TEXTS = 20;
/** Bars in the chart: the accepted answer and the most frequent others. */
const MAX_BARS = 8;

const text = (issue: string) => v.pipe(v.string(), v.trim(), v.maxLength(MAX_TYPED_LENGTH, issue));

const schema = v.pipe(
  v.object({
    type: v.literal('typedAnswer'),
    /** The first one is shown at the reveal; each of them counts. */
    accepted: v.pipe(
      v.array(v.pipe(text('accepted_too_long'), v.minLength(1, 'accepted_missing'))),
      v.minLength(1, 'accepted_missing'),
      v.maxLength(MAX_TEXTS, 'accepted_too_many')
    ),
    /** Never right, nor what is as near to one of these as to an accepted text. */
    wrong: v.optional(
      v.pipe(
        v.array(text('wrong_too_long')),
        v.filterItems((item) => item !== ''),
        v.maxLength(MAX_TEXTS, 'wrong_too_many')
      ),
      []
    ),
    spelling: v.optional(v.picklist(['forgiving', 'exact']), 'forgiving')
  }),
  v.forward(
    v.partialCheck(
      [['accepted'], ['wrong'], ['spelling']],
      ({ accepted, wrong, spelling }) => {
        const read = (item: string) => readPhrase(item, spelling === 'exact');
        const right = accepted.map(read);
        return !wrong.map(read).some((phrase) => right.some((other) => readsTheSame(phrase, other)));
      },
      'wrong_is_accepted'
    ),
    ['wrong']
  )
);
type TypedAnswer = v.InferOutput<typeof schema>;

/** The player types; several spellings count and small typing errors are forgiven. */
export const typedAnswer: QuestionKind<
  'typedAnswer',
  TypedAnswer,
  string,
  Pick<TypedAnswer, 'type'>,
  Pick<TypedAnswer, 'type' | 'accepted'>
> = {
  type: 'typedAnswer',
  schema,
  hasLiveBars: false,
  parseAnswer(q, value) {
    if (typeof value !== 'string') return undefined;
    const answer = visibleText(value);
    if (answer.length === 0 || answer.length > MAX_TYPED_LENGTH) return undefined;
    // Graded as it arrives, so that the reveal, which has everybody's at once, only looks up [QUESTION-12].
    answerKeyOf(q).read(answer);
    return answer;
  },
  publicView: ({ type }) => ({ type }),
  solution: ({ type, accepted }) => ({ type, accepted }),
  upgrade: (stored) => ({ wrong: [], spelling: 'forgiving', ...stored }),
  groupOf: (q, answer) => answerKeyOf(q).read(answer).key,
  reasonFor: (q, answer) => answerKeyOf(q).explain(answer),
  keyedBy: (q, answer) => ({ ...q, accepted: [answer], wrong: [] }),
  grade: (q, answer) => (answerKeyOf(q).read(answer).right ? 1 : 0),
  summarise(q, answers, marks) {
    const answerKey = answerKeyOf(q);
    let right = 0;
    const others = new Map<string, { label: string; count: number; right: boolean }>();
    for (const answer of answers) {
      const reading = answerKey.read(answer);
      const mark = marks?.get(reading.key);
      if (reading.right && !mark) {
        right += 1;
        continue;
      }
      const group = others.get(reading.key) ?? {
        label: answer,
        count: 0,
        right: mark !== undefined && isRight(mark.grade)
      };
      group.count += 1;
      others.set(reading.key, group);
    }
    const frequent = [...others.values()].sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
    return {
      bars: [{ label: q.accepted[0] ?? '', count: right, right: true }, ...frequent.slice(0, MAX_BARS - 1)],
      answered: answers.length
    };
  }
};
