/** A listing that asks for its pages as they are wanted. */

import { OssServiceError } from '../errors.ts'
import type { ListedObject, ListObjectsInput, ListObjectsPage } from './list-objects.ts'

/** Iterates over objects; `pages` over pages, which also hold the prefixes that a delimiter gathers. */
export interface ObjectListing extends AsyncIterable<ListedObject> {
  readonly pages: () => AsyncGenerator<ListObjectsPage, void, undefined>
}

/** A page that is its own next one would be listed for ever. */
function repeated(page: ListObjectsPage): OssServiceError {
  return new OssServiceError({
    code: 'OSS_RESPONSE_MALFORMED',
    message:
      'expected another continuation token than the one sent, received the same in the answer to listObjects',
    statusCode: page.statusCode,
    requestId: page.requestId,
  })
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
      const continuationToken = page.nextContinuationToken
      page = await fetchPage({ ...input, continuationToken })
      if (page.nextContinuationToken === continuationToken) throw repeated(page)
      yield page
    }
  }
  async function* objects(): AsyncGenerator<ListedObject, void, undefined> {
    for await (const page of pages()) yield* page.objects
  }
  return { pages, [Symbol.asyncIterator]: objects }
}
