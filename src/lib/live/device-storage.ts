/** What this device remembers between page loads. Where storage is blocked, nothing is remembered and nothing breaks. */
export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    memory.set(key, value);
  }
}

export function recall(key: string): unknown {
  try {
    const text = localStorage.getItem(key);
    return text === null ? memory.get(key) : (JSON.parse(text) as unknown);
  } catch {
    return memory.get(key);
  }
}

export function forget(key: string): void {
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    memory.delete(key);
  }
}

const memory = new Map<string, unknown>();
