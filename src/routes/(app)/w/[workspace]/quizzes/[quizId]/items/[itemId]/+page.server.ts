import { error, fail, redirect } from '@sveltejs/kit';
import type { ItemId, QuizId } from '#core/ids.ts';
import type { ScoringSettings } from '#core/scoring/scoring-settings.ts';
import { writeForField } from '#core/number/write-number.ts';
import { questionKindNames } from '#core/question/question-limits.ts';
import { emptyQuestionForm, questionToForm } from '#lib/features/question-editor/question-form.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { attempt } from '#lib/server/http/attempt.ts';
import { enterWorkspace } from '#lib/server/http/enter-workspace.ts';
import type { FieldErrors } from '#lib/server/http/field-errors.ts';
import { readRules } from '#lib/server/http/read-rules.ts';
import { readForm } from '#lib/server/http/read-form.ts';
import { respond } from '#lib/server/http/respond.ts';
import { readId } from '#lib/server/http/read-id.ts';
import { addItem } from '#lib/server/quizzes/add-item.ts';
import { questionItemOf } from '#lib/server/quizzes/edit-quiz.ts';
import { loadQuiz } from '#lib/server/quizzes/load-quiz.ts';
import { setItemRules } from '#lib/server/quizzes/set-rules.ts';
import { updateItem } from '#lib/server/quizzes/update-item.ts';
import { questionsIn, type QuizDetail } from '#lib/server/quizzes/quiz-detail.ts';
import { parseFields, readFields } from './read-question-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The round that a new question goes into: the one that was asked for, else the last; none in a quiz without rounds. */
function targetRound({ rounds }: QuizDetail, asked: string | null) {
  const last = rounds.length - 1;
  const found = rounds.findIndex((round) => round.id === asked);
  const index = found === -1 ? last : found;
  const round = rounds[index];
  return round && { round, index };
}

export const load: PageServerLoad = async (event) => {
  const { db, access } = await enterWorkspace(event);
  const { itemId } = event.params;
  const quiz = await respond(loadQuiz(db, access, readId<QuizId>(event.params.quizId)));
  const { id, title, language, settings } = quiz;
  const common = { quiz: { id, title, language, settings }, added: event.url.searchParams.has('added') };
  if (itemId === 'new') {
    const type =
      questionKindNames.find((name) => name === event.url.searchParams.get('type')) ?? questionKindNames[0];
    const target = targetRound(quiz, event.url.searchParams.get('round'));
    if (!target) redirect(303, `/w/${access.slug}/quizzes/${id}`);
    const { round, index } = target;
    return {
      ...common,
      values: emptyQuestionForm(type),
      round: { id: round.id, title: round.title, number: index + 1 },
      number: undefined,
      rules: undefined,
      itemId,
      ...neighbours(undefined, quiz)
    };
  }
  const { item, index, round, roundIndex } = await respond(find(quiz, readId<ItemId>(itemId)));
  const locale = getLocale();
  return {
    ...common,
    values: questionToForm(item.question, (value) => writeForField(value, locale)),
    round: { id: round.id, title: round.title, number: roundIndex + 1 },
    number: index + 1,
    rules: { own: item.rules ?? {}, inherited: rulesIn(quiz, round) },
    itemId: item.id,
    ...neighbours(item.id, quiz)
  };
};

/** What holds in a round. */
const rulesIn = ({ settings }: QuizDetail, round: QuizDetail['rounds'][number]): ScoringSettings => {
  const { scoring, partialCredit, penalty, streakBonus, double, wager } = { ...settings, ...round.rules };
  return { scoring, partialCredit, penalty, streakBonus, double, wager };
};

// A promise: what is not there then becomes a page.
const find = async (quiz: QuizDetail, itemId: ItemId) => questionItemOf(quiz, itemId);

/** The questions before and after one, through all rounds; before a new one stands the last. */
function neighbours(id: ItemId | undefined, quiz: QuizDetail) {
  const ids = quiz.rounds.flatMap((round) => questionsIn(round).map((item) => item.id));
  const at = id === undefined ? ids.length : ids.indexOf(id);
  return { previous: ids[at - 1], next: ids[at + 1], of: ids.length };
}

async function update(...[db, access, item]: Parameters<typeof updateItem>): Promise<ItemId> {
  await updateItem(db, access, item);
  return item.itemId;
}

async function save(event: RequestEvent, then: 'back' | 'another' | 'go') {
  const { db, access } = await enterWorkspace(event);
  const form = await readForm(event);
  const values = readFields(form);
  const noErrors: FieldErrors = {};
  const parsed = parseFields(values);
  if (!parsed.ok) return fail(400, { values, errors: parsed.errors, problem: '' });

  const quizId = readId<QuizId>(event.params.quizId);
  const { question } = parsed;
  const result = await attempt(
    event.params.itemId === 'new'
      ? addItem(db, access, { quizId, roundId: readId(form.get('round')), question })
      : update(db, access, { quizId, itemId: readId(event.params.itemId), question })
  );
  if (!result.ok) return fail(result.failure.status, { values, errors: noErrors, ...result.failure.data });
  const quizPath = `/w/${access.slug}/quizzes/${quizId}`;
  if (then === 'go') redirect(303, `${quizPath}/items/${readId<ItemId>(form.get('go'))}`);
  if (then === 'back') redirect(303, `${quizPath}#item-${result.value}`);
  const round = form.get('round');
  redirect(
    303,
    `${quizPath}/items/new?type=${values.type}&round=${typeof round === 'string' ? round : ''}&added`
  );
}

export const actions: Actions = {
  save: (event) => save(event, 'back'),
  saveAndAdd: (event) => save(event, 'another'),
  /** Goes on with the question before or after it. */
  saveAndGo: (event) => save(event, 'go'),
  rules: async (event) => {
    const { db, access } = await enterWorkspace(event);
    const { quizId, itemId } = event.params;
    const rules = readRules(await readForm(event));
    if (!rules) error(400, m.error_400());
    await respond(setItemRules(db, access, { quizId: readId(quizId), itemId: readId(itemId), rules }));
  },
  /** Changes the type and keeps what was typed. Saves nothing. */
  retype: async (event) => {
    await enterWorkspace(event);
    const form = await readForm(event);
    const type = questionKindNames.find((name) => name === form.get('newType'));
    if (!type) error(400, m.error_400());
    const errors: FieldErrors = {};
    return { values: { ...readFields(form), type }, errors, problem: '' };
  }
};
