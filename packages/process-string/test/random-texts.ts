/** Random texts that are close to styles, the same ones for the same seed. */

/** What styles are made of, right and wrong, and what surrounds them where they are copied. */
const PIECES = [
  ...[
    'image/',
    'image',
    'style/',
    'video/',
    'doc/',
    'audio/',
    'sys/',
    'x-oss-process=',
    'https://b.x/a.jpg?',
  ],
  ...[
    'resize',
    'Resize',
    'format',
    'watermark',
    'quality',
    'crop',
    'rotate',
    'circle',
    'info',
    'blur',
    'resise',
  ],
  ...['snapshot', 'convert', 'preview', 'saveas', 'notify', 'small', '::built-in'],
  ...[
    'w_100',
    'h_50',
    'w_0',
    'W_1',
    'm_fill',
    'm_pad',
    'q_80',
    'r_9',
    't_1000',
    'f_jpg',
    'g_se',
    '90',
    'webp',
    'JPG',
  ],
  ...[
    'text_',
    'image_',
    'o_',
    'b_',
    'topic_',
    'type_',
    'SGVsbG8',
    '5L2g5aW9',
    'YQ==',
    '你好',
    'a b.png',
    '\ud83d',
  ],
  ...[
    '/',
    '/',
    '/',
    ',',
    ',',
    ',',
    '|',
    '_',
    '=',
    '//',
    ' ',
    '\n',
    '%2F',
    '%2C',
    '%25',
    '%',
    '，',
    '×',
    '#',
    '?',
    '&',
    '"',
  ],
  ...['100x200', '#FF0000', 'color_', '-1', '1e3', '🙂', '\u0000'],
] as const

/** Right styles; every second text is one of them with up to three pieces put in or put over. */
const RIGHT = [
  'image/resize,m_fixed,w_100,h_100/format,webp',
  'image/watermark,text_SGVsbG8,g_se,x_10/quality,q_80',
  'image/crop,w_50,h_50,g_center|image/format,jpg|sys/saveas,o_YQ',
  'style/small|sys/saveas,o_YQ==,b_Yg',
  'video/snapshot,t_1000,f_jpg,w_100,h_50',
  'doc/preview/watermark,text_YQ',
] as const

/** Yields texts: half of them pieces in any order, half of them changed right ones. */
export function* randomTexts(count: number, seed: number): Generator<string> {
  const next = createRandom(seed)
  for (let index = 0; index < count; index += 1) {
    yield index % 2 === 0
      ? piecesInAnyOrder(next)
      : changed(RIGHT[next() % RIGHT.length] ?? '', next)
  }
}

function piecesInAnyOrder(next: () => number): string {
  const pieces = Array.from({ length: 1 + (next() % 14) }, () => pieceBy(next))
  return (next() % 4 === 0 ? '' : 'image/') + pieces.join('')
}

function changed(text: string, next: () => number): string {
  let result = text
  for (let changes = next() % 4; changes > 0; changes -= 1) {
    const at = next() % (result.length + 1)
    result = result.slice(0, at) + pieceBy(next) + result.slice(at + (next() % 3))
  }
  return result
}

function pieceBy(next: () => number): string {
  return PIECES[next() % PIECES.length] ?? ''
}

/** Numbers of 32 bits by xorshift. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
}
