/** The demo cannot be made or removed here; the message is a sentence for the person who asked. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
}
