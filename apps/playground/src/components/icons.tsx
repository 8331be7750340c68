/** The page's few pictograms; decoration only, beside a name in words. */
import type { ComponentChildren } from 'preact'

const PATHS = {
  up: 'M8 12.5v-9M4 7l4-4 4 4',
  down: 'M8 3.5v9M4 9l4 4 4-4',
  remove: 'M4 4l8 8M12 4l-8 8',
  add: 'M8 3v10M3 8h10',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  done: 'M3 8.5l3.5 3.5L13 4.5',
  link: 'M6.5 9.5l3-3M7 4.5l1.5-1.5a3 3 0 014.5 4.5L11.5 9M9 11.5L7.5 13A3 3 0 013 8.5L4.5 7',
  grip: 'M6 3.5v.01M10 3.5v.01M6 8v.01M10 8v.01M6 12.5v.01M10 12.5v.01',
  open: 'M4 6l4 4 4-4',
  picture: 'M2.5 3.5h11v9h-11zM2.5 11l3-3 2.5 2.5L11 7l2.5 2.5M6 6.2v.01',
  undo: 'M3 6h6.5a3.5 3.5 0 010 7H6M3 6l3-3M3 6l3 3',
  redo: 'M13 6H6.5a3.5 3.5 0 000 7H10M13 6l-3-3M13 6l-3 3',
  theme: 'M8 2.5a5.5 5.5 0 000 11zM8 2.5a5.5 5.5 0 010 11',
} as const

/** One pictogram, 16 by 16, in the colour of the text. */
export function Icon({ name }: { readonly name: keyof typeof PATHS }): ComponentChildren {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}
