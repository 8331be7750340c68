/** A listing that asks for its pages as they are wanted. */

import type { ListedObject, ListObjectsInput, ListObjectsPage } from './operations/list-objects.ts'

/** Iterates over objects; `pages` over pages, which also hold the prefixes that a delimiter gathers. */
export interface ObjectListing extends AsyncIterable<ListedObject> {
  readonly pages: () => AsyncGenerator<ListObjectsPage, void, undefined>
}

/**
 * Makes a listing. Nothing is asked for before it is iterated over, and each iteration begins anew.
 *
 * @param fetchPage - asks for one page.
 */
export function createListing<Input extends ListObjectsInput>(
  input: Input,
  fetchPage: (input: Input) => Promise<ListObjectsPage>,
): ObjectListing {
  async function* pages(): AsyncGenerator<ListObjectsPage, void, undefined> {
    let page = await fetchPage(input)
    yield page
    while (page.nextContinuationToken !== undefined) {
      page = await fetchPage({ ...input, continuationToken: page.nextContinuationToken })
      yield page
    }
  }
  async function* objects(): AsyncGenerator<ListedObject, void, undefined> {
    for await (const page of pages()) yield* page.objects
  }
  return { pages, [Symbol.asyncIterator]: objects }
}
