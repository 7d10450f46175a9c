/** Each key of a view as its JSON text. */
export type EncodedView = ReadonlyMap<string, string>;

export function encodeView(view: object): EncodedView {
  const encoded = new Map<string, string>();
  for (const [key, value] of Object.entries(view)) {
    if (value !== undefined) encoded.set(key, JSON.stringify(value));
  }
  return encoded;
}

/**
 * JSON text of the `view` frame that turns one view into the next, or `undefined` when nothing changed. Only keys
 * that differ travel.
 */
export function viewFrame(seq: number, before: EncodedView, after: EncodedView): string | undefined {
  const set: string[] = [];
  for (const [key, json] of after) if (before.get(key) !== json) set.push(`${JSON.stringify(key)}:${json}`);
  const gone = [...before.keys()].filter((key) => !after.has(key));
  if (set.length === 0 && gone.length === 0) return undefined;
  const del = gone.length > 0 ? `,"del":${JSON.stringify(gone)}` : '';
  return `{"t":"view","seq":${String(seq)},"set":{${set.join(',')}}${del}}`;
}

/** The client's side: applies a `view` frame to the view before it. */
export function applyViewFrame<V extends object>(
  view: V,
  frame: { readonly set: Readonly<Record<string, unknown>>; readonly del?: readonly string[] }
): V {
  const next: Record<string, unknown> = { ...view, ...frame.set };
  for (const key of frame.del ?? []) delete next[key];
  // The server made both the view and the difference from the same type.
  return next as V;
}
