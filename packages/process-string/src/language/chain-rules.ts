/** The rules that bind the actions of one style; a table refers to the one that holds for it. */
import type { ChainLink, ChainRule } from './action-table.ts'
import type { IssueParts } from './issue.ts'
import { toPictureText } from './picture.ts'

/** The action must be the only one of its style. */
export const ALONE: ChainRule = {
  name: 'alone',
  check(links, position, problems) {
    if (links.length > 1) {
      const expected = 'to be the only action of its style'
      problems.push(misplaced('ACTION_NOT_ALONE', expected, links, position))
    }
  },
}

/** The action must be the last one of its style. */
export const LAST: ChainRule = {
  name: 'last',
  check(links, position, problems) {
    if (position < links.length - 1) {
      const expected = 'to be the last action of its style'
      problems.push(misplaced('ACTION_NOT_LAST', expected, links, position))
    }
  },
}

const MOST_PICTURES = 3

/** A style holds at most three different watermark pictures, see error 0040-00000026. */
export const FEW_PICTURES: ChainRule = {
  name: 'few-pictures',
  check(links, position, problems) {
    if (isFollowed(links, position)) return // the last watermark counts the pictures of all
    const pictures = new Set<string>()
    for (const [place, { table, options }] of links.entries()) {
      if (table?.chain !== FEW_PICTURES || !('image' in options)) continue
      const { key, style = '' } = toPictureText(options.image) ?? { key: '' }
      pictures.add(`${key}?${style}`)
      if (pictures.size > MOST_PICTURES) {
        problems.push(tooManyPictures(place))
        return
      }
    }
  },
}

/** Whether there is a later watermark; all the calls for one chain together look at each link once. */
function isFollowed(links: readonly ChainLink[], position: number): boolean {
  for (let later = position + 1; later < links.length; later += 1) {
    if (links[later]?.table?.chain === FEW_PICTURES) return true
  }
  return false
}

function tooManyPictures(position: number): IssueParts {
  return {
    code: 'ACTION_TOO_OFTEN',
    subject: 'watermark image',
    expected: `at most ${MOST_PICTURES} different pictures in one style`,
    received: 'more',
    path: [position, 'image'],
    action: 'watermark',
    parameter: 'image',
    ec: '0040-00000026',
  }
}

function misplaced(
  code: 'ACTION_NOT_ALONE' | 'ACTION_NOT_LAST',
  expected: string,
  links: readonly ChainLink[],
  position: number,
): IssueParts {
  const action = links[position]?.table?.action ?? ''
  return { code, subject: action, action, expected, received: 'other actions', path: [position] }
}
