/**
 * One visible character: a flag, an emoji with what is joined to it, a Hangul syllable in parts, or a base with its
 * marks. A pattern and not `Intl.Segmenter`, so that two versions of ICU never grade or cut differently.
 */
const CLUSTER =
  /\p{RI}\p{RI}|\p{ExtPict}[\p{EMod}\p{M}\u{e0020}-\u{e007f}]*(?:\u200d\p{ExtPict}[\p{EMod}\p{M}]*)*|[\u1100-\u115f]+[\u1160-\u11a7]*[\u11a8-\u11ff]*|[^][\p{M}\u200c\u200d]*/gu;

const HAS_ONLY_ASCII = /^[\0-\x7f]*$/;

/** The visible characters of a text. Plain ASCII is its own list, so that most texts are not taken apart. */
export const graphemes = (text: string): ArrayLike<string> =>
  HAS_ONLY_ASCII.test(text) ? text : (text.match(CLUSTER) ?? []);
