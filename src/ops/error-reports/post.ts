/**
 * Sends something by HTTP. The address stays out of the errors: it is as good as a password.
 *
 * @param name what answers there
 */
export async function post(
  name: string,
  url: URL | string,
  request: {
    readonly headers: Record<string, string>;
    readonly body: string | Uint8Array<ArrayBuffer>;
    readonly signal: AbortSignal;
  }
): Promise<void> {
  const response = await fetch(url, { method: 'POST', ...request });
  // An unread body would hold the connection.
  await response.body?.cancel();
  if (!response.ok) throw new Error(`${name} answered ${String(response.status)}`);
}
