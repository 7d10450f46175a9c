import { MAX_LOGO, MAX_SOURCE_PIXELS, readPicture, type LogoProblem } from '#core/brand/logo/read-logo.ts';

/** A picture that was made small enough to be kept as a logo. */
export interface ShrunkLogo {
  readonly file: Blob;
  readonly width: number;
  readonly height: number;
  /** It is dark, and what is around it is clear: on the stage nobody would see it. */
  readonly isDark: boolean;
}

/** Tried one after the other until the file is small enough: sharp and clear first. */
const TRIES = [
  { type: 'image/png', scale: 1 },
  { type: 'image/webp', quality: 0.92, scale: 1 },
  { type: 'image/webp', quality: 0.75, scale: 1 },
  { type: 'image/png', scale: 0.6 },
  { type: 'image/webp', quality: 0.75, scale: 0.6 },
  { type: 'image/png', scale: 0.35 }
] as const;

/** Scales a picture down to the size of a logo and writes it anew: nothing of the file is left but what is seen. */
export async function shrinkLogo(file: Blob): Promise<ShrunkLogo | LogoProblem> {
  const picture = readPicture(new Uint8Array(await file.arrayBuffer()));
  if (typeof picture === 'string') return picture;
  if (picture.width * picture.height > MAX_SOURCE_PIXELS) return 'logo_pixels';
  let bitmap: ImageBitmap;
  try {
    // The file itself: how it was held is said in what `readPicture` leaves out.
    bitmap = await createImageBitmap(file);
  } catch {
    // It looks like a picture and is none.
    return 'logo_broken';
  }
  try {
    const part = seenPart(bitmap);
    const fit = Math.min(1, MAX_LOGO.width / part.width, MAX_LOGO.height / part.height);
    for (const { scale, type, ...options } of TRIES) {
      const canvas = drawn(bitmap, part, fit * scale);
      const blob = await new Promise<Blob | null>((done) => {
        canvas.toBlob(done, type, 'quality' in options ? options.quality : undefined);
      });
      // A browser that cannot write WebP writes PNG.
      if (blob && blob.size <= MAX_LOGO.bytes) {
        const { width, height } = canvas;
        return { file: blob, width, height, isDark: isDark(canvas) };
      }
    }
    return 'logo_bytes';
  } finally {
    bitmap.close();
  }
}

/** A part of a picture, in px of it. */
interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function drawn(bitmap: ImageBitmap, { left, top, width, height }: Part, scale: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context) {
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, left, top, width, height, 0, 0, canvas.width, canvas.height);
  }
  return canvas;
}

/** Opacity from which something is seen, of 0 to 255. */
const SEEN = 8;
/** Longest side of the picture that is searched for it, in px. */
const LOOK = 800;

/** Without the clear margin that many logos are saved with: on a stage there is no room for nothing. */
function seenPart(bitmap: ImageBitmap): Part {
  const whole = { left: 0, top: 0, width: bitmap.width, height: bitmap.height };
  const scale = Math.min(1, LOOK / Math.max(bitmap.width, bitmap.height));
  const canvas = drawn(bitmap, whole, scale);
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  let [left, top, right, bottom] = [canvas.width, canvas.height, -1, -1];
  for (let at = 3; at < pixels.length; at += 4) {
    if ((pixels[at] ?? 0) < SEEN) continue;
    const [x, y] = [((at - 3) / 4) % canvas.width, Math.floor((at - 3) / 4 / canvas.width)];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = y;
  }
  if (right < 0) return whole;
  const across = bitmap.width / canvas.width;
  const down = bitmap.height / canvas.height;
  return {
    left: left * across,
    top: top * down,
    width: (right - left + 1) * across,
    height: (bottom - top + 1) * down
  };
}

/** Where at least this share of the ground is clear it is a shape on its own, of 0 to 1. */
const CLEAR = 0.1;
/** Mean brightness below which a shape is lost in the dark, of 0 to 255. */
const DARK = 110;

function isDark(canvas: HTMLCanvasElement): boolean {
  const { width, height } = canvas;
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
  let [light, opaque] = [0, 0];
  for (let at = 0; at < pixels.length; at += 4) {
    const [r = 0, g = 0, b = 0, a = 0] = [pixels[at], pixels[at + 1], pixels[at + 2], pixels[at + 3]];
    light += (0.2126 * r + 0.7152 * g + 0.0722 * b) * (a / 255);
    opaque += a / 255;
  }
  return opaque > 0 && opaque < width * height * (1 - CLEAR) && light / opaque < DARK;
}
