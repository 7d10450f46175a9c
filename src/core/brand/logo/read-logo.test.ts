import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joined } from './bytes.ts';
import { picture } from './pictures.fixture.ts';
import { MAX_LOGO, readLogo, readPicture } from './read-logo.ts';

const text = (letters: string) => Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
const number = (value: number) => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
};
const says = (bytes: Uint8Array, word: string) => Buffer.from(bytes).includes(word);
const SECRET = 'GPS 52.37 N 4.89 E';

/** A chunk of PNG; nobody looks at its checksum here. */
const pngChunk = (name: string, content: Uint8Array) =>
  joined([number(content.length), text(name), content, number(0)]);
const png = ({ width = 40, height = 16, extra = [] as Uint8Array[], after = '' } = {}) => {
  const plain = picture('png');
  // Signature and header are 33 bytes long; what draws comes behind.
  const head = plain.slice(0, 33);
  const view = new DataView(head.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return joined([head, ...extra, plain.subarray(33), text(after)]);
};
const jpgWith = (...segments: Uint8Array[]) => {
  const plain = picture('jpg');
  return joined([plain.subarray(0, 2), ...segments, plain.subarray(2)]);
};
const segment = (marker: number, content: string) =>
  joined([Uint8Array.of(0xff, marker, 0, content.length + 2), text(content)]);
const webpChunk = (name: string, content: Uint8Array) => {
  const size = number(content.length).reverse();
  return joined([text(name), size, content, new Uint8Array(content.length % 2)]);
};
const webpWith = (...chunks: Uint8Array[]) => {
  const body = joined([picture('webp').subarray(12), ...chunks]);
  return joined([text('RIFF'), number(body.length + 4).reverse(), text('WEBP'), body]);
};

describe('[WEB-16] a logo is told by its bytes', () => {
  it.each([
    ['png', 'png', 40, 16],
    ['jpg', 'jpg', 40, 16],
    ['progressive', 'jpg', 40, 16],
    ['webp', 'webp', 40, 16],
    ['clear', 'webp', 10, 10]
  ] as const)('a file of %s', (name, type, width, height) => {
    const logo = readLogo(picture(name));
    expect(logo).toMatchObject({ type, width, height });
    if (typeof logo === 'string') throw new Error(logo);
    // What is clean stays as it is.
    expect(readLogo(logo.bytes)).toEqual(logo);
  });

  it.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['GIF', 'GIF89a\x01\0\x01\0'],
    ['another RIFF', 'RIFF\x24\0\0\0WAVEfmt '],
    ['nothing', '']
  ])('%s is none', (_name, content) => {
    expect(readLogo(text(content))).toBe('logo_type');
  });
});

describe('[WEB-16] what is not drawn is taken out', () => {
  const clean = (file: Uint8Array) => {
    const logo = readLogo(file);
    if (typeof logo === 'string') throw new Error(logo);
    return logo.bytes;
  };

  it('of PNG: texts, times, positions, and what stands behind the end', () => {
    const dirty = png({
      extra: [pngChunk('tEXt', text(SECRET)), pngChunk('eXIf', text(SECRET)), pngChunk('iCCP', text(SECRET))],
      after: `<script>${SECRET}</script>`
    });
    expect(says(dirty, SECRET)).toBe(true);
    expect(clean(dirty)).toEqual(picture('png'));
  });

  it('of JPEG: Exif, profiles, comments, and what stands behind the end', () => {
    const dirty = joined([
      jpgWith(
        segment(0xe1, `Exif\0\0${SECRET}`),
        segment(0xe2, `ICC_PROFILE\0${SECRET}`),
        segment(0xfe, SECRET)
      ),
      text(`<script>${SECRET}</script>`)
    ]);
    expect(says(picture('jpg'), 'GPS secret'), 'the comment that it has').toBe(true);
    expect(says(dirty, SECRET)).toBe(true);
    expect(clean(dirty)).toEqual(clean(picture('jpg')));
    expect(says(clean(dirty), 'GPS secret')).toBe(false);
  });

  it('of WebP: Exif, XMP, and what stands behind the end', () => {
    const flags = new Uint8Array(10).fill(0);
    flags[0] = 0x2c;
    const dirty = joined([
      webpWith(
        webpChunk('VP8X', flags),
        webpChunk('EXIF', text(SECRET)),
        webpChunk('XMP ', text(`${SECRET}!`))
      ),
      text(SECRET)
    ]);
    expect(says(dirty, SECRET)).toBe(true);
    const bytes = clean(dirty);
    expect(says(bytes, SECRET)).toBe(false);
    expect(Buffer.from(bytes).readUInt32LE(4)).toBe(bytes.length - 8);
    // The header no longer promises what has gone.
    expect(bytes[Buffer.from(bytes).indexOf('VP8X') + 8]).toBe(0);
  });
});

describe('[WEB-16] a logo is small and stands still', () => {
  it.each([
    ['wide', { width: MAX_LOGO.width + 1 }],
    ['high', { height: MAX_LOGO.height + 1 }],
    ['a bomb', { width: 60_000, height: 60_000 }]
  ])('too %s', (_name, size) => {
    expect(readLogo(png(size))).toBe('logo_pixels');
    // A browser may still scale it down.
    expect(readPicture(png(size))).toMatchObject({ type: 'png' });
  });

  it('too many bytes, of what is drawn', () => {
    const much = new Uint8Array(MAX_LOGO.bytes);
    expect(readLogo(png({ extra: [pngChunk('IDAT', much)] }))).toBe('logo_bytes');
    expect(readLogo(png({ extra: [pngChunk('tEXt', much)] }))).toMatchObject({ type: 'png' });
  });

  it('several frames', () => {
    expect(readLogo(png({ extra: [pngChunk('acTL', new Uint8Array(8))] }))).toBe('logo_moves');
    expect(readLogo(webpWith(webpChunk('ANIM', new Uint8Array(6))))).toBe('logo_moves');
  });

  it('no pixel', () => {
    expect(readLogo(png({ width: 0 }))).toBe('logo_broken');
  });
});

it('[WEB-16] what is cut off or damaged is refused in words, and never an error', () => {
  for (const name of ['png', 'jpg', 'webp'] as const) {
    const whole = picture(name);
    for (let length = 17; length < whole.length; length++)
      expect(readLogo(whole.subarray(0, length)), `${name}, ${String(length)} bytes`).toBe('logo_broken');
  }
  fc.assert(
    fc.property(
      fc.constantFrom('png', 'jpg', 'progressive', 'webp', 'clear'),
      fc.array(fc.tuple(fc.nat(700), fc.nat(255)), { minLength: 1, maxLength: 8 }),
      (name, changes) => {
        const damaged = picture(name);
        for (const [at, byte] of changes) damaged[at % damaged.length] = byte;
        const logo = readLogo(damaged);
        if (typeof logo !== 'string') expect(logo.bytes.length).toBeLessThanOrEqual(damaged.length);
      }
    )
  );
});
