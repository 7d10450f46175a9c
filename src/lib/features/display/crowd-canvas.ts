import { crowdLayout, placeInCrowd, type CrowdLayout } from './crowd-layout.ts';
import { FaceSprites } from './face-sprites.ts';

/** In the order in which they came; of who is known by number only there is none. */
export type Faces = readonly (string | undefined)[];

/** A crowd as it shall stand. */
interface Crowd {
  readonly layout: CrowdLayout;
  readonly faces: Faces;
  readonly width: number;
  readonly height: number;
}

/** Where a face of the crowd stands, in px from the left and from the floor, and how large it is. */
export interface Spot {
  readonly face: string;
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

/** Most of the height of the stage that a face takes. */
const LARGEST = 0.42;
/** Pixels of the canvas for one of the page, at most: more cannot be seen in faces so small. */
const FINEST = 2;
/** So much of a frame is spent on the crowd, in ms; the next one goes on. */
const SLICE_MS = 5;

/**
 * Draws a crowd, a little in each frame. Who comes is added to it; everybody is drawn anew only when the crowd has to shrink, behind
 * the scenes, and shown when all of them stand there.
 */
export class CrowdCanvas {
  readonly #shown: HTMLCanvasElement;
  /** Where a new crowd is drawn. */
  readonly #hidden = document.createElement('canvas');
  readonly #sprites = new FaceSprites();
  /** Dots of who is known by number only. */
  #dots = '';
  #crowd: Crowd | undefined;
  /** How many of it are drawn, and where: the hidden canvas while it is drawn anew. */
  #drawn = 0;
  #target: HTMLCanvasElement;
  #frame: number | undefined;

  constructor(canvas: HTMLCanvasElement) {
    this.#shown = this.#target = canvas;
  }

  /** @param width of its part of the stage, in px */
  draw(faces: Faces, width: number, height: number): void {
    if (width === 0 || height === 0) return;
    const crowd = {
      layout: crowdLayout(faces.length, width, height, height * LARGEST),
      faces,
      width,
      height
    };
    const isAdded = this.#isAddedTo(crowd);
    this.#crowd = crowd;
    if (!isAdded) {
      this.#drawn = 0;
      this.#target = this.#hidden;
      this.#target.width = width * this.#scale;
      this.#target.height = height * this.#scale;
      this.#dots = getComputedStyle(this.#shown).color;
    }
    this.#frame ??= requestAnimationFrame(this.#step);
  }

  dispose(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
  }

  /** Where the face with this number stands; `undefined` for who is known by number only. */
  spotOf(index: number): Spot | undefined {
    const { layout, faces, width } = this.#crowd ?? {};
    const face = faces?.[index];
    if (!layout || width === undefined || face === undefined) return undefined;
    return { face, ...placeInCrowd(index, layout, width), side: layout.side };
  }

  get #scale(): number {
    return Math.min(FINEST, devicePixelRatio);
  }

  readonly #step = (): void => {
    this.#frame = undefined;
    const context = this.#target.getContext('2d');
    if (!context || !this.#crowd) return;
    const { faces } = this.#crowd;
    const until = performance.now() + SLICE_MS;
    while (this.#drawn < faces.length && performance.now() < until)
      this.#drawFace(context, this.#crowd, this.#drawn++);
    if (this.#drawn < faces.length) this.#frame = requestAnimationFrame(this.#step);
    else if (this.#target === this.#hidden) this.#show();
  };

  #drawFace(context: CanvasRenderingContext2D, { layout, faces, width, height }: Crowd, index: number): void {
    const scale = this.#scale;
    const side = layout.side * scale;
    const { x, y } = placeInCrowd(index, layout, width);
    const top = (height - y - layout.side) * scale;
    const face = faces[index];
    if (face !== undefined) {
      context.drawImage(this.#sprites.get(face, side), x * scale, top);
      return;
    }
    context.fillStyle = this.#dots;
    context.beginPath();
    context.arc(x * scale + side / 2, top + side / 2, side * 0.3, 0, 2 * Math.PI);
    context.fill();
  }

  /** Everybody stands there: the new crowd takes the place of the old one, and who comes is added to it. */
  #show(): void {
    const context = this.#shown.getContext('2d');
    this.#shown.width = this.#hidden.width;
    this.#shown.height = this.#hidden.height;
    if (this.#hidden.width > 0) context?.drawImage(this.#hidden, 0, 0);
    this.#target = this.#shown;
  }

  /** Whether all who are drawn stand there as they shall. */
  #isAddedTo(next: Crowd): boolean {
    const before = this.#crowd;
    return (
      before?.width === next.width &&
      before.height === next.height &&
      before.layout.side === next.layout.side &&
      before.faces.length <= next.faces.length &&
      before.faces.every((face, index) => face === next.faces[index])
    );
  }
}
