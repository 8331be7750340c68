/**
 * The bits of a hidden text: its length, a checksum, and its UTF-8 bytes, repeated over all places, so
 * that a damaged picture still holds enough copies of each bit.
 */

/** Bytes before the text: two of length, two of checksum. */
const HEAD_BYTES = 4
/** 256 characters of UTF-8 at most. */
const MAX_BYTES = 1024

/**
 * Spreads a text over a number of places.
 *
 * @returns 0 or 1 for each place.
 */
export function spreadText(text: string, places: number): Uint8Array {
  const bytes = new TextEncoder().encode(text)
  const bits = toBits(Uint8Array.of(...uint16(bytes.length), ...uint16(checksum(bytes)), ...bytes))
  const spread = new Uint8Array(places)
  for (const [position, place] of shuffledPlaces(places).entries()) {
    spread[place] = bits[position % bits.length] ?? 0
  }
  return spread
}

/**
 * Finds the text again. The length is not known, so each one is tried until length and checksum
 * agree.
 *
 * @param votes - for each place from 1, certainly a 0, to -1, certainly a 1.
 */
export function gatherText(votes: Float32Array): string | undefined {
  const shuffled = shuffledPlaces(votes.length)
  const ordered = Float32Array.from(shuffled, (place) => votes[place] ?? 0)
  const longest = Math.min(MAX_BYTES, Math.floor(votes.length / 8) - HEAD_BYTES)
  for (let length = 1; length <= longest; length++) {
    const total = HEAD_BYTES + length
    const head = gatherBytes(ordered, { total, wanted: HEAD_BYTES })
    if (readUint16(head, 0) !== length) continue
    const text = gatherBytes(ordered, { total, wanted: total }).subarray(HEAD_BYTES)
    if (readUint16(head, 2) === checksum(text)) return new TextDecoder().decode(text)
  }
  return undefined
}

/** Returns how many places a text needs to hold each of its bits twice. */
export function placesFor(text: string): number {
  return (HEAD_BYTES + new TextEncoder().encode(text).length) * 16
}

/** The first bytes of a message of a given length, each bit by the votes of all its places. */
function gatherBytes(
  votes: Float32Array,
  { total, wanted }: { readonly total: number; readonly wanted: number },
): Uint8Array {
  const bytes = new Uint8Array(wanted)
  for (let bit = 0; bit < wanted * 8; bit++) {
    let sum = 0
    for (let at = bit; at < votes.length; at += total * 8) sum += votes[at] ?? 0
    if (sum < 0) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (0x80 >> (bit & 7))
  }
  return bytes
}

function toBits(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: bytes.length * 8 }, (_, bit) => {
    return ((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1
  })
}

/** Shuffles the places, the same way in every run, so that copies of a bit are far apart in the picture. */
function shuffledPlaces(count: number): Uint32Array {
  const places = Uint32Array.from({ length: count }, (_, index) => index)
  let seed = 0x5eed
  for (let last = count - 1; last > 0; last--) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    const other = seed % (last + 1)
    const kept = places[last] ?? 0
    places[last] = places[other] ?? 0
    places[other] = kept
  }
  return places
}

/** CRC-16/CCITT-FALSE. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffff
  for (const byte of bytes) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1
    crc &= 0xffff
  }
  return crc
}

function uint16(value: number): [number, number] {
  return [value >> 8, value & 255]
}

function readUint16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
}
