import type { ListedCorrection } from '#core/game/corrections/view.ts';
import type { AnswerValue, PublicQuestion } from '#core/question/question.ts';
import { isolate } from '../../i18n/isolate.ts';
import { m } from '../../paraglide/messages.js';
import { wordsOf } from './words.ts';

const signed = (points: number) => (points > 0 ? `+${String(points)}` : String(points));
const gradeText = (grade: number) => (grade === 0.5 ? '½' : String(grade));

interface AskedItem {
  readonly id: string;
  readonly question: PublicQuestion;
}

/** A correction in a line. */
export function correctionText(correction: ListedCorrection, items: readonly AskedItem[]): string {
  const n = correction.question ?? 0;
  const question = items.find(({ id }) => id === correction.item)?.question;
  const answer = () =>
    // The room gives answers of the question's own kind.
    question ? isolate(String(wordsOf(question).answer(question, correction.value as AnswerValue))) : '';
  switch (correction.what) {
    case 'void':
      return m.correction_void({ n });
    case 'key':
      return m.correction_key({ n, answer: answer() });
    case 'points':
      return m.correction_points({
        name: isolate(correction.name ?? ''),
        points: signed(correction.points ?? 0)
      });
    case 'mark':
      return m.correction_mark({ n, answer: answer(), grade: gradeText(correction.grade ?? 0) });
  }
}

export const seatText = ({ by }: ListedCorrection): string =>
  by === 'marker' ? m.correction_by_marker() : m.correction_by_host();
