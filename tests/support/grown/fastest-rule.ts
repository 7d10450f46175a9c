import type { ScoringRule } from '#core/scoring/scoring-rules.ts';

/** A made-up rule that compares answers: half of the points for being right, and all of them for the fastest of those. */
export const fastestTakesAll: ScoringRule = ({ points }, answers) => {
  const right = answers.filter(({ grade }) => grade === 1).map(({ tapMs }) => tapMs);
  return answers.map(({ grade, tapMs }) =>
    grade < 1 ? 0 : tapMs === Math.min(...right) ? points : Math.floor(points / 2)
  );
};
