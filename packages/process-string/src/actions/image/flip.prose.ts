import type { Sentence } from '../../explain/wording.ts'
import type { ActionProse } from '../../reference/action-prose.ts'
import type { FlipOptions, flipTable } from './flip.ts'

export const flipProse: ActionProse<typeof flipTable> = {
  title: 'Flip',
  description: 'Mirrors the picture. Only pages from 2025 on have this action.',
  sources: [{ title: 'Flip image', url: 'https://help.aliyun.com/en/oss/user-guide/flip-image' }],
  examples: ['image/flip,0', 'image/flip,1'],
  parameters: {
    direction: { description: 'vertical swaps top and bottom, horizontal left and right.' },
  },
}

const FLIPS = {
  vertical: 'swap top and bottom',
  horizontal: 'swap left and right',
  both: 'swap top and bottom, and left and right',
} as const

export const explainFlip: Sentence<FlipOptions> = ({ direction }) => FLIPS[direction]
