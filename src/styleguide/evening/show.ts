import { frozenQuiz, itemId } from '#core/quiz/quiz.fixture.ts';
import type { FrozenItem, ItemContent } from '#core/item/item.ts';
import type { FrozenQuiz, QuizDraft } from '#core/quiz/quiz.ts';
import { questionKindNames } from '#core/question/question-limits.ts';
import type { Direction, Options } from '../options.ts';
import { sampleQuestion } from './questions.ts';

const words: Readonly<
  Record<Direction, { title: string; rounds: readonly string[]; items: readonly ItemContent[] }>
> = {
  ltr: {
    title: 'The grand quiz of the Golden Lion',
    rounds: ['Warm up', 'What a wonderful world'],
    items: [
      { sort: 'slide', title: 'Phones out!', text: 'No searching the web.\nThe quizmaster is always right.' },
      { sort: 'break', title: 'Drinks', minutes: 10 }
    ]
  },
  rtl: {
    title: 'החידון הגדול של הארי המוזהב',
    rounds: ['חימום', 'يا له من عالم رائع'],
    items: [
      { sort: 'slide', title: 'טלפונים!', text: 'בלי לחפש ברשת.\nהמנחה תמיד צודק.' },
      { sort: 'break', title: 'استراحة', minutes: 10 }
    ]
  }
};
/** So many questions are in the first round. */
const FIRST_ROUND = 3;

export const showOf = ({ quiz, dir, lang }: Pick<Options, 'quiz' | 'dir' | 'lang'>): FrozenQuiz =>
  quiz ? frozen(quiz) : sampleShow(dir, lang);

function frozen({ title, language, settings, rounds }: QuizDraft): FrozenQuiz {
  const empty = frozenQuiz(
    [],
    settings,
    rounds.map(() => 0)
  );
  const items = rounds.flatMap((round, index) => round.items.map((item) => ({ ...item, round: index })));
  return {
    ...empty,
    title,
    language,
    rounds: empty.rounds.map((round, index) => ({ ...round, title: rounds[index]?.title ?? '' })),
    items: items.map((item, index) => ({ ...item, id: itemId(index) }))
  };
}

/** A show with every kind of question and every sort of items. */
function sampleShow(dir: Direction, language: FrozenQuiz['language']): FrozenQuiz {
  const { title, rounds, items: between } = words[dir];
  const questions = questionKindNames.map((kind) => sampleQuestion(kind, dir));
  const sizes = [FIRST_ROUND, questions.length - FIRST_ROUND];
  const quiz = frozenQuiz(questions, { readAloud: true, closeWhenAllIn: true, answerChange: true }, sizes);
  const items: FrozenItem[] = [...quiz.items];
  // After the first question of all.
  items.splice(1, 0, ...between.map((content, index) => ({ id: itemId(100 + index), round: 0, ...content })));
  return {
    ...quiz,
    title,
    language,
    rounds: quiz.rounds.map((round, index) => ({ ...round, title: rounds[index] ?? '' })),
    items
  };
}
