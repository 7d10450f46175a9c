/** A face is drawn as text so large, in px; smaller ones are copies of it, which is much faster than text. */
const MASTER_PX = 128;

/** Pictures of faces, each in the size that was asked for last. */
export class FaceSprites {
  readonly #masters = new Map<string, HTMLCanvasElement>();
  readonly #sprites = new Map<string, HTMLCanvasElement>();
  #side = 0;

  /** @param side of its square, in px */
  get(face: string, side: number): HTMLCanvasElement {
    if (side !== this.#side) this.#sprites.clear();
    this.#side = side;
    const found = this.#sprites.get(face);
    if (found) return found;
    const { sprite, context } = squareOf(Math.ceil(side));
    if (context) {
      context.imageSmoothingQuality = 'medium';
      context.drawImage(this.#master(face), 0, 0, side, side);
    }
    this.#sprites.set(face, sprite);
    return sprite;
  }

  #master(face: string): HTMLCanvasElement {
    const found = this.#masters.get(face);
    if (found) return found;
    const { sprite, context } = squareOf(MASTER_PX);
    if (context) {
      context.font = `${String(MASTER_PX * 0.74)}px sans-serif`;
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillText(face, MASTER_PX / 2, MASTER_PX * 0.54);
    }
    this.#masters.set(face, sprite);
    return sprite;
  }
}

function squareOf(side: number): { sprite: HTMLCanvasElement; context: CanvasRenderingContext2D | null } {
  const sprite = document.createElement('canvas');
  sprite.width = sprite.height = side;
  return { sprite, context: sprite.getContext('2d') };
}
