/** The rules that bind the actions of one style; a table names the rule of its action. */
import type { ChainLink, ChainRule } from './action-table.ts'
import type { IssueParts } from './issue.ts'
import { toPictureText } from './kinds/picture.ts'

/** The action must be the only one of its style. */
export const ALONE: ChainRule = {
  name: 'alone',
  check(links, position) {
    if (links.length === 1) return undefined
    const expected = 'to be the only action of its style'
    const other = links.find((_, index) => index !== position)
    return misplaced({ code: 'ACTION_NOT_ALONE', expected, other }, links, position)
  },
}

/** The action must be the last one of its style. */
export const LAST: ChainRule = {
  name: 'last',
  check(links, position) {
    if (position === links.length - 1) return undefined
    const expected = 'to be the last action of its style'
    const other = links[position + 1]
    return misplaced({ code: 'ACTION_NOT_LAST', expected, other }, links, position)
  },
}

const MOST_PICTURES = 3

/** A style holds at most three different watermark pictures, see error 0040-00000026. */
export const FEW_PICTURES: ChainRule = {
  name: 'few-pictures',
  check(links, position) {
    // Only the last watermark counts the pictures of all.
    return isFollowed(links, position) ? undefined : tooManyPictures(links)
  },
}

/** Whether there is a later watermark; the calls for all links of a chain take linear time together. */
function isFollowed(links: readonly ChainLink[], position: number): boolean {
  for (let later = position + 1; later < links.length; later += 1) {
    if (links[later]?.table?.chain === FEW_PICTURES) return true
  }
  return false
}

function tooManyPictures(links: readonly ChainLink[]): IssueParts | undefined {
  const pictures = new Set<string>()
  let surplus: number | undefined
  for (const [position, { table, options }] of links.entries()) {
    if (table?.chain !== FEW_PICTURES || !('image' in options)) continue
    const { key, style = '' } = toPictureText(options.image) ?? { key: '' }
    if (pictures.add(`${key}?${style}`).size > MOST_PICTURES) surplus ??= position
  }
  if (surplus === undefined) return undefined
  return {
    code: 'ACTION_TOO_OFTEN',
    subject: 'watermark image',
    expected: `at most ${MOST_PICTURES} different pictures in one style`,
    received: pictures.size,
    path: [surplus, 'image'],
    action: 'watermark',
    parameter: 'image',
    ec: '0040-00000026',
  }
}

/** What is wrong with the place of an action, and the action that is in its way. */
interface Misplacement {
  readonly code: 'ACTION_NOT_ALONE' | 'ACTION_NOT_LAST'
  readonly expected: string
  readonly other: ChainLink | undefined
}

function misplaced(
  { code, expected, other }: Misplacement,
  links: readonly ChainLink[],
  position: number,
): IssueParts {
  const action = links[position]?.table?.action ?? ''
  const received = other?.table?.action ?? other?.name
  return { code, subject: action, action, expected, received, path: [position] }
}
