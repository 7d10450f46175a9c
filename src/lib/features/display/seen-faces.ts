import type { Faces } from './crowd-canvas.ts';

/** The faces of a lobby, as far as they were seen: its view names the latest only. */
export class SeenFaces {
  readonly #faces = new Map<string, string>();

  /**
   * Everybody in the crowd, in the order in which they came; who was not seen comes first, without a face.
   *
   * @param latest newest first
   * @param count how many are there
   */
  see(latest: readonly { readonly id: string; readonly avatar: string }[], count: number): Faces {
    for (const { id, avatar } of [...latest].reverse()) this.#faces.set(id, avatar);
    const known = [...this.#faces.values()].slice(-count);
    return [...Array.from<undefined>({ length: Math.max(0, count - known.length) }), ...known];
  }
}
