/** The service's error document, as far as a person wants to see it. */

/** An answer of the service that is an error. */
export interface ServiceRefusal {
  readonly status: number
  readonly code: string
  readonly message: string
  /** Detail code, such as `0040-00000312`. */
  readonly ec: string | undefined
  readonly requestId: string | undefined
}

/** Reads an error document; a body that is none is told by its status. */
export function readRefusal(text: string, { status }: { readonly status: number }): ServiceRefusal {
  const field = (name: string): string | undefined => {
    const [, value] = new RegExp(`<${name}>([^<]*)</${name}>`).exec(text) ?? []
    return value === undefined ? undefined : unescapeXml(value)
  }
  return {
    status,
    code: field('Code') ?? `HTTP ${status}`,
    message: field('Message') ?? 'the answer has no error document',
    ec: field('EC'),
    requestId: field('RequestId'),
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
}

function unescapeXml(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? '')
}
