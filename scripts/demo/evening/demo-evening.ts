import { CODE_LENGTH, codeFromBytes } from '#core/protocol/session-code.ts';
import { asId, type Id, type ItemId, type LiveSessionId, type QuizId, type RoundId } from '#core/ids.ts';
import type { FrozenQuiz, QuizDraft } from '#core/quiz/quiz.ts';
import { freezeQuiz } from '#lib/server/live-sessions/freeze-quiz.ts';
import { demoId } from '#lib/server/seed/demo-id.ts';
import { pubNightQuiz } from '../quizzes.ts';
import { Chance } from './chance.ts';
import { guests } from './guests.ts';
import { pubNightKnowledge } from './knowledge.ts';
import { playEvening, type Evening } from './play-evening.ts';

export const EVENING_ID = asId<LiveSessionId>(demoId('evening'));

const chance = new Chance(5);
export const EVENING_CODE =
  codeFromBytes(Uint8Array.from({ length: CODE_LENGTH * 4 }, () => chance.whole(0, 255))) ?? 'PARTY';

/** The demo's evening in the pub, which begins at this moment (ms since the epoch). */
export const demoEvening = (startsAt: number): Evening =>
  playEvening({
    sessionId: EVENING_ID,
    code: EVENING_CODE,
    quiz: freezeDraft(pubNightQuiz),
    knowledge: pubNightKnowledge,
    guests,
    startsAt
  });

/** The evening before, at twelve past eight on the clock of this machine, in ms since the epoch. */
export function eveningBefore(now: Date): number {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1, 20, 12, 0).getTime();
}

/** As the quiz was written, whatever became of it in the studio since. */
function freezeDraft(draft: QuizDraft): FrozenQuiz {
  let made = 0;
  const newId = <T extends Id>() => demoId<T>(`evening ${String(made++)}`);
  return freezeQuiz(
    {
      id: demoId<QuizId>(`quiz ${draft.title}`),
      title: draft.title,
      language: draft.language,
      settings: draft.settings,
      attribution: '',
      rounds: draft.rounds.map(({ title, items }) => ({
        id: newId<RoundId>(),
        title,
        items: items.map((item) => ({ id: newId<ItemId>(), ...item }))
      }))
    },
    newId
  );
}
