/** The page's side: asks for a form, posts the file straight to the bucket, and asks for its thumbnail. */

/**
 * Uploads a picture. The server never sees its bytes, and the page never sees a key.
 *
 * @param server - address of one's own server.
 * @returns the address of the thumbnail.
 */
export async function upload(file: File, server: string): Promise<string> {
  const form = (await post(`${server}/form`)) as Form
  const key = `uploads/${file.name}`
  const body = new FormData()
  for (const [name, value] of Object.entries({ ...form.fields, key })) body.append(name, value)
  // The service ignores what stands behind the file.
  body.append('file', file)
  const stored = await fetch(form.url, { method: 'POST', body })
  if (!stored.ok) throw new Error(`expected the upload to be taken, received ${stored.status}`)
  const made = (await post(`${server}/thumbnail?${new URLSearchParams({ key })}`)) as Thumbnail
  return made.url
}

interface Form {
  readonly url: string
  readonly fields: Readonly<Record<string, string>>
}

interface Thumbnail {
  readonly url: string
}

async function post(url: string): Promise<unknown> {
  const response = await fetch(url, { method: 'POST' })
  if (!response.ok) throw new Error(await response.text())
  return await response.json()
}
