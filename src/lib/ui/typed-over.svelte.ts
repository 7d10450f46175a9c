/** The value of a field: what somebody made of it, until what is saved becomes something else. */
export interface TypedOver<T> {
  value: T;
}

/**
 * A field over what is saved. Pages load their data anew while somebody types, on a timer or after another form was
 * sent: what is in the field stays unless `saved` itself tells something new, compared by `Object.is`.
 */
export function typedOver<T extends string | number | boolean | null>(saved: () => T): TypedOver<T> {
  // Two steps: a derived value wakes who reads it only when it differs, and so keeps what was written over the second.
  const loaded = $derived(saved());
  let current = $derived(loaded);
  return {
    get value() {
      return current;
    },
    set value(value) {
      current = value;
    }
  };
}
