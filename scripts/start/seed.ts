/** Placeholder until src/lib/server/seed/seed-demo.ts is there. */
export async function seed(
  _databaseUrl: string,
  password: string
): Promise<{ email: string; password: string } | undefined> {
  return { email: 'demo@partyquiz.local', password };
}
