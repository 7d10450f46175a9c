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
  const { address, headers } = withoutUser(new URL(url));
  const response = await fetch(address, {
    method: 'POST',
    ...request,
    headers: { ...headers, ...request.headers }
  });
  // An unread body would hold the connection.
  await response.body?.cancel();
  if (!response.ok) throw new Error(`${name} answered ${String(response.status)}`);
}

/** `fetch` takes no user and password in an address, and would say them in its error. */
function withoutUser(address: URL): { address: URL; headers: Record<string, string> } {
  const { username, password } = address;
  if (username === '' && password === '') return { address, headers: {} };
  address.username = '';
  address.password = '';
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { address, headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` } };
}
