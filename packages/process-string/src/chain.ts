/** The rules that bind the actions of one style; a table refers to the one that holds for it. */
import type { ChainLink, ChainRule } from './action-table.ts'
import type { IssueParts } from './issue.ts'
import { toPictureText } from './picture.ts'

/** The action must be the only one of its style. */
export const ALONE: ChainRule = {
  name: 'alone',
  check: (links) =>
    links.length < 2
      ? []
      : misplaced('ACTION_NOT_ALONE', 'to be the only action of its style', links, ALONE),
}

/** The action must be the last one of its style. */
export const LAST: ChainRule = {
  name: 'last',
  check: (links) =>
    misplaced('ACTION_NOT_LAST', 'to be the last action of its style', links.slice(0, -1), LAST),
}

const MOST_PICTURES = 3

/** A style holds at most three different watermark pictures, see error 0040-00000026. */
export const FEW_PICTURES: ChainRule = {
  name: 'few-pictures',
  check(links) {
    const pictures = new Set<string>()
    for (const [position, { table, options }] of links.entries()) {
      if (table?.chain !== FEW_PICTURES || !('image' in options)) continue
      const { key, style = '' } = toPictureText(options.image) ?? { key: '' }
      pictures.add(`${key}?${style}`)
      if (pictures.size > MOST_PICTURES) return [tooManyPictures(position)]
    }
    return []
  },
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
  rule: ChainRule,
): IssueParts[] {
  return links.flatMap(({ table }, position) => {
    if (table?.chain !== rule) return []
    const { action } = table
    return [
      { code, subject: action, action, expected, received: 'other actions', path: [position] },
    ]
  })
}
