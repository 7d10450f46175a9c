// Runs in a page: plain JavaScript, to which no compiler adds helpers.

/** So much a channel may be away, of 255. */
const NEAR = 40;

/** @param {string} url @param {number} width */
async function drawn(url, width) {
  const image = new Image();
  image.src = url;
  await image.decode();
  // By halves, so that every pixel of the picture has its share.
  let source = /** @type {HTMLImageElement | HTMLCanvasElement} */ (image);
  let [w, h] = [image.naturalWidth, image.naturalHeight];
  const ratio = h / w;
  do {
    const canvas = document.createElement('canvas');
    w = Math.max(width, Math.ceil(w / 2));
    h = Math.round(w * ratio);
    canvas.width = w;
    canvas.height = h;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no canvas');
    context.imageSmoothingQuality = 'high';
    context.drawImage(source, 0, 0, w, h);
    source = canvas;
  } while (w > width);
  return /** @type {HTMLCanvasElement} */ (source);
}

/** A small picture of a large one, as a data URL. @param {string} url @param {number} width */
export async function shrink(url, width) {
  return (await drawn(url, width)).toDataURL('image/webp', 0.92);
}

/**
 * The share of a picture that is not as in another one, 0 to 1; 1 where they are of different sizes.
 *
 * @param {string} one
 * @param {string} other
 * @param {number} width in which they are compared, in px
 */
export async function difference(one, other, width) {
  const [a, b] = await Promise.all([drawn(one, width), drawn(other, width)]);
  if (Math.abs(a.height - b.height) > 1) return 1;
  const height = Math.min(a.height, b.height);
  const [left, right] = [a, b].map(
    (canvas) => canvas.getContext('2d')?.getImageData(0, 0, width, height).data
  );
  if (!left || !right) throw new Error('no canvas');
  let far = 0;
  for (let pixel = 0; pixel < left.length; pixel += 4)
    if ([0, 1, 2].some((channel) => Math.abs(left[pixel + channel] - right[pixel + channel]) > NEAR))
      far += 1;
  return far / (left.length / 4);
}
