import { editDistance } from '../../question/typed-answer/edit-distance.ts';
import type { DeskGroup } from './views.ts';

/** Groups beyond these are told by their number alone. */
export const MOST_GROUPS = 200;

/** Shorter texts are never alike: one letter makes another word of them. */
const SHORTEST = 4;

/** The first groups, each with those that look like it right behind it [GAME-81]. */
export function withLikes(groups: readonly DeskGroup[]): readonly DeskGroup[] {
  const left = new Set(groups.slice(0, MOST_GROUPS));
  const ordered: DeskGroup[] = [];
  for (const head of left) {
    left.delete(head);
    ordered.push(head);
    for (const other of left)
      if (looksLike(head, other)) {
        left.delete(other);
        ordered.push({ ...other, isLike: true });
      }
  }
  return ordered;
}

/** Only texts look alike, and only such as are right or wrong together. */
function looksLike(a: DeskGroup, b: DeskGroup): boolean {
  if (typeof a.value !== 'string' || typeof b.value !== 'string' || a.grade !== b.grade) return false;
  if (a.isDoubtful !== b.isDoubtful) return false;
  const shorter = Math.min(a.key.length, b.key.length);
  if (shorter < SHORTEST) return false;
  const limit = shorter < 8 ? 1 : 2;
  return Math.abs(a.key.length - b.key.length) <= limit && editDistance(a.key, b.key, limit) <= limit;
}
