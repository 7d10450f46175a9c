/** Beyond so many a step shows faces only, and their names in turn. */
export const MOST_NAMED = 6;

export interface StepLayout {
  /** Columns of people beside each other. */
  readonly columns: number;
  /** Size of a face, in stage units (hundredths of the stage's width). */
  readonly face: number;
  /** Whether every name stands under its face; otherwise they are told in turn. */
  readonly isNamed: boolean;
  /** How wide the step may become, in stage units. */
  readonly width: number;
}

/** What is free above the first step and beside the others, in stage units, on a 16:9 stage; 4:3 has more height. */
const HEIGHT = 19;
const WIDEST = 62;
const PERSON = 18;
const NARROWEST = 22;
/** Faces of equal size never fill a box: so much of it they may take. */
const FILL = 0.72;

/**
 * How the people on one step of the podium stand: side by side with their names up to six, as a wall of faces beyond.
 *
 * @param count people who are shown on it
 * @param isFirst the winners' faces are larger
 */
export function stepLayout(count: number, isFirst: boolean): StepLayout {
  const largest = isFirst ? 8 : 6;
  if (count <= 1) return { columns: 1, face: largest, isNamed: true, width: NARROWEST + 2 };
  if (count <= MOST_NAMED) {
    const columns = count <= 4 ? count : Math.ceil(count / 2);
    return {
      columns,
      face: count <= 4 ? largest - 1.5 : largest - 3.5,
      isNamed: true,
      width: Math.max(NARROWEST, columns * PERSON)
    };
  }
  const width = Math.min(WIDEST, NARROWEST + count * 2);
  const face = Math.min(largest - 3, Math.sqrt((FILL * width * HEIGHT) / count));
  return { columns: Math.floor(width / face), face, isNamed: false, width };
}
