import { and, eq } from 'drizzle-orm';
import * as v from 'valibot';
import { AppError } from '#core/errors.ts';
import type { ItemId, LiveSessionId, QuizId } from '#core/ids.ts';
import { questionsAmong } from '#core/item/item.ts';
import { asksQuestion } from '#core/item/question/asks-question.ts';
import type { QuestionContent } from '#core/item/question/question-item.ts';
import { grade, questionSchema, type QuestionOf } from '#core/question/question.ts';
import { frozenQuizzes, liveSessions } from '#schema/live.ts';
import type { Database } from '../db/client.ts';
import { isPlayedBy, playedQuiz } from '../live-sessions/played-quiz.ts';
import type { WorkspaceAccess } from '../workspaces/open-workspace.ts';
import { editQuiz } from './edit-quiz.ts';
import type { QuizDetail } from './quiz-detail.ts';
import { writeQuestion } from './update-item.ts';

export interface Verdict {
  readonly sessionId: LiveSessionId;
  readonly quizId: QuizId;
  /** Of the copy that is played. */
  readonly itemId: ItemId;
  readonly text: string;
  readonly as: 'accepted' | 'wrong';
}

type Typed = QuestionOf<'typedAnswer'>;

/**
 * Keeps in the question of a quiz what somebody who marked said of an answer, for the next time [WEB-21].
 * @throws AppError `not_found`; `forbidden` for who may not edit; `conflict` with `question_changed` where the quiz has that question no
 * more, and with `verdict_refused` where the question cannot hold the text
 */
export async function keepVerdict(
  db: Database,
  access: WorkspaceAccess,
  { sessionId, quizId, itemId, text, as }: Verdict
): Promise<void> {
  await editQuiz(db, access, quizId, async (tx, quiz) => {
    const [played] = await tx
      .select({ quiz: playedQuiz })
      .from(liveSessions)
      .leftJoin(frozenQuizzes, isPlayedBy)
      .where(and(eq(liveSessions.workspaceId, access.workspaceId), eq(liveSessions.id, sessionId)));
    const asked = played && questionsAmong(played.quiz.items).find(({ id }) => id === itemId);
    if (!asked || !('accepted' in asked.question)) throw new AppError('not_found', 'item');
    const alike = questionsAmong(played?.quiz.items ?? []).filter(({ question }) =>
      isSame(question, asked.question)
    );
    const item = typedItems(quiz).filter(({ question }) => isSame(question, asked.question))[
      alike.indexOf(asked)
    ];
    if (!item) throw new AppError('conflict', 'question_changed');
    const kept = withText(item.question, text, as);
    if (!kept) throw new AppError('conflict', 'verdict_refused');
    if (kept !== item.question) await writeQuestion(tx, access, item, kept);
  });
}

/** Whether it is the question that was asked; what counts may have grown since. */
const isSame = (a: QuestionContent['question'], b: QuestionContent['question']): boolean =>
  a.type === b.type && a.prompt === b.prompt;

const typedItems = ({ rounds }: QuizDetail) =>
  rounds
    .flatMap(({ items }) => items)
    .flatMap((item) => {
      if (!asksQuestion(item)) return [];
      const { id, question } = item;
      return 'accepted' in question ? [{ id, question }] : [];
    });

/** The question with one text more; itself where that is there already, `undefined` where it cannot be. */
export function withText(question: Typed, text: string, as: Verdict['as']): Typed | undefined {
  if (question[as].includes(text)) return question;
  const other = as === 'accepted' ? 'wrong' : 'accepted';
  const changed = {
    ...question,
    [as]: [...question[as], text],
    [other]: question[other].filter((known) => known !== text)
  };
  const read = v.safeParse(questionSchema, changed);
  if (!read.success || !('accepted' in read.output)) return undefined;
  // What was kept as wrong and is right all the same would be kept in vain.
  return grade(read.output, text) === (as === 'accepted' ? 1 : 0) ? read.output : undefined;
}
