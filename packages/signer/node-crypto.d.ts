/**
 * What this package takes of Node, for its build, which has no Node types: a Node global used anywhere
 * in `src` is then an error. Type checks that have `@types/node` leave this file out.
 */
declare module 'node:crypto' {
  export function hash(algorithm: 'sha256', data: string | Uint8Array): string
  export function createHmac(algorithm: 'sha256', key: string | Uint8Array): Hmac
  interface Hmac {
    update(text: string): this
    digest(): Uint8Array
    digest(encoding: 'hex'): string
  }
}

declare module 'node:buffer' {
  export class Buffer extends Uint8Array {
    static alloc(size: number, fill: number): Buffer
    /** Gives the number of bytes written. */
    write(text: string, offset: number, encoding?: 'hex'): number
  }
}
