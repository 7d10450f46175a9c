import { deserialize } from '$app/forms';

/** What dragging does: puts an item to a place (from 0) in a round. @returns whether that is stored */
export async function placeItem(item: string, round: string, place: number): Promise<boolean> {
  const body = new FormData();
  for (const [name, value] of Object.entries({ item, round, place })) body.set(name, String(value));
  const response = await fetch('?/placeItem', {
    method: 'POST',
    body,
    headers: { 'x-sveltekit-action': 'true' }
  });
  return deserialize(await response.text()).type === 'success';
}
