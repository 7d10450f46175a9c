import { crowdLayout, placeInCrowd, type CrowdLayout } from './crowd-layout.ts';

/** In the order in which they came; of who is known by number only there is none. */
export type Faces = readonly (string | undefined)[];

interface Drawn {
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

/** Draws a crowd. Who comes is added to it; everybody is drawn anew only when the crowd has to shrink. */
export class CrowdCanvas {
  readonly #canvas: HTMLCanvasElement;
  #drawn: Drawn | undefined;
  /** Each face is drawn once per size, then copied: that is much faster than text. */
  #sprites = new Map<string, HTMLCanvasElement>();

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
  }

  /** @param width of its part of the stage, in px */
  draw(faces: Faces, width: number, height: number): void {
    const context = this.#canvas.getContext('2d');
    if (!context || width === 0 || height === 0) return;
    const scale = Math.min(FINEST, devicePixelRatio);
    const layout = crowdLayout(faces.length, width, height, height * LARGEST);
    const from = this.#standing({ layout, faces, width, height });
    if (from === 0) {
      this.#canvas.width = width * scale;
      this.#canvas.height = height * scale;
      this.#sprites = new Map();
    }
    context.fillStyle = getComputedStyle(this.#canvas).color;
    const side = layout.side * scale;
    for (let index = from; index < faces.length; index++) {
      const { x, y } = placeInCrowd(index, layout, width);
      const top = (height - y - layout.side) * scale;
      const face = faces[index];
      if (face === undefined) {
        context.beginPath();
        context.arc(x * scale + side / 2, top + side / 2, side * 0.3, 0, 2 * Math.PI);
        context.fill();
      } else context.drawImage(this.#sprite(face, side), x * scale, top);
    }
    this.#drawn = { layout, faces, width, height };
  }

  /** Where the face with this number stands; `undefined` for who is known by number only. */
  spotOf(index: number): Spot | undefined {
    const { layout, faces, width } = this.#drawn ?? {};
    const face = faces?.[index];
    if (!layout || width === undefined || face === undefined) return undefined;
    return { face, ...placeInCrowd(index, layout, width), side: layout.side };
  }

  /** How many of them stand there already, as they shall. */
  #standing(next: Drawn): number {
    const before = this.#drawn;
    const isSame =
      before?.width === next.width &&
      before.height === next.height &&
      before.layout.side === next.layout.side &&
      before.faces.length <= next.faces.length &&
      before.faces.every((face, index) => face === next.faces[index]);
    return isSame ? before.faces.length : 0;
  }

  #sprite(face: string, side: number): HTMLCanvasElement {
    const found = this.#sprites.get(face);
    if (found) return found;
    const made = document.createElement('canvas');
    made.width = made.height = Math.ceil(side);
    const context = made.getContext('2d');
    if (context) {
      context.font = `${String(side * 0.74)}px sans-serif`;
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillText(face, side / 2, side * 0.54);
    }
    this.#sprites.set(face, made);
    return made;
  }
}
