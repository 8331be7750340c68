/** Copies a text, and says that it did. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Icon } from './icons.tsx'
import { usePlayground } from './playground-context.ts'

interface CopyButtonProps {
  /** What is copied; made when it is asked for. */
  readonly text: () => string
  /** Name of the thing, such as `the string`. */
  readonly what: string
  readonly icon?: 'copy' | 'link'
  /** Name of the button; it begins with what the button shows. @default `Copy` and the thing */
  readonly name?: string
  /** Shows the pictogram alone. */
  readonly isSmall?: boolean
  readonly children?: ComponentChildren
}

/** A button that puts a text onto the clipboard. */
export function CopyButton({
  text,
  what,
  icon = 'copy',
  name = `Copy ${what}`,
  isSmall = false,
  children = 'Copy',
}: CopyButtonProps): ComponentChildren {
  const { announce } = usePlayground()
  const [isDone, setIsDone] = useState(false)
  useEffect(() => {
    if (!isDone) return undefined
    const timer = setTimeout(() => setIsDone(false), 1600)
    return () => clearTimeout(timer)
  }, [isDone])
  const copy = (): void => {
    navigator.clipboard.writeText(text()).then(
      () => {
        setIsDone(true)
        announce(`Copied ${what}`)
      },
      () => announce(`The browser did not let the page copy ${what}`),
    )
  }
  return (
    <button
      type="button"
      class="button"
      onClick={copy}
      aria-label={isDone ? `Copied ${what}` : name}
      title={name}
    >
      <Icon name={isDone ? 'done' : icon} />
      {!isSmall && (isDone ? 'Copied' : children)}
    </button>
  )
}
