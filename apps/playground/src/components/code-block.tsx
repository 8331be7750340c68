/** Code to read and to copy. */
import type { ComponentChildren } from 'preact'
import { CopyButton } from './copy-button.tsx'
import { ScrollArea } from './scroll-area.tsx'

interface CodeBlockProps {
  readonly code: string
  /** Name of the code, such as `the TypeScript code`. */
  readonly what: string
}

/** A scrollable block with a copy button. */
export function CodeBlock({ code, what }: CodeBlockProps): ComponentChildren {
  return (
    <div class="code">
      <CopyButton text={() => code} what={what} isSmall />
      <ScrollArea className="code__scroll" name={what}>
        <pre>
          <code>{code}</code>
        </pre>
      </ScrollArea>
    </div>
  )
}
