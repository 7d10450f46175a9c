export interface CrowdLayout {
  readonly columns: number;
  /** Side of the square that a face has, in px. */
  readonly side: number;
}

/** The crowd is drawn anew when it has grown by so much, and not for each guest. */
const GROWTH = 1.35;
/** Few people stand in a few places of a large crowd, in the middle of the stage. */
const FEWEST = 12;

/**
 * How a crowd stands on its part of the stage: the more, the smaller, and everybody is there.
 *
 * @param count people in it
 * @param width of its part of the stage, in px
 * @param largest side of a face, in px
 */
export function crowdLayout(count: number, width: number, height: number, largest: number): CrowdLayout {
  let room = FEWEST;
  while (room < count) room = Math.ceil(room * GROWTH);
  let side = Math.min(largest, Math.sqrt((width * height) / room));
  // Whole rows and columns hold a little less than the area would.
  while (columnsIn(width, side) * Math.floor(height / side) < room) side *= 0.98;
  return { columns: columnsIn(width, side), side };
}

/** Rows stand half a face beside each other, so that half a face has to be free. */
const columnsIn = (width: number, side: number): number => Math.max(1, Math.floor(width / side - 0.5));

/** Where a face stands, in px from the left and the bottom: in rows from the front, each from the middle to the sides. */
export function placeInCrowd(
  index: number,
  { columns, side }: CrowdLayout,
  width: number
): { x: number; y: number } {
  const row = Math.floor(index / columns);
  const fromMiddle = index % columns;
  const step = Math.ceil(fromMiddle / 2) * (fromMiddle % 2 === 0 ? -1 : 1);
  // Odd rows stand between the heads of the row before them.
  const shift = (row % 2 === 0 ? -0.25 : 0.25) * side;
  return { x: width / 2 + (step - (columns % 2 === 0 ? 1 : 0.5)) * side + shift, y: row * side };
}
