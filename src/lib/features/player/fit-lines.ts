interface Room {
  /** In pixels. */
  readonly width: number;
  /** Largest letters, in pixels. */
  readonly size: number;
  /** Most lines. */
  readonly most: number;
  /** How wide a line is in letters of this size, both in pixels. */
  readonly widthOf: (line: string, size: number) => number;
}

interface Fitted {
  readonly lines: readonly string[];
  readonly size: number;
}

/** Smallest letters, as a part of the largest: what is longer still is cut, and says so. */
const SMALLEST = 0.5;
const STEP = 0.95;

/** The largest letters in which a text fits on so many lines, broken between words where it can be. */
export function fitLines(text: string, { width, size: largest, most, widthOf }: Room): Fitted {
  for (let size = largest; size >= largest * SMALLEST; size *= STEP) {
    const lines = broken(text, (line) => widthOf(line, size) <= width);
    if (lines.length <= most && lines.every((line) => widthOf(line, size) <= width)) return { lines, size };
  }
  const size = largest * SMALLEST;
  const fits = (line: string) => widthOf(line, size) <= width;
  const lines = broken(text, fits);
  const kept = lines.slice(0, most);
  const last = kept.length < lines.length ? [...kept.slice(0, -1), `${kept.at(-1) ?? ''}…`] : kept;
  return { lines: last.map((line) => cut(line, fits)), size };
}

/** Words, line by line. */
function broken(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** As much of a line as fits, by whole letters. */
function cut(line: string, fits: (line: string) => boolean): string {
  const letters = [...line.replace(/…$/, '')];
  let text = line;
  while (!fits(text) && letters.length > 0) {
    letters.pop();
    text = `${letters.join('')}…`;
  }
  return text;
}
