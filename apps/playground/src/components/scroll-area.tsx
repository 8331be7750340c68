/** A region that scrolls by itself. */
import type { ComponentChildren } from 'preact'

interface ScrollAreaProps {
  /** Name of the region, in words. */
  readonly name: string
  readonly className: string
  readonly children: ComponentChildren
}

/** A named region that the keyboard can reach, for without that it could not scroll it. */
export function ScrollArea({ name, className, children }: ScrollAreaProps): ComponentChildren {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must take the focus (WCAG 2.1.1)
    <section class={className} aria-label={name} tabIndex={0}>
      {children}
    </section>
  )
}
