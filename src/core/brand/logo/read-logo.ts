import { BrokenPicture, type Picture } from './bytes.ts';
import { isJpeg, readJpeg } from './jpeg.ts';
import { isPng, readPng } from './png.ts';
import { isWebp, readWebp } from './webp.ts';

/** Largest logo, in px and bytes: twice as large as it is ever shown on a stage of 1080 lines. */
export const MAX_LOGO = { width: 600, height: 240, bytes: 100_000 } as const;
/** Most pixels of a picture that a browser is asked to scale down. */
export const MAX_SOURCE_PIXELS = 40_000_000;

export const logoTypes = ['png', 'jpg', 'webp'] as const;
export type LogoType = (typeof logoTypes)[number];

export interface LogoPicture {
  readonly type: LogoType;
  readonly width: number;
  readonly height: number;
  /** The picture and nothing else. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Why a file is no logo: keys of sentences. */
export type LogoProblem = 'logo_type' | 'logo_broken' | 'logo_moves' | 'logo_pixels' | 'logo_bytes';

const readers: readonly [LogoType, (bytes: Uint8Array) => boolean, (bytes: Uint8Array) => Picture][] = [
  ['png', isPng, readPng],
  ['jpg', isJpeg, readJpeg],
  ['webp', isWebp, readWebp]
];

/**
 * What a file is by its bytes, whatever it is called: PNG, JPEG or WebP, still, and complete. Comes back without everything that is not
 * drawn: where it was taken, by what, and whatever stands behind its end [WEB-16].
 */
export function readPicture(file: Uint8Array): LogoPicture | LogoProblem {
  const found = readers.find(([, is]) => is(file));
  if (!found) return 'logo_type';
  const [type, , read] = found;
  try {
    const { moves, ...picture } = read(file);
    if (moves) return 'logo_moves';
    return picture.width > 0 && picture.height > 0 ? { type, ...picture } : 'logo_broken';
  } catch (cause) {
    if (cause instanceof BrokenPicture) return 'logo_broken';
    throw cause;
  }
}

/** A picture that is small enough to be kept as a logo. */
export function readLogo(file: Uint8Array): LogoPicture | LogoProblem {
  const picture = readPicture(file);
  if (typeof picture === 'string') return picture;
  if (picture.width > MAX_LOGO.width || picture.height > MAX_LOGO.height) return 'logo_pixels';
  return picture.bytes.length > MAX_LOGO.bytes ? 'logo_bytes' : picture;
}
