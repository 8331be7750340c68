/** The style as code, in the languages that people use it from. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { htmlSnippet } from '../snippets/html.ts'
import { pythonSnippet } from '../snippets/python.ts'
import { cliSnippet, curlSnippet } from '../snippets/shell.ts'
import type { SnippetInput } from '../snippets/snippet.ts'
import { typescriptSnippet } from '../snippets/typescript.ts'
import { proposedKey } from '../style/reading.ts'
import { CodeBlock } from './code-block.tsx'
import { usePlayground } from './playground-context.ts'

const LANGUAGES = ['TypeScript', 'CLI', 'curl', 'HTML', 'Python'] as const
type Language = (typeof LANGUAGES)[number]

/** Tabs with code. */
export function TakeAway(): ComponentChildren {
  const [language, setLanguage] = useState<Language>('TypeScript')
  const tabs = useRef<HTMLDivElement>(null)
  const step = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (by === undefined) return
    const count = LANGUAGES.length
    const next = LANGUAGES[(LANGUAGES.indexOf(language) + by + count) % count]
    if (!next) return
    setLanguage(next)
    tabs.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus()
  }
  return (
    <section class="take" aria-labelledby="take-title">
      <h2 id="take-title" class="label">
        Take it away
      </h2>
      <div class="tabs" role="tablist" aria-label="Language" ref={tabs} onKeyDown={step}>
        {LANGUAGES.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            class="tabs__tab"
            aria-selected={name === language}
            aria-controls="take-panel"
            tabIndex={name === language ? 0 : -1}
            onClick={() => setLanguage(name)}
          >
            {name}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="take-panel" aria-labelledby={`tab-${language}`}>
        <Snippet language={language} />
      </div>
    </section>
  )
}

function Snippet({ language }: { readonly language: Language }): ComponentChildren {
  const input = useSnippetInput()
  const command = useCurlCommand(input, language === 'curl')
  const { renderer } = usePlayground()
  if (input.reading.isEmpty) return <p class="note">Add an action, and its code stands here.</p>
  if (language === 'curl' && !renderer) {
    return (
      <p class="note">Presigning needs keys: connect an emulator, and the command stands here.</p>
    )
  }
  if (language === 'curl' && command === '') return null
  return (
    <CodeBlock
      code={language === 'curl' ? command : codeIn(language, input)}
      what={`the ${language} code`}
    />
  )
}

function codeIn(language: Exclude<Language, 'curl'>, input: SnippetInput): string {
  switch (language) {
    case 'TypeScript':
      return typescriptSnippet(input)
    case 'CLI':
      return cliSnippet(input)
    case 'HTML':
      return htmlSnippet(input)
    default:
      return pythonSnippet(input)
  }
}

function useSnippetInput(): SnippetInput {
  const { reading, source, renderer } = usePlayground()
  const { region = 'cn-hangzhou', bucket = 'examplebucket' } = renderer?.link.connection ?? {}
  const { saveAs } = reading.tree ?? {}
  return {
    reading,
    region,
    bucket,
    key: source?.key ?? 'photo.jpg',
    target: { key: saveAs?.key ?? proposedKey(reading), bucket: saveAs?.bucket ?? bucket },
    sourceWidth: source?.facts?.width,
  }
}

/** The command with an hour's URL of the processed picture; it follows the style a moment later. */
function useCurlCommand(input: SnippetInput, isWanted: boolean): string {
  const { renderer } = usePlayground()
  const [command, setCommand] = useState('')
  const { key, reading, target } = input
  useEffect(() => {
    if (!renderer || !isWanted) return undefined
    let isLatest = true
    const show = (next: string): void => {
      if (isLatest) setCommand(next)
    }
    renderer.link.url({ key, style: reading.style, expiresIn: 3600 }).then(
      (url) => show(curlSnippet(input, url)),
      () => show(''),
    )
    return () => {
      isLatest = false
    }
  }, [renderer, isWanted, key, reading.style, target.key])
  return command
}
